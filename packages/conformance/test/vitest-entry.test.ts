import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { type Served, serve } from "@facility-contracts/provider/serve";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, folderWith } from "./command-run.ts";
import { PATIENT } from "./patient.ts";
import type { EntryRun } from "./vitest-entry/run.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const VITEST = fileURLToPath(new URL("../../../node_modules/vitest/vitest.mjs", import.meta.url));

/** One that accepts titles of 121 characters, and fields that nobody knows. */
let faulty: Served;
let correct: Served;
/** One that lets everybody in, and one that asks everybody to come again. */
let lax: Served;
let busy: Served;
let sent = 0;
beforeAll(async () => {
  const { handle, ...provider } = createProvider();
  correct = await serve({
    ...provider,
    handle(request, signal) {
      sent++;
      return handle(request, signal);
    },
  });
  faulty = await serve({
    ...provider,
    handle(request, signal) {
      const text = Buffer.from(request.body ?? []).toString("utf8");
      const forgiven = /"title":"a{121}"/.test(text) || text.includes('"unexpected":');
      return handle(forgiven ? { ...request, body: Buffer.from("{}") } : request, signal);
    },
  });
  const cookie = ["Cookie", `session=${CONFIG.tickets.credentials.valid.sessionCookie}`] as const;
  lax = await serve({
    ...provider,
    handle: (request, signal) => handle({ ...request, headers: [cookie, ...request.headers] }, signal),
  });
  busy = await serve({
    ...provider,
    handle: async () => ({ status: 503, headers: { "retry-after": "60" }, body: Buffer.from("") }),
  });
});
afterAll(() => Promise.all([correct, faulty, lax, busy].map((served) => served.stop())));

interface Result {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs vitest on a file that registers the tests, once for all that it should register. */
async function vitest(
  runs: readonly EntryRun[],
  ...filter: string[]
): Promise<{ code: number | null; results: Result[] }> {
  await using folder = await folderWith({});
  const output = join(folder.path, "results.json");
  const root = join(PACKAGE, "test/vitest-entry");
  const args = ["run", "--root", root, "--reporter", "json", "--outputFile", output, ...filter];
  const patient = runs.map((run) => ({ ...run, options: { ...PATIENT, ...run.options } }));
  const { code } = await ended(process.execPath, [VITEST, ...args], root, {
    ENTRY_RUNS: JSON.stringify(patient),
  });
  const [file] = JSON.parse(await readFile(output, "utf8")).testResults;
  return { code, results: file.assertionResults };
}

const { tickets: TICKETS } = CONFIG;

const named = (results: readonly Result[]) => results.map(({ fullName }) => fullName);

test("one test a case: a fault fails its own, with the finding as its message; an assumption fails only when asked", async () => {
  const config = { tickets: { ...TICKETS, baseUrl: faulty.origin } };
  const unexpected = 'updateTicket body/additionalProperties body /: with the field "unexpected"';
  const gone = {
    finding: "updateTicket body/maxLength body /nothing",
    severity: "error",
    reason: "It was there.",
    date: "2026-11-28",
  } as const;
  const { code, results } = await vitest([
    { name: "all", config, options: { baseline: [gone] } },
    { name: "strict", config, options: { failOn: "assumption", cases: [unexpected] } },
  ]);
  expect(code).toBe(1);
  const failed = results.filter(({ status }) => status === "failed");
  expect(named(failed)).toEqual([
    "all tickets updateTicket body/maxLength body /title: 121 characters",
    "all tickets the run as a whole",
    `strict tickets ${unexpected}`,
  ]);
  const [message = ""] = failed[0]?.failureMessages ?? [];
  expect(message).toContain("expected  400 to: 121 characters");
  expect(message).toContain("curl -i");
  expect(message).not.toContain("vitest.ts:");
  expect(failed[1]?.failureMessages.join()).toContain(
    "No longer found: take it out of the baseline\n\nupdateTicket body/maxLength body /nothing: It was there.",
  );
  const others = results.filter(({ fullName, status }) => fullName.startsWith("all ") && status !== "failed");
  // Functions do not get into another process.
  expect(named(others.filter(({ status }) => status !== "passed"))).toEqual([
    "all tickets updateTicket rule/first-update: not checked, as probes.ticket is not given",
  ]);
  expect(others.length).toBeGreaterThan(200);
});

test("what is not given is a skipped test; a filter still sends the base request", async () => {
  const { valid } = TICKETS.credentials;
  const config = { tickets: { baseUrl: correct.origin, credentials: { valid }, rules: false } };
  // The entry of a document, which the command reads from the same file.
  const both = { ...config, version: 2 as const, petstore: { credentials: { valid: {} } } };
  const { code, results } = await vitest(
    [{ name: "few", config: both, options: {} }],
    "-t",
    "maxLength|403|sessionCookie expired",
  );
  expect(code).toBe(0);
  const run = results.filter(({ status }) => status === "passed");
  expect(run.every(({ fullName }) => fullName.includes("maxLength"))).toBe(true);
  expect(run.length).toBeGreaterThan(5);
  expect(sent).toBe(run.length + 1);
  const skipped = named(results.filter(({ status }) => status !== "passed"));
  expect(skipped).toContain(
    "few petstore: not checked, as it is none of safety-register, tickets; the command tests documents",
  );
  expect(skipped).toContain(
    "few tickets updateTicket 403: not checked, as credentials.withoutRole is not given",
  );
  expect(skipped).toContain(
    "few tickets rules, and credentials that are nearly right: not checked, as rules is false: the provider keeps nothing",
  );
});

test("what only shows while the tests run is a last test: what came to no end, and that nothing was checked", async () => {
  const of = (origin: string) => ({ tickets: { ...TICKETS, baseUrl: origin } });
  const cases = ["updateTicket rule/refused-caller"];
  const { code, results } = await vitest([
    { name: "lax", config: of(lax.origin), options: { cases } },
    { name: "busy", config: of(busy.origin), options: { cases, patience: 1000 } },
  ]);
  expect(code).toBe(1);
  const last = results.filter(({ fullName }) => fullName.endsWith("tickets the run as a whole"));
  expect(last.map(({ status }) => status)).toEqual(["skipped", "failed"]);
  expect(last[1]?.failureMessages.join()).toContain("nothing was checked");
});
