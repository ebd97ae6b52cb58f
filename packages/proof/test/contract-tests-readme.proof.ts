/**
 * What the README of the contract tests shows of a fault.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { createProvider } from "@facility-contracts/provider/provider";
import { serve } from "@facility-contracts/provider/serve";
import { expect, test } from "vitest";
import { FAULTS } from "../faults/table.ts";

const { resolve } = createRequire(import.meta.url);
const CONTRACT_TESTS = dirname(resolve("@facility-contracts/conformance/package.json"));

const readme = await readFile(join(CONTRACT_TESTS, "README.md"), "utf8");

test("the finding is what the suite prints of the seeded fault", async () => {
  const [, id = ""] = /--fault ([\w-]+)/.exec(readme) ?? [];
  const fault = FAULTS.find((known) => known.id === id);
  expect(fault).toBeDefined();
  const provider = await serve(createProvider(fault));
  const config = join(CONTRACT_TESTS, "examples/provider.config.ts");
  const command = join(CONTRACT_TESTS, "bin/facility-conformance.js");
  const args = [command, "tickets", "--config", config, "--url", provider.origin];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  await provider.stop();
  expect(code).toBe(1);
  // How long the row is depends on which of the requests that are sent at once came before.
  const counted = /\d+ characters/g;
  const printed = stdout.replaceAll(provider.origin, "http://127.0.0.1:4012").replaceAll(counted, "");
  const [, shown = "no block"] = /^```text\n(1\. error.*?)^```/ms.exec(readme) ?? [];
  const finding = shown.replaceAll(counted, "");
  expect(printed.slice(0, finding.length)).toBe(finding);
});
