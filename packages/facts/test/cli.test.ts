import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { isProof } from "@facility-contracts/command/proof-mode";
import { FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { afterEach, beforeEach, expect, test } from "vitest";
import { COMMAND, perform } from "../src/command.ts";

const DOCUMENT = `openapi: 3.1.1
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses: { "204": { description: Nothing to say. } }
`;

/** A folder like `openapi/`, somewhere else. */
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facts-"));
  await mkdir(join(folder, "contracts/orders"), { recursive: true });
  await writeFile(join(folder, "contracts/orders/openapi.yaml"), DOCUMENT);
});

afterEach(() => rm(folder, { recursive: true }));

/** The command as a process, and in the folder. */
function facts(...args: string[]) {
  const cli = join(import.meta.dirname, "../src/cli.ts");
  const { status, stderr, stdout } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stderr, stdout };
}

/** What it does, in this process. */
async function performed(source = join(folder, "contracts"), ...args: string[]) {
  let stdout = "";
  const code = await perform(readOptions(COMMAND, [source, ...args]), (lines) => (stdout += `${lines}\n`));
  return { code, stdout };
}

test("a folder is relative to where the command is called", async () => {
  await cp(join(FROZEN_SOURCE, "tickets"), join(folder, "contracts/tickets"), { recursive: true });
  await rm(join(folder, "contracts/orders"), { recursive: true });
  expect(facts("contracts")).toMatchObject({ status: 0, stderr: "" });
});

test("an API without a ledger is told in one sentence, with the next step", async () => {
  await expect(performed()).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(
      /^\S*contracts\/orders\/facts\.yaml is not there, .* Begin it with `pages:` .*README\.md shows each list$/,
    ),
  });
});

test("so is one whose ledger says nothing yet, once and not for each claim", async () => {
  await writeFile(join(folder, "contracts/orders/facts.yaml"), "pages: []\nfacts: []\n");
  const { code, stdout } = await performed();
  expect(code).toBe(1);
  expect(stdout.match(/says nothing yet/g)).toHaveLength(1);
  expect(stdout).not.toContain("has no ground");
});

test("an API that assumes nothing has no finding for it", async () => {
  await writeFile(
    join(folder, "contracts/orders/facts.yaml"),
    `pages: [{ page: orders, address: "https://example.com/orders", read: 2026-11-26 }]
facts:
  - fact: Orders can be asked for.
    ground: stated
    page: orders
    on: Endpoint
    at: "#/paths/~1orders/get/responses/204"
    is: {}
`,
  );
  expect(await performed()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^orders: \d claims, \d stated \(100 %\), 0 shown \(0 %\), 0 assumed \(0 %\)/,
    ),
  });
});

test("a folder that is not there is wrong use, and a file is none", async () => {
  const nowhere = join(folder, "nowhere");
  await expect(performed(nowhere)).rejects.toMatchObject({
    exitCode: 2,
    message: `there is no folder ${nowhere}`,
  });
  await expect(performed(join(folder, "contracts/orders/openapi.yaml"))).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/^.*contracts\/orders\/openapi\.yaml: there is no API\..*$/),
  });
  // The process says the same, in one line.
  if (!isProof) return;
  expect(facts("nowhere")).toMatchObject({ status: 2, stderr: "facts: there is no folder nowhere\n" });
  const { status, stderr } = facts("contracts/orders/openapi.yaml");
  expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 1, lines: 1 });
  expect(stderr).toContain("contracts/orders/openapi.yaml: there is no API.");
});

test("a second folder, and an API that is not there, are wrong use", async () => {
  const contracts = join(folder, "contracts");
  await expect(performed(contracts, "others")).rejects.toMatchObject({
    exitCode: 2,
    message: "there can be one folder, and 'others' is a second one",
  });
  await expect(performed(contracts, "--api", "tickets")).rejects.toMatchObject({
    exitCode: 2,
    message: "there is no API 'tickets'; there are orders",
  });
});
