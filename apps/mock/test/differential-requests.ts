import { isObject } from "@facility-contracts/model/json";
import type { Operation } from "../src/answers/operation.ts";
import type { ReadOperation } from "../src/prepared.ts";

/** What is known to differ from `prism mock`: rows of the table in the README. */
export const DIFFERENCES = {
  "a request that is not valid": ["body"],
  "a malformed ticket identifier": ["body"],
  "valid, with `extend`": ["body"],
  "nonconformity with other than one item, images": ["body"],
  "an identifier that is a documented status": ["status", "body"],
  "a cookie `mysession=1`": ["status", "body", "violations"],
  "`bearer` in lower case": ["status", "body", "violations"],
  "`1e3`, `0x10`, `%201` for an integer": ["status", "body", "violations"],
  "`urn:uuid:` before a UUID": ["status", "body", "violations"],
  "`?extend=`": ["status", "body", "violations"],
  "HEAD for an operation with GET": ["status", "type"],
  "`Prefer: delay=` with something else than a number": ["status", "body", "type"],
  "a letter of the path that is percent-encoded": ["status", "body", "violations"],
  "a method that the path does not have": ["allow"],
  "a header that comes twice": ["status", "body", "violations"],
  "`Prefer: code=` with an example, or with an `Accept`, that does not fit": ["status", "body"],
  "`Prefer: code=` with a 4xx or 5xx that is not documented": ["status", "body"],
  "a path of two slashes": ["status", "body", "type"],
  "a method that HTTP knows and OpenAPI does not (PROPFIND)": ["allow"],
  "`extend=a,b`": ["body", "violations"],
  "an invalid body of more than 64 KB": ["body", "violations"],
  "`/`, `/healthz`, `/openapi/*.json`": ["status", "body", "type"],
} as const satisfies Record<string, readonly Aspect[]>;

/** The parts of an answer that are compared. */
export type Aspect = "status" | "type" | "body" | "violations" | "allow";

/** A request for both mocks, and the row that says how their answers differ, if they do. */
export interface DifferentialRequest {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** A name can have several values. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | undefined;
  readonly difference?: keyof typeof DIFFERENCES;
}

const ACCEPTS = [
  "*/*",
  "application/json",
  "application/*",
  "text/html, application/json;q=0.5",
  "text/html",
];
const TYPES = [
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/vnd.api+json",
  "text/plain",
];

/** Requests of an operation: valid and not, with each media type, credential, preference, parameter and path. */
export function requestsOf({ operation, example: usual }: ReadOperation): DifferentialRequest[] {
  const { headers: exampleHeaders, body, ...rest } = usual;
  // The answer names the upload of the request, and its example names this one.
  const example = { ...rest, body: body?.replace(/"uploadId":"[^"]*"/, '"uploadId":"1"') };
  const headers = Object.fromEntries(
    Object.entries(exampleHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const all: DifferentialRequest[] = [];
  const add: Add = (title, change, difference) => {
    const request = { ...example, ...change, headers: { ...headers, ...change.headers } };
    all.push({ title: `${operation.iid}: ${title}`, ...request, ...(difference && { difference }) });
  };

  add("valid", {});
  for (const accept of ACCEPTS) add(`Accept: ${accept}`, { headers: { accept } });
  for (const code of ["200", "201", "400", "404", "418", "503"]) {
    const fits = operation.responses.some((response) => response.code === code);
    const failure = !fits && code >= "400" ? UNDOCUMENTED_FAILURE : undefined;
    add(`Prefer: code=${code}`, { headers: { prefer: `code=${code}` } }, failure);
    add(`?__code=${code}`, { path: `${example.path}?__code=${code}` }, failure);
    add(
      `Prefer: code=${code} and Accept: text/html`,
      { headers: { prefer: `code=${code}`, accept: "text/html" } },
      fits ? CODE_DOES_NOT_FIT : failure,
    );
  }
  add("Prefer: code=404, example=nope", { headers: { prefer: "code=404, example=nope" } }, CODE_DOES_NOT_FIT);
  for (const prefer of ["example=nope", "code=abc", "code=4040, dynamic", "respond-async", "dynamic=false"]) {
    add(`Prefer: ${prefer}`, { headers: { prefer } });
  }
  for (const seed of ["a", "b", "c"]) {
    add(`Prefer: dynamic=true, seed=${seed}`, { headers: { prefer: `dynamic=true, seed=${seed}` } });
    add(`?__dynamic=true&__seed=${seed}`, { path: `${example.path}?__dynamic=true&__seed=${seed}` });
  }
  for (const { code, contents = [] } of operation.responses) {
    for (const { key } of contents.flatMap(({ examples = [] }) => examples)) {
      add(`Prefer: code=${code}, example=${key}`, { headers: { prefer: `code=${code}, example=${key}` } });
    }
  }
  const noNumber = "`Prefer: delay=` with something else than a number";
  add("a delay that is no number", { headers: { prefer: "delay=long" } }, noNumber);
  add("?__server=", { path: `${example.path}?__server=http://localhost` });
  add("an unknown query parameter", { path: `${example.path}?unknown=1&unknown=2` });

  addCredentials(add, headers);
  addPaths(add, operation, example.path);
  if (example.body === undefined) addExtend(add, example.path);
  else addBodies(add, operation, example.body);
  return all;
}

/** Requests for no operation. */
export function requestsOfNone(): DifferentialRequest[] {
  const request = { headers: {}, body: undefined };
  return [
    { title: "a path that no operation has", method: "GET", path: "/nowhere", ...request },
    { title: "a deeper path", method: "GET", path: "/interventions/v2/rs/1/2", ...request },
    { title: "two slashes", method: "GET", path: "//", ...request, difference: "a path of two slashes" },
    ...["/", "/healthz", "/openapi/tickets.json", "/openapi/safety-register.json"].map(
      (path) =>
        ({
          title: path,
          method: "GET",
          path,
          ...request,
          difference: "`/`, `/healthz`, `/openapi/*.json`",
        }) as const,
    ),
  ];
}

const UNDOCUMENTED_FAILURE = "`Prefer: code=` with a 4xx or 5xx that is not documented";
const CODE_DOES_NOT_FIT = "`Prefer: code=` with an example, or with an `Accept`, that does not fit";
type Add = (
  title: string,
  change: Partial<Omit<DifferentialRequest, "title" | "difference">>,
  difference?: keyof typeof DIFFERENCES,
) => void;

function addCredentials(add: Add, headers: Readonly<Record<string, string>>): void {
  const names = ["authorization", "x-session-token", "cookie"].filter((name) => name in headers);
  for (const name of names) {
    add(`an empty ${name}`, { headers: { [name]: "" } });
    add(`no ${name}, and a preference`, { headers: { [name]: "", prefer: "code=404" } });
  }
  if (names.includes("cookie")) {
    add("a cookie mysession=1", { headers: { cookie: "mysession=1" } }, "a cookie `mysession=1`");
    add("several cookies", { headers: { cookie: "a=b; session=c; d=e" } });
  } else {
    add("Basic credentials", { headers: { authorization: "Basic dTpw" } });
    add("bearer in lower case", { headers: { authorization: "bearer token" } }, "`bearer` in lower case");
    add("two tokens", { headers: { "x-session-token": ["a", "b"] } }, "a header that comes twice");
  }
}

function addPaths(add: Add, operation: Operation, path: string): void {
  const withId = (id: string) => operation.path.replace(/{.+?}/, id);
  const isTicket = path.includes("tickets");
  const refused = isTicket ? "a malformed ticket identifier" : "a request that is not valid";
  for (const id of ["abc", "1.5", "%E6%BC%A2"]) add(`the identifier ${id}`, { path: withId(id) }, refused);
  if (isTicket) {
    const status = "00000000-0000-4000-8000-000000000404";
    add("the identifier of a status", { path: withId(status) }, "an identifier that is a documented status");
    add("a UUID in capitals", { path: withId("550E8400-E29B-41D4-A716-446655440000") });
    const urn = "urn:uuid:550e8400-e29b-41d4-a716-446655440000";
    add("a URN", { path: withId(urn) }, "`urn:uuid:` before a UUID");
  } else {
    for (const id of ["1e3", "0x10", "%201"]) {
      add(`the identifier ${id}`, { path: withId(id) }, "`1e3`, `0x10`, `%201` for an integer");
    }
    for (const id of ["-5", "007", "%31", "9007199254740991"])
      add(`the identifier ${id}`, { path: withId(id) });
    const { maximum } = operation.request?.path?.[0]?.schema ?? {};
    const tooLarge = maximum === undefined ? undefined : "a request that is not valid";
    add("an integer that is too large", { path: withId("9007199254740993") }, tooLarge);
    for (const id of ["401", "403", "404"]) {
      add(`the identifier ${id}`, { path: withId(id) }, "an identifier that is a documented status");
    }
  }
  add("a slash at the end", { path: `${path}/` });
  const encoded = path.replace("v", "%76");
  add("a percent-encoded letter", { path: encoded }, "a letter of the path that is percent-encoded");
  add(
    "a percent-encoded letter, and a query",
    { path: `${encoded}?unknown=1` },
    "a letter of the path that is percent-encoded",
  );
  add("dot segments", { path: path.replace("/v", "/x/../v") });
  add("an unknown method", { method: "DELETE" }, "a method that the path does not have");
  add("PROPFIND", { method: "PROPFIND" }, "a method that HTTP knows and OpenAPI does not (PROPFIND)");
}

function addExtend(add: Add, path: string): void {
  add("HEAD", { method: "HEAD" }, "HEAD for an operation with GET");
  add("an empty extend", { path: `${path}?extend=` }, "`?extend=`");
  for (const query of ["extend=summary", "extend=summary&extend=routine", "extend=rules-user-scopes"]) {
    add(query, { path: `${path}?${query}` }, "valid, with `extend`");
    add(`${query} and an example`, { path: `${path}?${query}`, headers: { prefer: "example=page" } });
  }
  add("extend=summary,routine", { path: `${path}?extend=summary,routine` }, "`extend=a,b`");
  for (const query of ["extend=everything", "extend=summary&extend=", "extend=1&extend=2"]) {
    add(query, { path: `${path}?${query}` }, "a request that is not valid");
  }
}

function addBodies(add: Add, operation: Operation, body: string): void {
  for (const type of TYPES) add(`Content-Type: ${type}`, { headers: { "content-type": type } });
  const value: unknown = JSON.parse(body);
  for (const [what, changed] of changes(value)) {
    add(what, { body: JSON.stringify(changed) }, "a request that is not valid");
    add(
      `${what}, and a preference`,
      { body: JSON.stringify(changed), headers: { prefer: "code=404" } },
      "a request that is not valid",
    );
  }
  const named = operation.responses.find(({ code }) => code === "400")?.contents?.[0]?.examples?.at(-1)?.key;
  const prefer = `code=400, example=${named}`;
  add("invalid, with an example", { body: '{"unknown":1}', headers: { prefer } });
  add("invalid, with an unknown example", {
    body: '{"unknown":1}',
    headers: { prefer: "code=400, example=nope" },
  });
  add("invalid, without credentials", { body: "1", headers: { authorization: "", cookie: "" } });
  for (const example of operation.request?.body?.contents?.[0]?.examples ?? []) {
    if (!("value" in example)) continue;
    const follows = Array.isArray(example.value) && (example.value.length !== 1 || isImages(operation));
    add(`the example ${example.key}`, { body: JSON.stringify(example.value) }, follows ? COUNTED : undefined);
  }
  const long = { unknown: "a".repeat(70_000), other: 1 };
  add("a long invalid body", { body: JSON.stringify(long) }, "an invalid body of more than 64 KB");
}

const COUNTED = "nonconformity with other than one item, images";

function isImages({ path }: Operation): boolean {
  return path.endsWith("/images");
}

/** Values that differ from this one in one place, so that it is no longer valid. */
function* changes(value: unknown, place = ""): Generator<[what: string, value: unknown]> {
  for (const other of [null, 1.5, "text", [1], { unknown: 1 }, true]) {
    if (typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value) || other === null) {
      yield [`${place || "the body"} is ${JSON.stringify(other)}`, other];
    }
  }
  if (Array.isArray(value)) {
    for (const [what, changed] of changes(value[0], `${place}/0`)) yield [what, [changed, ...value.slice(1)]];
  } else if (isObject(value)) {
    yield [`${place} has an unknown field`, { ...value, unknown: 1 }];
    for (const name of Object.keys(value)) {
      for (const [what, changed] of changes(value[name], `${place}/${name}`))
        yield [what, { ...value, [name]: changed }];
    }
  }
}
