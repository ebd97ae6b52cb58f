import { BODY_LIMIT } from "../src/http/request-body.ts";
import { head } from "./raw-exchange.ts";

// Requests that break something else than a schema, as bytes.

/**
 * The largest body that is read: in `npm test` a tenth of that of the mock, which is sent in a tenth of the time; that of the
 * mock in the proof, and where no test runs, for the goldens.
 */
export const LIMIT = process.env.FACILITY_PROOF === "0" ? Math.floor(BODY_LIMIT / 10) : BODY_LIMIT;

/** Where a ticket is updated. */
export const TICKET = "PUT /api/v1/tickets/550e8400-e29b-41d4-a716-446655440000";
/** Where nonconformity anomalies are created. */
export const NONCONFORMITY = "POST /anomalies/v2/rs/reports/1/nonconformity";
/** The credentials of tickets, those of the safety register, and the usual media type. */
export const session = { Cookie: "session=value" };
export const token = { Authorization: "Bearer token", "X-Session-Token": "token" };
export const json = { "Content-Type": "application/json" };
export const [tooLarge, nested] = [Buffer.alloc(LIMIT + 1, "a"), "[".repeat(20_000) + "]".repeat(20_000)];

/** A request with a body of this length. */
export function sized(
  line: string,
  headers: Record<string, string>,
  body: string | Buffer,
): (string | Buffer)[] {
  return [head(line, { ...headers, "Content-Length": String(Buffer.byteLength(body)) }), body];
}

/** A request to update a ticket, valid but for what is given. */
export function ticket(headers: Record<string, string>, body: string | Buffer = "{}") {
  return sized(TICKET, { ...session, ...json, ...headers }, body);
}

/** Refused with the operation's own example of the status. */
export const documented = {
  "malformed JSON": [400, "updateTicket", ticket({}, '{"title":')],
  "a byte order mark": [400, "updateTicket", ticket({}, "\uFEFF{}")],
  "a byte order mark, with a charset": [
    400,
    "updateTicket",
    ticket({ "Content-Type": "application/json; charset=utf-8" }, "\uFEFF{}"),
  ],
  "bytes that are not UTF-8": [
    400,
    "updateTicket",
    ticket({}, Buffer.concat([Buffer.from('{"notes":"'), Buffer.from([0xff]), Buffer.from('"}')])),
  ],
  "bytes that are not UTF-8, by another of its names": [
    400,
    "updateTicket",
    ticket(
      { "Content-Type": "application/json; charset=utf8" },
      Buffer.concat([Buffer.from('{"notes":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ),
  ],
  "bytes that are not of their charset": [
    400,
    "updateTicket",
    ticket(
      { "Content-Type": "application/json; charset=shift_jis" },
      Buffer.concat([Buffer.from('{"notes":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    ),
  ],
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
  "an empty Content-Type of a long body": [
    400,
    "updateTicket",
    ticket({ "Content-Type": "" }, "a".repeat(70_000)),
  ],
  "an empty Content-Type": [400, "updateTicket", ticket({ "Content-Type": "" })],
  "two Content-Type headers": [
    400,
    "updateTicket",
    [head(TICKET, session).replace("Host", "Content-Type: text/plain\r\nContent-Type: text/plain\r\nHost")],
  ],
  "two Authorization headers": [
    400,
    "getIntervention",
    [head("GET /interventions/v2/rs/1", token).replace("Host", "authorization: Bearer other\r\nHost")],
  ],
  "two X-Session-Token headers, of which a first one is empty": [
    400,
    "getIntervention",
    [head("GET /interventions/v2/rs/1", token).replace("Host", "x-session-token:\r\nHost")],
  ],
  "an integer as JavaScript writes it": [
    400,
    "getIntervention",
    [head("GET /interventions/v2/rs/1e3", token)],
  ],
  "a cookie whose name only ends like that of the session": [
    401,
    "updateTicket",
    ticket({ Cookie: "mysession=value" }),
  ],
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
export const undocumented = {
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
  "a status that is not documented": [404, ticket({ Prefer: "code=302" })],
  "an example that does not exist, without credentials": [
    404,
    sized(TICKET, { ...json, Prefer: "code=401, example=nope" }, "{}"),
  ],
  "an example that does not exist": [404, ticket({ Prefer: "code=404, example=nope" })],
  "a media type that is not documented": [406, ticket({ Accept: "text/html", Prefer: "code=404" })],
  "headers that are too large": [431, [head("GET /", { "X-Large": "a".repeat(20_000) })]],
  "something that is not HTTP": [400, ["\u0016\u0003\u0001\u0000\r\n\r\n"]],
  "a version of HTTP that does not exist": [400, [head("GET /", {}).replace("HTTP/1.1", "HTTP/9.9")]],
  "a body with two lengths": [
    400,
    [head(TICKET, { ...session, ...json, "Content-Length": "2", "Transfer-Encoding": "chunked" }), "{}"],
  ],
  "a chunk without a length": [
    400,
    [head(TICKET, { ...session, ...json, "Transfer-Encoding": "chunked" }), "zz\r\n{}\r\n0\r\n\r\n"],
  ],
  "a request without a host": [400, ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n"]],
  "an expectation that nobody knows": [417, [head("GET /", { Expect: "a miracle" })]],
  "a request for a tunnel": [405, [head("CONNECT example.com:443", {})]],
} as const;
