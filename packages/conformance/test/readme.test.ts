import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { helpOf } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { COMMAND } from "../src/command-options.ts";
import { readConfig } from "../src/config-file.ts";
import { neededApiContract } from "../src/contract/contracts.ts";
import { folderWith } from "./command-run.ts";

const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");

/** The content of the blocks in one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(
    ([, text = ""]) => text,
  );
}

test("the options are those of --help", () => {
  expect(blocks("text")).toContain(helpOf(COMMAND));
});

test("the configuration is one", async () => {
  const source = blocks("ts").find((text) => text.includes("export default"));
  await using folder = await folderWith({ "conformance.config.ts": source ?? "" });
  const config = await readConfig(neededApiContract("tickets"), join(folder.path, "conformance.config.ts"));
  expect(config.rows).toHaveProperty("ticket.absent");
});
