/**
 * `npm run review`: what a change to the contract means.
 */
import { join, relative } from "node:path";
import { seconds } from "@facility-contracts/command/amounts";
import { callersPath } from "@facility-contracts/command/callers-path";
import { runCommand } from "@facility-contracts/command/options";
import { createProgress } from "@facility-contracts/command/progress";
import { ROOT } from "@facility-contracts/command/repository";
import { COMMAND, refuseContradictions } from "./options.ts";
import { githubText } from "./print/github.ts";
import { jsonText } from "./print/json.ts";
import { markdownText } from "./print/markdown.ts";
import { terminalText } from "./print/terminal.ts";

await runCommand("review", COMMAND, async (options) => {
  refuseContradictions(options);
  const { api, base, documents, json, markdown } = options;
  // Each part only where it is needed: what lints and validates takes a second to load.
  const { refuseDocument, written } = await import("./output.ts");
  for (const name of ["markdown", "json"] as const) {
    const file = options[name] ?? "-";
    if (file !== "-") await refuseDocument(`--${name}`, callersPath(file));
  }
  const progress = createProgress(process.stderr);
  process.once("exit", progress.end);
  const [old, now] = documents;
  const reviewed =
    old !== undefined && now !== undefined
      ? {
          review: await (await import("./documents.ts")).reviewDocuments(old, now, callersPath(".")),
          changesets: [],
        }
      : await (await import("./review.ts")).review({
          ...(base === undefined ? {} : { base }),
          ...(api === undefined ? {} : { api }),
          progress: progress.say,
        });
  if (options.changelog) {
    const { entriesOf, writeChangelogs } = await import("./changelog/write.ts");
    const lines = options.write ? await writeChangelogs(ROOT, reviewed) : [...entriesOf(reviewed).values()];
    console.log(lines.length === 0 ? "No API has a new version." : lines.join("\n"));
    return;
  }
  const output: string[] = [];
  const write = async (file: string, text: string) => {
    if (file === "-") process.stdout.write(text);
    else output.push(await written(callersPath(file), text));
  };
  if (markdown !== undefined) await write(markdown, markdownText(reviewed.review));
  if (json !== undefined) await write(json, jsonText(reviewed.review));
  const isTaken = options.github || [markdown, json].includes("-");
  if (options.github) process.stdout.write(githubText(reviewed.review));
  else if (!isTaken)
    console.log(
      terminalText(reviewed.review, process.stdout.hasColors?.() === true && !process.env.NO_COLOR),
    );
  if (options.portal) {
    const start = performance.now();
    progress.say("building the portal");
    const { buildPage } = await import("./portal.ts");
    const page = relative(process.cwd(), join(ROOT, await buildPage(reviewed.review)));
    output.push(`Wrote ${page} (${seconds(performance.now() - start)}). Next: open it, or npm start`);
  }
  // What is written to the standard output is read by a machine.
  for (const line of output) (isTaken ? console.error : console.log)(line);
  if (reviewed.review.findings.length > 0) process.exitCode = 1;
});
