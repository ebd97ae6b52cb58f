/**
 * Requests that must be refused, whatever is wrong with them.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.ts";
import { callerOf } from "../caller.ts";
import { createFilled, usePostgres } from "../databases.ts";
import { type SandboxProcess, startSandboxHere, startSandboxProcess } from "../sandbox-process.ts";
import {
  bodyAboveLimit,
  brokenJson,
  brokenText,
  hugeBody,
  wrongField,
  wrongFields,
} from "./broken-bodies.ts";
import { wrongCredentials, wrongMediaType, wrongMethod, wrongPath } from "./broken-heads.ts";
import { abandonedRequest, brokenChunks, noHttp } from "./broken-http.ts";
import { type BrokenRequest, type HeaderLines, requestOf, TARGETS } from "./broken-request.ts";
import { faultsOfError } from "./documented-errors.ts";
import { createRandom, type Random } from "./random.ts";
import { openRawConnection, type RawConnection } from "./raw-connection.ts";

const SEED = 4_011;
const REQUESTS = isProof ? 10_000 : 300;
const CONNECTIONS = 16;

/** Each kind, with how often it comes among a thousand requests. */
const KINDS: readonly (readonly [often: number, make: (random: Random) => BrokenRequest])[] = [
  [150, wrongField],
  [80, wrongFields],
  [150, brokenJson],
  [90, brokenText],
  [8, hugeBody],
  [2, bodyAboveLimit],
  [80, wrongMediaType],
  [110, wrongCredentials],
  [160, wrongPath],
  [50, wrongMethod],
  [60, noHttp],
  [30, brokenChunks],
  [30, abandonedRequest],
];

/** In megabytes: what the heap of the process may be, and how much more memory of any kind it may have in the end. */
const MOST_HEAP = 128;
const MOST_GROWTH = 100;

/** How long it may take to give memory back, and how often it is asked, in milliseconds. */
const PATIENCE = { timeout: 120_000, interval: 100 };

const postgres = usePostgres();

let sandbox: SandboxProcess | Sandbox;
beforeAll(async () => {
  const options = ["--control", "--log-level", "silent"];
  // What it does to a process, whose memory also holds the database, is for the proof.
  sandbox = isProof
    ? await startSandboxProcess({ options, env: { NODE_OPTIONS: `--max-old-space-size=${MOST_HEAP}` } })
    : await startSandboxHere({ options, env: { DATABASE_URL: await createFilled(postgres) } });
});
afterAll(async () => void (await sandbox?.stop()));

test("broken requests are refused in the envelope of their API, and leave nothing behind", async () => {
  const call = callerOf(() => sandbox);
  const state = async () => {
    const query = "anomaly=1&ticket=550e8400-e29b-41d4-a716-446655440000&report=1";
    return (await call("GET", `/__sandbox/state?${query}`)).body;
  };
  const before = await state();
  const random = createRandom(SEED);
  expect(await sendAll(requestsOf(random, REQUESTS / 2))).toEqual({ found: [], sent: REQUESTS / 2 });
  const warm = await residentMegabytes();
  expect(await sendAll(requestsOf(random, REQUESTS / 2))).toEqual({ found: [], sent: REQUESTS / 2 });
  // Once every kind has been met often, what the process needs does not grow any more. It gives back what it does not
  // need when it gets to it, which nothing here can tell it to do.
  if (isProof) await expect.poll(residentMegabytes, PATIENCE).toBeLessThan(warm + MOST_GROWTH);
  expect(await state()).toEqual(before);
  if ("child" in sandbox) expect(sandbox.child.exitCode).toBeNull();
});

test.each<[string, HeaderLines, number]>([
  ["without a host", { host: undefined }, 400],
  ["with an expectation that nobody knows", { expect: "something" }, 417],
])(
  "a request %s, which Node refuses by itself, is refused in the envelope too",
  async (_, headers, status) => {
    const { method, path } = TARGETS.ticket;
    const connection = await openRawConnection(sandbox.origin);
    const answer = await connection.exchange(requestOf("", { method, path }, { body: "{}", headers }).bytes);
    connection.close();
    expect(answer?.status).toBe(status);
    expect(faultsOfError(method, path, status, answer?.body ?? "")).toBe("");
  },
);

test.each([
  ["GET * HTTP/1.1", 400, "Bad Request"],
  ["OPTIONS * HTTP/1.1", 400, "Bad Request"],
  ["GET *x HTTP/1.1", 400, "Bad Request"],
  ["CONNECT example.com:443 HTTP/1.1", 405, "CONNECT asks for a tunnel, which only a proxy opens"],
  ["GET / HTTP/9.9", 400, "The request is not HTTP/1.1: Invalid HTTP version"],
  [`GET /${"x".repeat(20_000)} HTTP/1.1`, 431, "The head of the request is larger than 16384 bytes"],
])("%s is refused, with a message", async (line, status, message) => {
  const { exchange, close } = await openRawConnection(sandbox.origin);
  const answer = await exchange(Buffer.from(`${line}\r\nHost: sandbox\r\n\r\n`));
  close();
  expect([answer?.status, answer?.body]).toEqual([status, JSON.stringify({ message })]);
});

function* requestsOf(random: Random, count: number): Generator<BrokenRequest, void> {
  const kinds = KINDS.flatMap(([often, make]) => Array.from({ length: often }, () => make));
  for (const [, make] of KINDS) yield make(random);
  for (let index = KINDS.length; index < count; index += 1) yield random.pick(kinds)(random);
}

/** Sends requests over several connections, and gathers the answers that are none to a broken request. */
async function sendAll(source: Generator<BrokenRequest, void>) {
  const found: string[] = [];
  let sent = 0;
  const work = async () => {
    let connection: RawConnection | undefined;
    for (let next = source.next(); !next.done; next = source.next()) {
      const { value: request } = next;
      sent += 1;
      if (connection?.isOpen() !== true) connection = await openRawConnection(sandbox.origin);
      const fault = await faultOf(request, connection);
      if (fault !== "" && found.length < 20) found.push(`${request.method} ${request.fault}: ${fault}`);
      // What follows would be taken for the rest of it.
      if (!request.ends) connection.close();
      if (!request.ends) connection = undefined;
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return { found, sent };
}

async function faultOf(request: BrokenRequest, connection: RawConnection): Promise<string> {
  if (request.abandoned) {
    connection.socket.write(request.bytes);
    return "";
  }
  // So that what has no end of its own has one.
  if (!request.ends) connection.socket.end(request.bytes);
  const answer = await connection.exchange(request.ends ? request.bytes : Buffer.alloc(0));
  // What is no request may also have its connection closed.
  if (answer === undefined) return request.ends ? "it was not answered" : "";
  const { status, body } = answer;
  if (status < 400 || status >= 500) return `${status} ${body.slice(0, 200)}`;
  const method = request.ends ? request.method : "";
  const faults = faultsOfError(method, request.ends ? request.path : "", status, body);
  return faults && `${status} ${body.slice(0, 200)}: ${faults}`;
}

async function residentMegabytes(): Promise<number> {
  const text = await (await fetch(`${sandbox.origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1e6;
}
