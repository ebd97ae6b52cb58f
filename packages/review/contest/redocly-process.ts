/**
 * A process in which one `redocly diff` runs after the other: most of what a single one takes is its start. The command has no
 * library, so that it is loaded anew for each pair; the modules behind it are loaded once.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { isObject } from "@facility-contracts/model/json";

const CLI = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "lib/index.js",
);

/** How long a pair may take: many times what it does. */
const MAX_MILLISECONDS = 60_000;
const MILLISECONDS_BETWEEN_LOOKS = 2;

let pairs = 0;
let ended = false;

// It would end this process with the first pair that it cannot read.
Reflect.set(process, "exit", () => {
  ended = true;
});
process.on("unhandledRejection", () => {
  ended = true;
});

process.on("message", async (pair) => {
  if (!isObject(pair)) return;
  const { after, before, config, output } = pair;
  const options = ["--format=json", "--fail-on=none", `--config=${config}`, `--output=${output}`];
  process.argv.splice(1, Number.POSITIVE_INFINITY, CLI, "diff", String(before), String(after), ...options);
  ended = false;
  const start = performance.now();
  await import(`${pathToFileURL(CLI)}?${pairs++}`);
  while (!existsSync(String(output)) && !ended && performance.now() - start < MAX_MILLISECONDS)
    await setTimeout(MILLISECONDS_BETWEEN_LOOKS);
  process.send?.("done");
});
process.on("disconnect", () => process.kill(process.pid));
