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

const { tickets: TICKETS } = CONFIG;

const UNEXPECTED = 'updateTicket body/additionalProperties body /: with the field "unexpected"';

/** The tests that are registered: of a correct provider a few, of others those that show something. */
function runsOf(): EntryRun[] {
  const { valid } = TICKETS.credentials;
  const on = ({ origin }: Served) => ({ tickets: { ...TICKETS, baseUrl: origin } });
  const gone = {
    finding: "updateTicket body/maxLength body /nothing",
    severity: "error",
    reason: "It was there.",
    date: "2026-11-28",
  } as const;
  // The entry of a document, which the command reads from the same file.
  const few = {
    version: 2 as const,
    tickets: { baseUrl: correct.origin, credentials: { valid }, rules: false as const },
    petstore: { credentials: { valid: {} } },
  };
  const cases = ["updateTicket rule/refused-caller"];
  return [
    { name: "all", config: on(faulty), options: { baseline: [gone] } },
    { name: "strict", config: on(faulty), options: { failOn: "assumption", cases: [UNEXPECTED] } },
    { name: "few", config: few, options: {} },
    { name: "lax", config: on(lax), options: { cases } },
    { name: "busy", config: on(busy), options: { cases, patience: 1000 } },
  ];
}

/** Filters those of `few`. */
const FILTER = "^(?!few )|maxLength|403|sessionCookie expired";

interface Ran {
  readonly code: number | null;
  readonly results: readonly Result[];
}

/** Runs vitest on a file that registers the tests. */
async function vitest(): Promise<Ran> {
  await using folder = await folderWith({});
  const output = join(folder.path, "results.json");
  const root = join(PACKAGE, "test/vitest-entry");
  const args = ["run", "--root", root, "--reporter", "json", "--outputFile", output, "-t", FILTER];
  const patient = runsOf().map((run) => ({ ...run, options: { ...PATIENT, ...run.options } }));
  const { code } = await ended(process.execPath, [VITEST, ...args], root, {
    ENTRY_RUNS: JSON.stringify(patient),
  });
  const [file] = JSON.parse(await readFile(output, "utf8")).testResults;
  return { code, results: file.assertionResults };
}

/** One process for all that look at it: most of its work is to start. */
let ran: Promise<Ran> | undefined;
const whole = () => (ran ??= vitest());

async function resultsOf(...names: readonly string[]): Promise<Ran> {
  const { code, results } = await whole();
  return {
    code,
    results: results.filter(({ fullName }) => names.some((name) => fullName.startsWith(`${name} `))),
  };
}

const named = (results: readonly Result[]) => results.map(({ fullName }) => fullName);

test("one test a case: a fault fails its own, with the finding as its message; an assumption fails only when asked", async () => {
  const { code, results } = await resultsOf("all", "strict");
  expect(code).toBe(1);
  const failed = results.filter(({ status }) => status === "failed");
  expect(named(failed)).toEqual([
    "all tickets updateTicket body/maxLength body /title: 121 characters",
    "all tickets the run as a whole",
    `strict tickets ${UNEXPECTED}`,
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
  const { results } = await resultsOf("few");
  expect(named(results.filter(({ status }) => status === "failed"))).toEqual([]);
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
  const { results } = await resultsOf("lax", "busy");
  const last = results.filter(({ fullName }) => fullName.endsWith("tickets the run as a whole"));
  expect(last.map(({ status }) => status)).toEqual(["skipped", "failed"]);
  expect(last[1]?.failureMessages.join()).toContain("nothing was checked");
});
