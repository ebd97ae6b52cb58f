/**
 * `npm run interop`: what the tools of others make of a document.
 */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { seconds } from "@facility-contracts/command/amounts";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { bundleFiles } from "./bundles.ts";
import { checkDocument, type DocumentResult, inRunFolder, judged } from "./check.ts";
import { readDocument } from "./document.ts";
import { KNOWN, readKnown } from "./known.ts";
import { readersFolder } from "./readers.ts";
import { tableOf, textOf } from "./report.ts";
import { TOOLS } from "./tools/all.ts";

const COMMAND = {
  does: `Holds what the tools of others make of OpenAPI documents against the documents, by its outcome: generated types by compiling
values, generated schemas by parsing them, requests by looking at them. The tools are installed into .cache/ the first time.`,
  usage: "npm run interop [-- options] [-- document...]",
  options: {
    document: {
      help: "a file with OpenAPI 3.0 or 3.1, JSON or YAML (default: the bundles of this repository)",
      argument: true,
    },
    tool: {
      value: "name",
      help: `only this tool, may be given again: ${TOOLS.map(({ name }) => name).join(", ")}`,
      many: true,
    },
    known: { value: "file", help: "the list of known differences (default: packages/interop/known.yaml)" },
    keep: { help: "leave what the tools make where the last line says" },
    json: { help: "print every verdict as JSON" },
  },
  exits: "Exit codes: 0 nothing wrong that is not known, 1 findings, 2 wrong use.",
} as const satisfies Command<Options>;

await runCommand("interop", COMMAND, async ({ document: given, ...options }) => {
  const tools = TOOLS.filter(({ name }) => options.tool.length === 0 || options.tool.includes(name));
  const wrong = options.tool.find((name) => !TOOLS.some((tool) => tool.name === name));
  if (wrong !== undefined)
    throw new Failure(
      2,
      `there is no tool '${wrong}'; there are ${TOOLS.map(({ name }) => name).join(", ")}`,
    );
  const named = given.map(callersPath);
  const absent = named.find((file) => !existsSync(file));
  if (absent !== undefined) throw new Failure(2, `${absent}: there is no such file`);
  const files = named.length > 0 ? named : await bundleFiles();
  const known = await readKnown(options.known === undefined ? KNOWN : callersPath(options.known));
  const documents = await Promise.all(files.map((file) => readDocument(file, relative(process.cwd(), file))));
  const installed = await readersFolder();
  const results: DocumentResult[] = [];
  await inRunFolder(installed, options.keep, async (folder) => {
    for (const [index, document] of documents.entries()) {
      results.push(await checkDocument(document, tools, { installed, folder: join(folder, String(index)) }));
    }
    if (options.keep) console.error(`What they made: ${folder}`);
  });
  const found = judged(
    results,
    known,
    tools.map(({ name }) => name),
  );
  // The list speaks of our bundles: what does not happen elsewhere is not stale.
  const stale = given.length === 0 || options.known !== undefined ? found.stale : [];
  const findings = found.unknown.length + stale.length;
  if (findings > 0) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ formatVersion: 1, results, ...found, stale }, undefined, 2));
  else {
    console.log(tableOf(results));
    console.log(textOf(results, { ...found, stale }));
    const next =
      findings === 0
        ? "Nothing is wrong that is not known"
        : `${findings} findings. Next: write the shape differently (README.md), or add it to known.yaml with a reason`;
    console.log(`\n${next} (${seconds(performance.now())}).`);
  }
});
