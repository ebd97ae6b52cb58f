/**
 * The contract tests find nothing on the sandbox: on both databases, with one process and with two.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { conformance } from "@facility-contracts/conformance";
import { type ApiName, apis } from "@facility-contracts/contract/apis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configOf } from "../conformance.config.ts";
import { DEMO_ACCOUNTS, demoCredentialsOf } from "../src/accounts/demo-accounts.ts";
import type { Sandbox } from "../src/sandbox.ts";
import { SERVED } from "./apis.ts";
import { describeOnSandboxes, usePostgres } from "./databases.ts";
import { type LoadBalancer, startLoadBalancer } from "./load-balancer.ts";
import { type SandboxProcess, startSandboxHere, startSandboxProcess } from "./sandbox-process.ts";

/** How long an answer may take: only what hangs is to be ended. In milliseconds. */
const DEADLINE = 300_000;

const APIS = apis.map(({ name }) => name).filter((name) => SERVED.some((api) => api.name === name));

/**
 * How many requests `npm test` sends on PGlite: some of each kind of check, keyword and operation. All of them, the rules and
 * the scenarios go to PostgreSQL, whose SQL is the same.
 */
const BUDGET = 200;

/** Runs the suite on the sandbox at an origin. It must find nothing, and leave nothing unchecked that has rows and room. */
async function keepsContract(api: ApiName, origin: string, budget?: number): Promise<void> {
  const own = configOf(origin)[api];
  const served = SERVED.find(({ name }) => name === api);
  const valid = served === undefined ? {} : demoCredentialsOf(served, DEMO_ACCOUNTS.full);
  const { findings, notChecked, cases } = await conformance(
    api,
    own ?? { baseUrl: origin, credentials: { valid } },
    { failOn: "assumption", deadline: DEADLINE, ...(budget !== undefined && { budget }) },
  );
  expect(findings).toEqual([]);
  if (own === undefined) return;
  expect(notChecked.filter(({ why }) => budget === undefined || !why.includes("budget"))).toEqual([]);
  expect(cases.filter(({ outcome }) => outcome === "passed").length).toBe(cases.length);
}

describe("with one process", () => {
  describeOnSandboxes(
    (sandbox) => {
      test.each(APIS)("%s keeps its contract", (api) =>
        keepsContract(api, sandbox().origin, isProof ? undefined : BUDGET),
      );
    },
    // Two processes, below, show what PostgreSQL does.
    isProof ? ["PGlite", "PostgreSQL"] : ["PGlite"],
  );
});

describe("with two processes on one PostgreSQL", () => {
  const postgres = usePostgres();
  let processes: readonly (SandboxProcess | Sandbox)[] = [];
  let balancer: LoadBalancer | undefined;
  let files: string;

  beforeAll(async () => {
    const env = { DATABASE_URL: await postgres.create() };
    files = await mkdtemp(join(tmpdir(), "sandbox-conformance-"));
    const options = ["--control", "--log-level", "silent", "--files", files];
    // At the same time: each of them finds an empty database. One of the processes is that of the tests, and in npm test,
    // where another one would show the same, both.
    processes = await Promise.all(
      [isProof ? startSandboxProcess : startSandboxHere, startSandboxHere].map((start) =>
        start({ options, env }),
      ),
    );
    balancer = await startLoadBalancer(processes.map(({ origin }) => origin));
  });

  afterAll(async () => {
    await balancer?.stop();
    for (const sandbox of processes) await sandbox.stop();
    await rm(files, { recursive: true });
  });

  test.each(APIS)("%s keeps its contract", async (api) => {
    if (balancer === undefined) throw new Error("The load balancer has not been started.");
    const before = await Promise.all(processes.map(queriesOf));
    await keepsContract(api, balancer.origin);
    const after = await Promise.all(processes.map(queriesOf));
    // Neither has done all of it.
    for (const [index, queries] of after.entries())
      expect(queries - (before[index] ?? 0)).toBeGreaterThan(50);
  });
});

/** How many queries a process has sent. */
async function queriesOf({ origin }: Sandbox | SandboxProcess): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^sandbox_database_queries_total (\d+)$/m.exec(metrics)?.[1]);
}
