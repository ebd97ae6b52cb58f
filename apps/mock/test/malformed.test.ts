import { once } from "node:events";
import { afterAll, describe, expect, test } from "vitest";
import { BODY_LIMIT } from "../src/http/request-body.ts";
import { documentedResponses } from "./documented-response.ts";
import { startMock } from "./mock-process.ts";
import { exchange, head, open, type RawAnswer } from "./raw-exchange.ts";
import { compileClosed } from "./response-schema.ts";

// A process of its own: what is tested is that nothing ends it.
const mock = await startMock();
afterAll(async () => {
  const { exitCode, stderr } = await mock.stop();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
});

const TICKET = "PUT /api/v1/tickets/550e8400-e29b-41d4-a716-446655440000";
const NONCONFORMITY = "POST /anomalies/v2/rs/reports/1/nonconformity";
const session = { Cookie: "session=value" };
const token = { Authorization: "Bearer token", "X-Session-Token": "token" };
const json = { "Content-Type": "application/json" };
const [tooLarge, nested] = [Buffer.alloc(BODY_LIMIT + 1, "a"), "[".repeat(20_000) + "]".repeat(20_000)];

/** A request with a body of this length. */
function sized(line: string, headers: Record<string, string>, body: string | Buffer): (string | Buffer)[] {
  return [head(line, { ...headers, "Content-Length": String(Buffer.byteLength(body)) }), body];
}

/** A request to update a ticket, valid but for what is given. */
function ticket(headers: Record<string, string>, body: string | Buffer = "{}") {
  return sized(TICKET, { ...session, ...json, ...headers }, body);
}

/** Refused with the operation's own example of the status. */
const documented = {
  "malformed JSON": [400, "updateTicket", ticket({}, '{"title":')],
  "a byte order mark": [400, "updateTicket", ticket({}, "\uFEFF{}")],
  "an empty body in chunks": [
    400,
    "updateTicket",
    [head(TICKET, { ...session, ...json, "Transfer-Encoding": "chunked" }), "0\r\n\r\n"],
  ],
  "20,000 levels of nesting": [400, "updateTicket", ticket({}, nested)],
  "a field name that is not Latin-1": [400, "updateTicket", ticket({}, '{"漢字":1}')],
  "3,000 invalid items": [
    400,
    "createNonconformityAnomalies",
    sized(NONCONFORMITY, { ...token, ...json }, JSON.stringify(Array(3_000).fill({ risk: 9 }))),
  ],
  "a malformed Accept": [400, "updateTicket", ticket({ Accept: "foo" })],
  "a malformed Content-Type without a body": [
    400,
    "getIntervention",
    [head("GET /interventions/v2/rs/1", { ...token, "Content-Type": "foo" })],
  ],
  "a malformed Content-Type where 415 is not documented": [
    400,
    "getIntervention",
    sized("GET /interventions/v2/rs/1", { ...token, "Content-Type": "foo" }, "{}"),
  ],
  "malformed percent-encoding": [400, "getIntervention", [head("GET /interventions/v2/rs/%", token)]],
  "an empty Content-Type": [400, "updateTicket", ticket({ "Content-Type": "" })],
  "malformed JSON without credentials": [401, "updateTicket", sized(TICKET, json, "{")],
  "a body over the limit": [413, "updateTicket", ticket({}, tooLarge)],
  "a body over the limit in chunks": [
    413,
    "updateTicket",
    [
      head(TICKET, { ...session, ...json, "Transfer-Encoding": "chunked" }),
      `${tooLarge.length.toString(16)}\r\n`,
      tooLarge,
      "\r\n0\r\n\r\n",
    ],
  ],
  "a malformed Content-Type": [415, "updateTicket", ticket({ "Content-Type": "foo" })],
  "an unknown charset": [415, "updateTicket", ticket({ "Content-Type": "application/json; charset=foo" })],
} as const;

/** Refused where no operation documents the answer. */
const undocumented = {
  "malformed JSON for a path that does not exist": [404, sized("PUT /nowhere", json, "{")],
  "malformed JSON for a method that does not exist": [405, sized(TICKET.replace("PUT", "POST"), json, "{")],
  "an unknown HTTP method": [405, [head(TICKET.replace("PUT", "PROPFIND"), session)]],
  "a path of two slashes": [404, [head("GET //", {})]],
  "an unknown HTTP method with a body over the limit": [
    405,
    sized(TICKET.replace("PUT", "PROPFIND"), { ...session, ...json }, tooLarge),
  ],
  "a target that is no URL": [400, [head("OPTIONS *", {})]],
  "a malformed Prefer": [422, ticket({ Prefer: "code=abc, dynamic" })],
  "a status that is not documented": [404, ticket({ Prefer: "code=418" })],
  "an example that does not exist": [404, ticket({ Prefer: "code=404, example=nope" })],
  "a media type that is not documented": [406, ticket({ Accept: "text/html", Prefer: "code=404" })],
  "headers that are too large": [431, [head("GET /", { "X-Large": "a".repeat(20_000) })]],
  "something that is not HTTP": [400, ["\u0016\u0003\u0001\u0000\r\n\r\n"]],
} as const;

describe.each(Object.entries(documented))("%s", (_, [status, operationId, request]) => {
  test(`is answered with the ${status} of ${operationId}`, async () => {
    const answer = await exchange(mock.port, ...request);
    expect(answer.status).toBe(status);
    const response = documentedResponses.find(
      (candidate) => candidate.operationId === operationId && candidate.status === String(status),
    );
    if (response === undefined) expect.fail("The contract does not document this answer");
    const validate = compileClosed(response);
    expect(validate(JSON.parse(answer.body)), JSON.stringify(validate.errors)).toBe(true);
    expectNoStackTrace(answer);
    await expectGoodRequestServed();
  });
});

describe.each(Object.entries(undocumented))("%s", (_, [status, request]) => {
  test(`is answered with ${status}`, async () => {
    const answer = await exchange(mock.port, ...request);
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

test("what was wrong stands in the sl-violations header, in ASCII", async () => {
  const { head: answerHead } = await exchange(mock.port, ...ticket({}, '{"漢字":1}'));
  const [, violations = ""] = /^sl-violations: (.*)$/m.exec(answerHead) ?? [];
  expect(JSON.parse(violations)).toMatchObject([
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

function expectNoStackTrace({ head: answerHead, body }: RawAnswer): void {
  expect(answerHead + body).not.toMatch(/\n\s+at |node:internal|node_modules/);
}

async function expectGoodRequestServed(): Promise<void> {
  expect((await exchange(mock.port, ...ticket({}))).status).toBe(200);
}
