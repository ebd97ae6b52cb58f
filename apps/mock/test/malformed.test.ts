import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, describe, expect, test } from "vitest";
import { frozenResponse } from "./documented-response.ts";
import {
  documented,
  json,
  LIMIT,
  NONCONFORMITY,
  session,
  sized,
  TICKET,
  ticket,
  token,
  tooLarge,
  undocumented,
} from "./malformed-requests.ts";
import { startMock } from "./mock-process.ts";
import { listeningMock } from "./mock-server.ts";
import { exchange, head, open, type RawAnswer } from "./raw-exchange.ts";
import { compileClosed } from "./response-schema.ts";

// What is tested is that nothing ends it. In the proof it is a process of its own; in this one, vitest fails for what would.
const mock = await (isProof ? processOfItsOwn() : inThisProcess());
afterAll(() => mock.end());

async function processOfItsOwn() {
  const { port, stop } = await startMock();
  const end = async () => {
    const { exitCode, stderr } = await stop();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  };
  return { port, end };
}

async function inThisProcess() {
  const { server, origin } = await listeningMock({ bodyLimit: LIMIT });
  return { port: Number(new URL(origin).port), end: () => void server.close() };
}

describe.each(Object.entries(documented))("%s", (_, [status, operationId, request]) => {
  test(`is answered with the ${status} of ${operationId}`, async () => {
    const answer = await exchange(mock.port, ...request);
    expect(answer.status).toBe(status);
    const validate = compileClosed(frozenResponse(operationId, status));
    expect(validate(JSON.parse(answer.body)), JSON.stringify(validate.errors)).toBe(true);
    expectNoStackTrace(answer);
    await expectGoodRequestServed();
  });
});

describe.each(Object.entries(undocumented))("%s", (_, [status, request]) => {
  test(`is answered with ${status} in a sentence`, async () => {
    const answer = await exchange(mock.port, ...request);
    expect(answer.head).toContain("application/problem+json");
    expect(JSON.parse(answer.body)).toMatchObject({ status, title: expect.stringContaining(" ") });
    expect(answer.status).toBe(status);
    expectNoStackTrace(answer);
    await expectGoodRequestServed();
  });
});

test("a client that goes away in the middle of its body", async () => {
  const socket = open(mock.port);
  socket.write(head(TICKET, { ...session, ...json, "Content-Length": "100" }));
  socket.end('{"title":');
  await once(socket.resume(), "close");
  await expectGoodRequestServed();
});

test("a client that sends nothing more and waits for its answer", async () => {
  const socket = open(mock.port);
  socket.end(ticket({}).join(""));
  expect((await buffer(socket)).toString()).toMatch(/^HTTP\/1.1 200 /);
});

test("a client that sends its body byte by byte", async () => {
  const body = '{"title":"Title"}';
  const socket = open(mock.port);
  socket.write(head(TICKET, { ...session, ...json, "Content-Length": String(body.length) }));
  for (const byte of body) {
    await new Promise((written) => socket.write(byte, written));
    await new Promise(setImmediate);
  }
  expect((await buffer(socket)).toString()).toMatch(/^HTTP\/1.1 200 /);
});

test("a body of thousands of chunks of one byte", async () => {
  const body = `{${" ".repeat(5_000)}"title":"Title"}`;
  const chunks = [...body].map((byte) => `1\r\n${byte}\r\n`).join("");
  const headers = { ...session, ...json, "Transfer-Encoding": "chunked" };
  expect((await exchange(mock.port, head(TICKET, headers), chunks, "0\r\n\r\n")).status).toBe(200);
});

test("HEAD with a body that never comes is answered all the same", async () => {
  const socket = open(mock.port);
  socket.write(head("HEAD /nowhere", { "Content-Length": "100" }));
  const [answer]: Buffer[] = await once(socket, "data");
  expect(answer?.toString()).toMatch(/^HTTP\/1.1 404 /);
  socket.destroy();
});

test("a client that never sends the rest of its body gets a 408, and the next request is served", async () => {
  const timeouts = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 };
  const { server, origin } = await listeningMock({ timeouts });
  const socket = open(Number(new URL(origin).port));
  socket.write(head(TICKET, { ...session, ...json, "Content-Length": "100" }));
  expect((await buffer(socket)).toString()).toMatch(/^HTTP\/1.1 408 /);
  // So short a time may be too short for a good request, on a busy machine.
  Object.assign(server, { headersTimeout: 0, requestTimeout: 0 });
  expect((await exchange(Number(new URL(origin).port), ...ticket({}))).status).toBe(200);
  server.close();
});

test("a body as long as the limit is read", async () => {
  const title = "a".repeat(LIMIT - '{"title":""}'.length);
  const { status, body } = await exchange(mock.port, ...ticket({}, JSON.stringify({ title })));
  expect(status).toBe(400);
  expect(JSON.parse(body).error.details).toEqual({ title: expect.stringContaining("120 characters") });
});

/** Prism takes a second for thousands. More than 64 KB are a long body. */
const [WRONG_ITEMS, VALID_ITEMS] = isProof ? [300_000, 2_000] : [100_000, 1_000];

const JSON_TYPES = [
  "application/json",
  "APPLICATION/JSON",
  "application/json ; charset=utf-8",
  "application/vnd.api+json",
];

test.each(sampled(JSON_TYPES, () => "a name of JSON"))(
  "of a long body that is wrong everywhere, sent as %s, one fault is listed",
  async (type) => {
    const items = JSON.stringify(Array(WRONG_ITEMS).fill({}));
    const request = sized(NONCONFORMITY, { ...token, "Content-Type": type }, items);
    const { status, head: answerHead } = await exchange(mock.port, ...request);
    expect(status).toBe(400);
    expect(violationsIn(answerHead)).toHaveLength(1);
  },
);

test("a long text that is no JSON is refused as such", async () => {
  const form = "a&".repeat(500_000);
  const headers = {
    ...token,
    "Content-Type": "application/x-www-form-urlencoded",
    "Transfer-Encoding": "chunked",
  };
  const chunk = `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`;
  expect((await exchange(mock.port, head(NONCONFORMITY, headers), chunk)).status).toBe(415);
});

test.each(["", "?unknown=1", "?__code=201"])(
  "a long valid body is accepted, also with the query '%s'",
  async (query) => {
    const anomaly = { title: "Title", description: "Text", risk: 1, technicalInstallationId: 1, siteId: 1 };
    const items = JSON.stringify(Array(VALID_ITEMS).fill(anomaly));
    const { status } = await exchange(
      mock.port,
      ...sized(NONCONFORMITY + query, { ...token, ...json }, items),
    );
    expect(status).toBe(201);
  },
);

test("what was wrong stands in the sl-violations header, in ASCII", async () => {
  const { head: answerHead } = await exchange(mock.port, ...ticket({}, '{"漢字":1}'));
  expect(violationsIn(answerHead)).toMatchObject([
    { location: ["request", "body"], message: expect.stringContaining("漢字") },
  ]);
});

test("the sl-violations header stays below 8 KB", async () => {
  const { head: answerHead } = await exchange(mock.port, ...documented["3,000 invalid items"][2]);
  expect(answerHead).toContain("sl-violations: Too many violations!");
  expect(answerHead.length).toBeLessThan(8 * 1024 + 400);
});

test("a body of length 0 is no body", async () => {
  const request = sized("GET /interventions/v2/rs/1", { ...token, ...json }, "");
  expect((await exchange(mock.port, ...request)).status).toBe(200);
});

test("a connection is still usable after a body over the limit", async () => {
  const keepAlive = ticket({ Connection: "keep-alive" }, tooLarge);
  const { head: first, body: rest } = await exchange(mock.port, ...keepAlive, ...ticket({}));
  expect(first).toMatch(/^HTTP\/1.1 413 /);
  expect(rest).toContain("HTTP/1.1 200 OK");
});

function violationsIn(answerHead: string): unknown {
  const [, violations = ""] = /^sl-violations: (.*)$/m.exec(answerHead) ?? [];
  return JSON.parse(violations);
}

function expectNoStackTrace({ head: answerHead, body }: RawAnswer): void {
  expect(answerHead + body).not.toMatch(/\n\s+at |node:internal|node_modules/);
}

async function expectGoodRequestServed(): Promise<void> {
  expect((await exchange(mock.port, ...ticket({}))).status).toBe(200);
}
