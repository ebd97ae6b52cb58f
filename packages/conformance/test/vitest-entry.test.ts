import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CONFIG } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { type Served, serve } from "@facility-contracts/provider/serve";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProviderConfig } from "../src/config.ts";
import { ended, folderWith } from "./command-run.ts";
import { PATIENT } from "./patient.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const VITEST = fileURLToPath(new URL("../../../node_modules/vitest/vitest.mjs", import.meta.url));

/** One that accepts titles of 121 characters, and fields that nobody knows. */
let faulty: Served;
let correct: Served;
beforeAll(async () => {
  correct = await serve(createProvider());
  const { handle, ...provider } = createProvider();
  faulty = await serve({
    ...provider,
    handle(request, signal) {
      const text = Buffer.from(request.body ?? []).toString("utf8");
      const forgiven = /"title":"a{121}"/.test(text) || text.includes('"unexpected":');
      return handle(forgiven ? { ...request, body: Buffer.from("{}") } : request, signal);
    },
  });
});
afterAll(() => Promise.all([correct.stop(), faulty.stop()]));

interface Result {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs vitest on a file that registers the tests. */
async function vitest(
  config: ProviderConfig,
  options: object,
  ...filter: string[]
): Promise<{ code: number | null; results: Result[] }> {
  await using folder = await folderWith({});
  const output = join(folder.path, "results.json");
  const root = join(PACKAGE, "test/vitest-entry");
  const args = ["run", "--root", root, "--reporter", "json", "--outputFile", output, ...filter];
  const variables = {
    ENTRY_CONFIG: JSON.stringify({ tickets: config }),
    ENTRY_OPTIONS: JSON.stringify({ ...PATIENT, ...options }),
  };
  const { code } = await ended(process.execPath, [VITEST, ...args], root, variables);
  const [file] = JSON.parse(await readFile(output, "utf8")).testResults;
  return { code, results: file.assertionResults };
}

const { tickets: TICKETS } = CONFIG;

test("one test a case, all of them pass on the correct provider", async () => {
  const { code, results } = await vitest({ ...TICKETS, baseUrl: correct.origin }, {});
  expect(code).toBe(0);
  // Functions do not get into another process.
  expect(results.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([
    "tickets updateTicket rule/first-update: not checked, as probes.ticket is not given",
  ]);
  expect(results.length).toBeGreaterThan(200);
  expect(results.map(({ fullName }) => fullName)).toContain(
    "tickets updateTicket body/maxLength body /title: 121 characters",
  );
});

test("a fault fails its own test, with the finding as its message; an assumption fails only when asked", async () => {
  const failed = ({ results }: { results: Result[] }) => results.filter(({ status }) => status === "failed");
  const reported = failed(await vitest({ ...TICKETS, baseUrl: faulty.origin }, {}));
  expect(reported.map(({ fullName }) => fullName)).toEqual([
    "tickets updateTicket body/maxLength body /title: 121 characters",
  ]);
  const [message = ""] = reported[0]?.failureMessages ?? [];
  expect(message).toContain("expected  400 to: 121 characters");
  expect(message).toContain("curl -i");
  expect(message).not.toContain("vitest.ts:");
  const strict = failed(await vitest({ ...TICKETS, baseUrl: faulty.origin }, { failOn: "assumption" }));
  expect(strict.map(({ fullName }) => fullName)).toContain(
    'tickets updateTicket body/additionalProperties body /: with the field "unexpected"',
  );
});

test("what is not given is a skipped test; a filter still sends the base request", async () => {
  const { valid } = TICKETS.credentials;
  const config = { baseUrl: correct.origin, credentials: { valid }, rules: false };
  const { code, results } = await vitest(config, {}, "-t", "maxLength|403|sessionCookie expired");
  expect(code).toBe(0);
  const run = results.filter(({ status }) => status === "passed");
  expect(run.every(({ fullName }) => fullName.includes("maxLength"))).toBe(true);
  expect(run.length).toBeGreaterThan(5);
  const skipped = results.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName);
  expect(skipped).toContain("tickets updateTicket 403: not checked, as credentials.withoutRole is not given");
  expect(skipped).toContain(
    "tickets rules, and credentials that are nearly right: not checked, as rules is false: the provider keeps nothing",
  );
});
