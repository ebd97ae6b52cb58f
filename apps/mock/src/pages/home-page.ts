import { setImmediate } from "node:timers/promises";
import { messageOf } from "@facility-contracts/command/failure";
import { curlCommand } from "@facility-contracts/serving/curl";
import type { Operation } from "../answers/operation.ts";
import { pathForStatus } from "../answers/status-in-id.ts";
import type { MockedOperation, OperationHead, Prepared, ReadOperation } from "../prepared.ts";
import { askableStatus } from "./askable-status.ts";
import { HEALTH_PATH, openapiPath } from "./paths.ts";

/** The page at `/`: what there is to call, with a command for each operation, and how to reach each error. */
export async function homePage({ apis }: Prepared, origin: string): Promise<string> {
  const sections: string[] = [];
  for (const { name, operations } of apis) {
    const parts: string[] = [];
    for (const mocked of operations) {
      parts.push(await sectionOf(mocked, origin));
      // To read hundreds takes a second, in which others are answered.
      if ("read" in mocked) await setImmediate();
    }
    const document = `<a href="${openapiPath(name)}">${openapiPath(name)}</a>`;
    sections.push(`<h2>${escapeHtml(name)}</h2>\n<p>OpenAPI document: ${document}</p>\n${parts.join("\n")}`);
  }
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock server</title>
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
  body { margin: 2rem auto; max-width: 60rem; overflow-wrap: anywhere; padding: 0 1rem; }
  pre { border: 1px solid; overflow-x: auto; padding: 0.75rem; }
</style>
<h1>Mock server</h1>
<p>Each answer is an example of the contract; nothing is stored. Any credentials will do. Is it up?
<a href="${HEALTH_PATH}">${HEALTH_PATH}</a></p>
${sections.join("\n")}
</html>
`;
}

/** What there is to say of an operation, also of one that Prism cannot read. */
async function sectionOf(mocked: MockedOperation, origin: string): Promise<string> {
  if (!("read" in mocked)) return operationSection(mocked, origin);
  return mocked.read().then(
    (read) => operationSection(read, origin),
    (error: unknown) => `${titleOf(mocked.operation)}\n<p>${escapeHtml(messageOf(error))}</p>`,
  );
}

function titleOf({ method, path }: OperationHead): string {
  return `<h3><code>${escapeHtml(`${method.toUpperCase()} ${path}`)}</code></h3>`;
}

function operationSection({ operation, example }: ReadOperation, origin: string): string {
  const { summary = "", responses } = operation;
  const errors = responses.filter(({ code }) => code >= "400");
  const rows = errors.map(({ code, description = "" }) => {
    const status = askableStatus(code, operation);
    // A path asks for no status but one that is documented itself.
    const way = status === code ? pathForStatus(operation, code) : `Prefer: code=${status}`;
    return `<li><code>${escapeHtml(code)}</code> ${markdown(description)} <code>${escapeHtml(way)}</code></li>`;
  });
  const [first = "400"] = errors.map(({ code }) => askableStatus(code, operation));
  return `${titleOf(operation)}
<p>${escapeHtml(summary)}</p>
<pre tabindex="0">${escapeHtml(curlCommand(origin, example))}</pre>
<details><summary>Errors: with <code>Prefer: code=${escapeHtml(first)}</code>, or with these paths</summary>
<ul>
${rows.join("\n")}
</ul>
<p>Examples, for <code>Prefer: code=400, example=name</code>: ${escapeHtml(exampleNames(operation))}</p>
</details>`;
}

/** Descriptions are Markdown, of which they use what stands in backquotes. */
function markdown(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** The names that `Prefer: example=` knows, by status. */
function exampleNames(operation: Operation): string {
  return operation.responses
    .map(({ code, contents = [] }) => {
      const keys = contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key));
      return `${askableStatus(code, operation)}: ${keys.join(", ")}`;
    })
    .join("; ");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
