/**
 * Many clients at the same time: each is answered, sees its own writes, and finds them kept in the end.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProof } from "@facility-contracts/command/proof-mode";
import { describe, expect, test } from "vitest";
import { BLOCK_NAMES } from "../../src/apis/safety-register/get-intervention.ts";
import { callerOf } from "../caller.ts";
import { usePostgres } from "../databases.ts";
import { startSandboxHere, startSandboxProcess } from "../sandbox-process.ts";
import { type ClientAnswer, createClient } from "./client.ts";
import { openWriteAccount } from "./write-stream.ts";
import { anomaliesOfReport, anomalyTitle, writtenValues } from "./written-values.ts";

/** How long they go on in a proof, in milliseconds. */
const DURATION = 10_000;

/** How many writes of each client are acknowledged at least, on average. */
const WRITES = isProof ? 10 : 1;

/** Those that write an anomaly of their own, and those that only read. Others share reports, tickets and files. */
const OWNERS = isProof ? 150 : 20;
const READERS = isProof ? 28 : 8;

const VALUES = writtenValues();
const CLIENTS = OWNERS + VALUES.reduce((sum, { writers }) => sum + writers, READERS);

const postgres = usePostgres();

// `npm test` takes the one whose connections run beside each other; both are judged by the suite there.
describe.concurrent.each([
  { place: "in PostgreSQL", environment: postgresEnvironment },
  ...(isProof ? [{ place: "in memory", environment: async () => ({}) }] : []),
])("with its rows $place", ({ environment }) => {
  test(`${CLIENTS} clients are answered, and all that was acknowledged to them is kept`, async ({
    onTestFinished: defer,
  }) => {
    const files = await mkdtemp(join(tmpdir(), "sandbox-clients-"));
    defer(() => rm(files, { recursive: true }));
    const sandbox = await (isProof ? startSandboxProcess : startSandboxHere)({
      options: ["--control", "--log-level", "silent", "--files", files],
      env: await environment(),
    });
    defer(async () => void (await sandbox.stop()));
    const { origin } = sandbox;
    const own = await createAnomalies(origin, OWNERS);
    const account = openWriteAccount([...own.map(anomalyTitle), ...VALUES]);
    const stream = account.start(origin);
    const reading = new AbortController();
    const readers = Array.from({ length: READERS }, () => readUntil(reading.signal, origin));
    if (isProof) await sleep(DURATION);
    await stream.reach(WRITES * (CLIENTS - READERS));
    reading.abort();
    const { writers, broken, unexpected, unavailable } = await stream.stop();
    const unread = (await Promise.all(readers)).flat();
    expect({ clients: writers + READERS, broken, unexpected, unread }).toEqual({
      clients: CLIENTS,
      broken: 0,
      unexpected: [],
      unread: [],
    });
    for (const { headers } of unavailable) expect(headers["retry-after"]).toBe("1");
    expect(await account.findLosses(origin)).toEqual([]);
    if ("child" in sandbox) expect(await sandbox.stop()).toBe(0);
  });
});

async function postgresEnvironment() {
  return { DATABASE_URL: await postgres.create() };
}

/** Puts anomalies on a report that nobody else writes to, and gives their identifiers. */
async function createAnomalies(origin: string, count: number): Promise<number[]> {
  const call = callerOf(() => ({ origin }));
  const { method, path, body } = anomaliesOfReport(OWN_REPORT).request(1);
  const ids = new Set<number>();
  while (ids.size < count) {
    expect((await call(method, path, body)).status).toBe(201);
    const state = await call("GET", `/__sandbox/state?report=${OWN_REPORT}`);
    for (const id of state.body.report.newestAnomalyIds) ids.add(id);
  }
  return [...ids].slice(0, count);
}

const OWN_REPORT = 3;

/** Reads interventions with all of their blocks, and gives the answers that are not whole. */
async function readUntil(signal: AbortSignal, origin: string): Promise<ClientAnswer[]> {
  const client = createClient(origin);
  const query = BLOCK_NAMES.map((name) => `extend=${name}`).join("&");
  const unread: ClientAnswer[] = [];
  for (let id = 1; !signal.aborted; id = (id % 3) + 1) {
    const answer = await client.send({ method: "GET", path: `/interventions/v2/rs/${id}?${query}` });
    const { data } = JSON.parse(answer.text);
    if (answer.status !== 503 && (answer.status !== 200 || data.id !== id)) unread.push(answer);
  }
  client.close();
  return unread;
}
