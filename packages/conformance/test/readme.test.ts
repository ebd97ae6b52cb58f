import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CONFIG } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { serve } from "@facility-contracts/provider/serve";
import { expect, test } from "vitest";
import { FAULTS } from "../faults/table.ts";
import { equivalentOf } from "../mutation/equivalent.ts";
import { everyMutant } from "../mutation/mutants.ts";
import { HELP } from "../src/command-line.ts";
import { readConfig } from "../src/config-file.ts";
import { configSource, facilityConformance, folderWith } from "./command-run.ts";

const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");

/** The content of the blocks in one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(
    ([, text = ""]) => text,
  );
}

test("the options are those of --help", () => {
  expect(blocks("text")).toContain(HELP);
});

test("the finding is what the suite prints of the seeded fault", async () => {
  const [, id = ""] = /--fault ([\w-]+)/.exec(readme) ?? [];
  const fault = FAULTS.find((known) => known.id === id);
  expect(fault).toBeDefined();
  const provider = await serve(createProvider(fault));
  await using folder = await folderWith({ "conformance.config.ts": configSource(CONFIG) });
  const { code, stdout } = await facilityConformance(folder.path, "tickets", "--url", provider.origin);
  await provider.stop();
  expect(code).toBe(1);
  // How long the row is depends on which of the requests that are sent at once came before.
  const counted = /\d+ characters/g;
  const printed = stdout.replaceAll(provider.origin, "http://127.0.0.1:4012").replaceAll(counted, "");
  const finding = blocks("text").find((text) => text.startsWith("1. error")) ?? "no block";
  expect(printed.slice(0, finding.replaceAll(counted, "").length)).toBe(finding.replaceAll(counted, ""));
});

test("the configuration is one", async () => {
  const source = blocks("ts").find((text) => text.includes("export default"));
  await using folder = await folderWith({ "conformance.config.ts": source ?? "" });
  const config = await readConfig("tickets", join(folder.path, "conformance.config.ts"));
  expect(config.resources).toHaveProperty("updateTicket.absent");
});

test("the numbers are right", () => {
  const mutants = everyMutant();
  expect(readme).toContain(`${mutants.length.toLocaleString("en")} mutants`);
  expect(readme).toContain(
    `All are killed but ${mutants.filter((mutant) => equivalentOf(mutant) !== undefined).length} that`,
  );
  expect(readme).toContain(`one of ${FAULTS.length} seeded faults`);
});
