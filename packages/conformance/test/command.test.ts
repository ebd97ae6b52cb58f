import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { helpOf, readOptions } from "@facility-contracts/command/options";
import { refusedAddress } from "@facility-contracts/command/refused-address";
import { CONFIG } from "@facility-contracts/provider/config";
import type { Served } from "@facility-contracts/provider/serve";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "../src/command.ts";
import { readCommandLine } from "../src/command-line.ts";
import { COMMAND } from "../src/command-options.ts";
import { DEFAULT_FILE, readConfig } from "../src/config-file.ts";
import { neededApiContract } from "../src/contract/contracts.ts";
import { mergeReports, readReports } from "../src/report/merge.ts";
import { fails } from "../src/severity.ts";
import { readArchive } from "../src/traffic/read-archive.ts";
import { configSource, folderWith, performed } from "./command-run.ts";
import { originOf } from "./listening.ts";
import { servedProvider } from "./provider-run.ts";

let provider: Served;
beforeAll(async () => {
  provider = await servedProvider("tickets");
});
afterAll(() => provider.stop());

const CONFIG_FILE = { "conformance.config.ts": configSource(CONFIG) };

test("exit code 0, a summary and what was not checked, where the provider keeps the contract", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const { code, stdout, stderr } = await performed(folder.path, "tickets", "--url", provider.origin);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(
    `${provider.origin} keeps the contract of tickets: 0 errors, 0 warnings, 0 assumptions not confirmed`,
  );
  expect(stdout).toMatch(/\n\d+ cases, \d+ requests, [\d.]+ s, seed 1\n$/);
});

test("--json prints a report, --junit and --markdown write files", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const options = ["--json", "--junit", "junit.xml", "--markdown", "report.md", "--seed", "12"];
  const { code, stdout } = await performed(folder.path, "tickets", "--url", provider.origin, ...options);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 2,
    api: "tickets",
    baseUrl: provider.origin,
    seed: 12,
    findings: [],
  });
  expect(await readFile(join(folder.path, "junit.xml"), "utf8")).toContain('<testsuite name="updateTicket"');
  expect(await readFile(join(folder.path, "report.md"), "utf8")).toContain("## ✅ Contract of tickets");
});

test.each(["--junit", "--markdown", "--write-baseline", "--har"])(
  "%s to where nothing can be written is told before the run",
  async (option) => {
    await using folder = await folderWith(CONFIG_FILE);
    await using nobody = await refusedAddress();
    const run = (file: string) => performed(folder.path, "tickets", "--url", nobody.origin, option, file);
    expect(await run("missing/file")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${option} missing/file cannot be written: ENOENT`),
    });
    expect(await run(".")).toMatchObject({
      code: 2,
      stderr: `${option} . cannot be written: it is a folder`,
    });
  },
);

test("the report is printed before its files are written: one that fails does not take it away", async () => {
  await using folder = await folderWith({ ...CONFIG_FILE, "out/before": "" });
  const [config, junit] = ["conformance.config.ts", "out/junit.xml"].map((file) => join(folder.path, file));
  const options = ["--url", provider.origin, `--config=${config}`, "--budget=1", `--junit=${junit}`];
  let printed = "";
  const done = perform(readOptions(COMMAND, ["tickets", ...options]), (text) => {
    printed += text;
    rmSync(join(folder.path, "out"), { recursive: true });
  });
  await expect(done).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(`--junit ${junit} cannot be written`),
  });
  expect(printed).toContain("keeps the contract of tickets");
});

test("shards are joined by --merge", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  for (const index of [1, 2]) {
    const { stdout } = await performed(
      folder.path,
      "tickets",
      "--url",
      provider.origin,
      "--json",
      "--shard",
      `${index}/2`,
    );
    await writeFile(join(folder.path, `${index}.json`), stdout);
  }
  const { code, stdout } = await performed(folder.path, "--merge", "1.json", "2.json");
  expect(code).toBe(0);
  expect(stdout).toContain("keeps the contract of tickets");
  expect(stdout).toContain("  keywords    13 of 13");
});

/** A provider that answers everything with the same. */
function constant(status: number, body: string): Promise<string> {
  const server = createServer((request, response) => {
    request
      .resume()
      .on("end", () => response.writeHead(status, { "content-type": "application/json" }).end(body));
  });
  return originOf(server);
}

test("exit code 1 where it does not; what stands on a refused base request is not checked", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const origin = await constant(401, '{"success":false,"error":{"message":"no","code":"UNAUTHORIZED"}}');
  const { code, stdout } = await performed(folder.path, "tickets", "--url", origin);
  expect(code).toBe(1);
  expect(stdout).toContain("updateTicket base");
  expect(stdout).toContain("expected  200 to: the request of the documentation page");
  expect(stdout).toContain("the base request is not accepted");
  expect(stdout).toContain(`${origin} does not keep the contract of tickets`);
});

test("--replay sends one case again, behind its base request, and --failed those that failed", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const id = "updateTicket path/absent path id: an identifier that no row has";
  const run = (...args: readonly string[]) =>
    performed(folder.path, "tickets", "--url", provider.origin, "--json", ...args);
  const replayed = JSON.parse((await run("--replay", id)).stdout);
  expect(replayed).toMatchObject({ requests: 2, findings: [] });
  expect(replayed.cases.map((result: { id: string }) => result.id)).toEqual([
    "updateTicket base request: the request of the documentation page",
    id,
  ]);
  const [rule] = JSON.parse((await run("--replay", "updateTicket rule/partial-update")).stdout).cases.slice(
    1,
  );
  expect(rule).toMatchObject({ id: "updateTicket rule/partial-update", outcome: "passed" });
  expect(await run("--replay", "no such case")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("The plan has no case 'no such case'; --dry-run lists those that it has"),
  });
  // A report of another provider: of this one none of its cases fails.
  const broken = await constant(200, "[]");
  const { stdout } = await performed(folder.path, "tickets", "--url", broken, "--json", "--seed", "5");
  await writeFile(join(folder.path, "report.json"), stdout);
  const again = JSON.parse((await run("--failed", "report.json")).stdout);
  const failed = JSON.parse(stdout).cases.filter(
    (result: { outcome: string }) => result.outcome === "failed",
  );
  expect(again).toMatchObject({ seed: 5, findings: [] });
  expect(again.cases).toHaveLength(failed.length);
  await writeFile(join(folder.path, "report.json"), JSON.stringify(again));
  expect(await run("--failed", "report.json")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("report.json has no case that failed with --fail-on error"),
  });
  expect(await performed(folder.path, "safety-register", "--failed", "report.json")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("report.json is a report of tickets, not of safety-register"),
  });
});

test("--bail stops at the first finding", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const origin = await constant(200, "[]");
  const { code, stdout } = await performed(folder.path, "tickets", "--url", origin, "--bail", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).requests).toBe(1);
});

test.each([
  ["error", "error", true],
  ["warning", "error", false],
  ["warning", "warning", true],
  ["assumption", "warning", false],
  ["assumption", "assumption", true],
] as const)("a finding that is an %s, with --fail-on %s: fails the run %j", (severity, failOn, isFailure) => {
  expect(fails(severity, failOn)).toBe(isFailure);
});

test("a run that only warns fails with --fail-on warning", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const report = {
    api: "tickets",
    baseUrl: "http://x",
    seed: 1,
    requests: 1,
    milliseconds: 1,
    notChecked: [],
    cases: [],
  };
  const covered = { covered: [], missing: [] };
  const coverage = {
    operations: covered,
    statuses: covered,
    parameters: covered,
    keywords: covered,
    rules: covered,
  };
  const finding = {
    severity: "warning",
    operationId: "updateTicket",
    check: "c",
    place: "p",
    pointer: "",
    expected: "e",
    got: "g",
    because: "b",
    curl: "curl",
    caseIds: ["a case"],
  };
  await writeFile(
    join(folder.path, "report.json"),
    JSON.stringify({ formatVersion: 2, ...report, coverage, findings: [finding] }),
  );
  const { code, stdout } = await performed(folder.path, "--merge", "report.json", "--fail-on", "warning");
  expect(code).toBe(1);
  expect(stdout).toContain("does not keep the contract of tickets");
});

test.each([
  [
    "tickets",
    ["--read-only"],
    "There is nothing to test: no operation of tickets that is asked for only reads",
  ],
  [
    "tickets",
    ["--url", "http://bob:secret@127.0.0.1:1"],
    "--url must be an address without a user and a password in it",
  ],
])("nothing that can be tested is exit code 2: %s %j", async (api, options, message) => {
  await using folder = await folderWith(CONFIG_FILE);
  const { code, stderr } = await performed(folder.path, api, "--url", provider.origin, ...options);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test.each([
  [["1.json"], "Shard 2/2 is missing"],
  [["1.json", "1.json"], "Shard 1/2 is there twice"],
  [["broken.json"], "broken.json is not a report: write one with --json"],
  [["empty.json"], "empty.json is not a report: write one with --json"],
  [["first.json"], "first.json has formatVersion 1, and this facility-conformance reads formatVersion 2"],
  [["3.json"], "3.json has formatVersion 3, and this facility-conformance reads formatVersion 2"],
])("--merge wants all shards of one run: %j", async (files, message) => {
  const report = {
    api: "tickets",
    seed: 1,
    shard: { index: 1, of: 2 },
    findings: [],
    notChecked: [],
    cases: [],
  };
  const coverage = Object.fromEntries(
    ["operations", "statuses", "parameters", "keywords", "rules"].map((name) => [
      name,
      { covered: [], missing: [] },
    ]),
  );
  await using folder = await folderWith({
    "1.json": JSON.stringify({ formatVersion: 2, ...report, coverage }),
    "empty.json": JSON.stringify({ formatVersion: 2, ...report, coverage, findings: [{}] }),
    "first.json": JSON.stringify({ ...report, coverage }),
    "3.json": JSON.stringify({ ...report, formatVersion: 3, coverage }),
    "broken.json": '{"api":"tickets","findings":[],"coverage":{}}',
  });
  const paths = files.map((file) => join(folder.path, file));
  expect(() => mergeReports(readReports(paths))).toThrow(message);
});

test("--dry-run prints the plan and sends nothing", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const { code, stdout } = await performed(
    folder.path,
    "tickets",
    "--dry-run",
    "--url",
    "http://provider.invalid",
  );
  expect(code).toBe(0);
  expect(stdout).toContain("updateTicket body/maxLength body /title: 121 characters -> 400\n");
  expect(stdout).toMatch(/\n\d+ cases; nothing was sent\n$/);
});

test("nobody at the address is exit code 2", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  await using nobody = await refusedAddress();
  const { code, stderr } = await performed(folder.path, "tickets", "--url", nobody.origin);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/);
});

test("a run in which nothing was checked is exit code 2, behind its report", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const busy = createServer((_, response) => response.writeHead(503, { "retry-after": "60" }).end());
  const origin = await originOf(busy);
  const { code, stdout, stderr } = await performed(
    folder.path,
    "tickets",
    "--url",
    origin,
    "--patience",
    "1s",
  );
  expect(stdout).toContain(`${origin} was not checked against the contract of tickets: 0 errors`);
  expect(stderr).toBe(
    "Nothing was checked: the provider answers 503 and asks to wait 60 s: --patience is 1 s a request",
  );
  expect(code).toBe(2);
});

test("a provider that hangs is a finding, and does not hold the run up for long", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  const origin = await originOf(createServer(() => {}));
  const { code, stdout } = await performed(folder.path, "tickets", "--url", origin, "--deadline", "50");
  expect(code).toBe(1);
  expect(stdout).toContain("updateTicket robust/no-answer");
  expect(stdout).toContain("no answer within 50 ms");
});

test.each([
  [[], "Name one API: safety-register or tickets"],
  [["ticket"], "Name one API: safety-register or tickets, or the file of a document, not 'ticket'"],
  [["none.yaml"], "There is no file none.yaml"],
  [["tickets", "safety-register"], "Name one API at a time, not 'tickets safety-register'"],
  [["tickets", "--init", "--dry-run"], "--init sends nothing: leave --dry-run out"],
  [["tickets", "--port", "1"], "Unknown option '--port'. --help lists the options"],
  [["tickets", "--seed", "x"], "--seed must be a whole number from 0 to 2147483647, not 'x'"],
  [["tickets", "--concurrency", "0"], "--concurrency must be a whole number from 1 to 64, not '0'"],
  [["tickets", "--deadline", "0"], "--deadline must be a whole number from 1 to 600000, not '0'"],
  [["tickets", "--patience", "30"], "--patience must be a time such as 500ms, 30s, 5m or 1h, not '30'"],
  [["tickets", "--shard", "5/4"], "--shard must be a part and a number of parts, such as 1/4, not '5/4'"],
  [["tickets", "--only", "getTicket"], "--only must be one of updateTicket, not 'getTicket'"],
  [["tickets", "--fail-on", "no"], "--fail-on must be one of error, warning, assumption, not 'no'"],
  [
    ["tickets", "--assumptions", "error"],
    "--assumptions is now --fail-on: write --fail-on assumption instead",
  ],
  [["tickets", "--url", "localhost"], "--url must begin with http:// or https://, not 'localhost'"],
  [["tickets", "--url", "http://"], "--url must be an address that begins with http:// or https://"],
  [["tickets", "--url", "http://[bad"], "--url must be an address that begins with http:// or https://"],
  [["tickets", "--url", "http://a:b@host"], "--url must be an address without a user and a password in it"],
  [["tickets", "--url", "http://h/api?tenant=5"], "--url must be an address without a query and a fragment"],
  [["tickets", "--config", "none.ts"], "none.ts. --config names the file; the README shows one"],
  [["tickets", "--har", "x.har", "--shard", "2/2"], "recorded traffic and sends nothing: leave --shard out"],
  [["tickets", "--har", "x.har", "--replay", "x"], "recorded traffic and sends nothing: leave --replay out"],
  [["tickets", "--har", "x.har", "--read-only"], "recorded traffic and sends nothing: leave --read-only out"],
  [["tickets", "--har", "x.har", "--budget", "1"], "recorded traffic and sends nothing: leave --budget out"],
  [["tickets", "--har", "x.har", "--bail"], "recorded traffic and sends nothing: leave --bail out"],
  [["--merge"], "--merge needs the reports of the shards, written with --json"],
  [["--merge", "none.json"], "none.json cannot be read: ENOENT"],
  [["--merge", "conformance.config.ts"], "conformance.config.ts cannot be read: Unexpected token"],
])("wrong use: %j", async (args, message) => {
  await using folder = await folderWith(CONFIG_FILE);
  const read = async () => {
    const line = await readCommandLine(readOptions(COMMAND, args));
    if (line.does === "judge") return readArchive(line.traffic);
    if (line.does === "merge") return readReports(line.files.map((file) => join(folder.path, file)));
    return readConfig(line.api, join(folder.path, line.config ?? DEFAULT_FILE));
  };
  const failure: unknown = await read().catch((error: unknown) => error);
  expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
});

test("no address is exit code 2", async () => {
  await using folder = await folderWith(CONFIG_FILE);
  expect(await performed(folder.path, "tickets")).toEqual({
    code: 2,
    stdout: "",
    stderr: "Where is the provider? Give --url, or baseUrl in conformance.config.ts",
  });
});

test.each([
  ["export const x = 1;", "has no default export with a configuration by API"],
  ["export default { safety: {} };", "has no entry for tickets; it has safety"],
  ["export default { version: 2 };", "has no entry for tickets; it has nothing"],
  [
    "export default { version: 3, tickets: {} };",
    "has version 3, and this facility-conformance reads version 2",
  ],
  [
    "export default { version: 1, tickets: {} };",
    "has version 1, and this facility-conformance reads version 2, which has rows: { kind: … } in place of resources: { operation: … }",
  ],
  [
    "export default { version: 1, tickets: { resources: { updateTicket: { existing: [1] } } } };",
    "tickets.resources are rows by kind since version 2: write version: 2 and rows: { ticket: … } in place of resources: { updateTicket: … }",
  ],
  ["export default { version: '1', tickets: {} };", 'has version "1", and this'],
  ["export default { tickets: {} };", "tickets must have required property 'credentials'"],
  [
    "export default { tickets: { credentials: { valid: {} } } };",
    "tickets.credentials.valid must have required property 'sessionCookie'",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: '' } } } };",
    "tickets.credentials.valid.sessionCookie must NOT have fewer than 1 characters",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, url: '' } };",
    "tickets has 'url', which is none of baseUrl, credentials, rows, references, probes, rules",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, rows: { ticket: { existing: [] } } } };",
    "tickets.rows.ticket.existing must NOT have fewer than 1 items",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, rows: { tickets: { existing: [1] } } } };",
    "tickets.rows has 'tickets', which is none of ticket",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, rows: { ticket: { existing: [1], fresh: 2 } } } };",
    "tickets.rows.ticket.fresh must be a function",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, probes: { anomaly: 1 } } };",
    "tickets.probes has 'anomaly', which is none of ticket",
  ],
  [
    "export default { tickets: { credentials: { valid: { sessionCookie: 'x' } }, probes: { ticket: 1 } } };",
    "tickets.probes.ticket must be a function",
  ],
  ["export default {", "cannot be read: "],
])("a configuration %s", async (source, message) => {
  await using folder = await folderWith({ "conformance.config.ts": source });
  const failure: unknown = await readConfig(
    neededApiContract("tickets"),
    join(folder.path, "conformance.config.ts"),
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
});

test("a configuration of this version is read", async () => {
  const source =
    "export default { version: 2, tickets: { credentials: { valid: { sessionCookie: 'x' } } } };";
  await using folder = await folderWith({ "conformance.config.ts": source });
  const config = await readConfig(neededApiContract("tickets"), join(folder.path, "conformance.config.ts"));
  expect(config).toEqual({ credentials: { valid: { sessionCookie: "x" } } });
});

test("--help", () => {
  expect(helpOf(COMMAND)).toContain(
    "Exit codes: 0 nothing found, 1 findings, 2 wrong use, no provider there, or nothing checked.",
  );
});
