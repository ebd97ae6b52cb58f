/**
 * `npm run interop`: what the tools of others make of a document.
 */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Failure, run, wrongOptions } from "@facility-contracts/command/failure";
import { bundleFiles } from "./bundles.ts";
import { checkDocument, type DocumentResult, inRunFolder, judged } from "./check.ts";
import { readDocument } from "./document.ts";
import { KNOWN, readKnown } from "./known.ts";
import { readersFolder } from "./readers.ts";
import { tableOf, textOf } from "./report.ts";
import { TOOLS } from "./tools/all.ts";

const HELP = `Holds what the tools of others make of OpenAPI documents against the documents, by its outcome: generated types by compiling
values, generated schemas by parsing them, requests by looking at them. The tools are installed into .cache/ the first time.

Usage: npm run interop [-- options] [-- document...]

  document       a file with OpenAPI 3.0 or 3.1, JSON or YAML (default: the bundles of this repository)
  --tool <name>  only this tool, may be given again: ${TOOLS.map(({ name }) => name).join(", ")}
  --known <file> the list of known differences (default: packages/interop/known.yaml)
  --keep         leave what the tools make where the last line says
  --json         print every verdict as JSON
  --help         show this text

Exit codes: 0 nothing wrong that is not known, 1 findings, 2 wrong use.
`;

await run("interop", async () => {
  const { values: options, positionals } = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const tools = TOOLS.filter(({ name }) => options.tool === undefined || options.tool.includes(name));
  const wrong = options.tool?.find((name) => !TOOLS.some((tool) => tool.name === name));
  if (wrong !== undefined)
    throw new Failure(
      2,
      `there is no tool '${wrong}'; there are ${TOOLS.map(({ name }) => name).join(", ")}`,
    );
  const absent = positionals.find((file) => !existsSync(file));
  if (absent !== undefined) throw new Failure(2, `${absent}: there is no such file`);
  const files = positionals.length > 0 ? positionals.map((file) => resolve(file)) : await bundleFiles();
  const known = await readKnown(options.known === undefined ? KNOWN : resolve(options.known));
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
  const stale = positionals.length === 0 || options.known !== undefined ? found.stale : [];
  const findings = found.unknown.length + stale.length;
  if (findings > 0) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ results, ...found, stale }, undefined, 2));
  else {
    console.log(tableOf(results));
    console.log(textOf(results, { ...found, stale }));
    const next =
      findings === 0
        ? "Nothing is wrong that is not known"
        : `${findings} findings. Next: write the shape differently (README.md), or add it to known.yaml with a reason`;
    console.log(`\n${next} (${(performance.now() / 1000).toFixed(1)} s).`);
  }
});

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        tool: { type: "string", multiple: true },
        known: { type: "string" },
        keep: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw wrongOptions(cause);
  }
}
