/**
 * Requests whose credentials, media types, methods or paths must be refused.
 */
import { type BrokenRequest, bodyOf, requestOf, TARGETS, WRITES } from "./broken-request.ts";
import { CREDENTIALS } from "./client.ts";
import { operationsAt } from "./documented-errors.ts";
import type { Random } from "./random.ts";

const MEDIA_TYPES = [
  "text/plain",
  "application/xml",
  "application/jsonp",
  "application/json; charset=latin1",
  "application/json; charset=utf-16",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/json, application/json",
  "json",
  "*/*",
  "/",
  ";",
  "\xe4/\xf6",
];

/** A right body of a wrong media type. */
export function wrongMediaType(random: Random): BrokenRequest {
  const target = random.pick(WRITES);
  const type = random.pick(MEDIA_TYPES);
  return requestOf(`the media type ${type}`, target, {
    body: bodyOf(target, target.fields),
    headers: { "content-type": type },
  });
}

const TOKENS = [
  undefined,
  "",
  "Bearer",
  "Bearer ",
  "Basic eDp5",
  "bearer demo-full-access-token x",
  "Bearer \xff\xfe",
  `Bearer ${"x".repeat(5_000)}`,
  "Bearer __proto__",
];

const COOKIES = [
  undefined,
  "",
  "session",
  "session=",
  "session=%",
  "session=%ff",
  "SESSION=demo-full-session",
  "session=demo-none-session; session=demo-full-session",
  "__proto__=demo-full-session",
  `${"a=b; ".repeat(500)}session=x`,
  "session=demo-expired-session",
];

/** Credentials that nobody has, twice, or not at all. */
export function wrongCredentials(random: Random): BrokenRequest {
  const target = random.pick([...WRITES, TARGETS.intervention]);
  const { authorization, "x-session-token": token } = CREDENTIALS;
  const register = random.pick([
    { authorization: random.pick(TOKENS) },
    { "x-session-token": random.pick([undefined, "", "\xff", "demo-read-only-session-token"]) },
    { authorization: [authorization ?? "", authorization ?? ""] },
    { "x-session-token": [token ?? "", token ?? ""] },
  ]);
  const headers = target === TARGETS.ticket ? { cookie: random.pick(COOKIES) } : register;
  const body = "fields" in target ? { body: bodyOf(target, target.fields) } : {};
  return requestOf(`credentials ${JSON.stringify(headers).slice(0, 80)}`, target, { ...body, headers });
}

const IDS = [
  "abc",
  "1.5",
  "-1",
  "0",
  "01",
  "1e3",
  "0x1",
  "+1",
  "1%20",
  "%00",
  "%ff",
  "%C0%AF",
  "%",
  "%zz",
  "%u0031",
  "..",
  "..%2f..",
  "%2e%2e",
  "__proto__",
  "constructor",
  "%D9%A1",
  "1;a=b",
  "1,2",
  "9".repeat(400),
  "x".repeat(5_000),
  "00000000-0000-0000-0000-000000000000",
  "{550e8400-e29b-41d4-a716-446655440000}",
  "urn:uuid:550e8400-e29b-41d4-a716-446655440000",
  "",
];

const PATHS = [
  "/",
  "//",
  "/../../etc/passwd",
  "/%2e%2e/%2e%2e/etc/passwd",
  "/ANOMALIES/v2/rs/1",
  "/anomalies/v2/rs//images",
  "/anomalies/v2/rs/1/images/",
  "//anomalies/v2/rs/1",
  "/anomalies\\v2\\rs\\1",
  "/api/v1/tickets/%",
  "/api/v1/tickets",
  "/api",
  "/files/",
  "/files/uploads/../demo/x",
  "/files/%2e%2e%2f%2e%2e%2fetc%2fpasswd?expires=9999999999&signature=x",
  "/files/uploads/550e8400-e29b-41d4-a716-446655440000?expires=9999999999&signature=AAAA",
  "/files/demo/lift.svg?expires[]=1&signature[x]=1&__proto__=1",
  "http://sandbox/anomalies/v2/rs/none",
  "*",
  "?",
  `/${"a/".repeat(2_000)}`,
  `/anomalies/v2/rs/none?${"a=b&".repeat(2_000)}`,
];

const QUERIES = [
  "extend=none",
  "extend=%ff",
  "extend=",
  "extend=summary&extend=__proto__",
  "extend=summary,routine",
];

/** An identifier, a path or a query that nothing has. */
export function wrongPath(random: Random): BrokenRequest {
  if (random.below(3) === 0)
    return requestOf("a query", {
      method: "GET",
      path: `${TARGETS.intervention.path}?${random.pick(QUERIES)}`,
    });
  // What is at `/` may be read.
  if (random.below(2) === 0) {
    const path = random.pick(PATHS);
    return requestOf("a path", { method: random.pick(["PUT", "POST", "DELETE"]), path }, { body: "{}" });
  }
  const target = random.pick([...WRITES, TARGETS.intervention]);
  const id = random.pick(IDS);
  const path = target.path.replace(/\/(?:1|[0-9a-f-]{36})(?=\/|$)/, () => `/${id}`);
  const body = "fields" in target ? { body: bodyOf(target, target.fields) } : {};
  return requestOf(`the identifier ${id.slice(0, 50)}`, { method: target.method, path }, body);
}

const METHODS = ["DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "MKCOL", "SEARCH", "QUERY", "LINK"];

/** A method that the path does not have. */
export function wrongMethod(random: Random): BrokenRequest {
  const { path } = random.pick([...WRITES, TARGETS.intervention]);
  const own = operationsAt(path).map((operation) => operation.method.toUpperCase());
  const method = random.pick(METHODS.filter((candidate) => !own.includes(candidate)));
  return requestOf(`the method ${method}`, { method, path });
}
