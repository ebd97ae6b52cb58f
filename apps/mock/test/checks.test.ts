import { isProof } from "@facility-contracts/command/proof-mode";
import { isObject } from "@facility-contracts/model/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestCheck } from "../src/answers/checks.ts";
import type { Operation, Schema } from "../src/answers/operation.ts";
import { prismViolations } from "../src/answers/prism-violations.ts";
import { segmentsOf } from "../src/answers/segment.ts";
import { expectedStatuses, type Violation } from "../src/answers/violations.ts";
import type { MockRequest } from "../src/http/request.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import { preparedContract } from "./mock-server.ts";

/*
 * The check of the mock proves most requests valid without Prism. It must find what Prism finds, for any request: so it
 * gets a hundred of them, in a proof thousands, made up from the documented ones. `FUZZ_RUNS=100000` tries harder,
 * `FUZZ_SEED=n` tries others.
 */

const RUNS = Number(process.env.FUZZ_RUNS ?? (isProof ? 3_000 : 150));
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const { apis } = await preparedContract();
const operations = apis.flatMap((api) => api.operations.map(({ operation }) => operation));

/** Mostly the first one. */
function mostly<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
}

const dates = fc
  .tuple(
    fc.constantFrom("2024-12-01", "2024-02-29", "2023-02-29", "2024-13-01", "2024-1-1", "2024-02-31", ""),
    mostly("T", "t", " ", ""),
    mostly("12:34:56", "12:34", "24:00:00", "23:59:60", "12:34:56.789", "12:34:56."),
    mostly("Z", "z", "+01:00", "-0100", "+25:00", ""),
  )
  .map((parts) => parts.join(""));

const values = fc.oneof(
  dates,
  fc.constantFrom(
    0,
    1,
    3,
    4,
    -1,
    1.5,
    1e21,
    2 ** 53,
    "",
    "1",
    "a".repeat(250),
    "a".repeat(251),
    "😀".repeat(251),
  ),
  fc.constantFrom("image/jpeg", "image/bmp", "ELECTRICITY", "electricity"),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values like this one: the same, with fields left out, replaced or added, or another one altogether. */
function like(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    const [item] = value;
    return fc.oneof({ weight: 9, arbitrary: fc.array(like(item), { maxLength: 3 }) }, values);
  }
  if (isObject(value)) {
    const fields = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, like(field)]));
    const partial = fc.record(fields, { requiredKeys: [] });
    const whole = fc.record(fields);
    const more = fc.tuple(partial, fc.dictionary(fc.string(), values, { maxKeys: 2 }));
    const added = more.map(([known, unknown]) => ({ ...known, ...unknown }));
    return fc.oneof({ weight: 6, arbitrary: whole }, { weight: 2, arbitrary: partial }, added, values);
  }
  const isDate = typeof value === "string" && /^\d{4}-/.test(value);
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(value) },
    { weight: isDate ? 9 : 1, arbitrary: dates },
    values,
  );
}

const identifiers = fc.constantFrom(
  ...["1", "404", "-5", "007", "1e3", "0x10", "%201", "+1", "1.0", "abc", "", "%31", "9007199254740991"],
  ...["9007199254740992", "550e8400-e29b-41d4-a716-446655440000", "550E8400-E29B-41D4-A716-446655440000"],
  ...["urn:uuid:550e8400-e29b-41d4-a716-446655440000", "550e8400e29b41d4a716446655440000"],
);
const extend = fc.constantFrom("summary", "routine", "everything", "", "summary,routine");
const queries = fc.constantFrom<MockRequest["query"][]>(undefined).chain((none) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(none) },
    extend.map((value) => ({ extend: value })),
    fc.array(extend, { minLength: 2, maxLength: 3 }).map((value) => ({ extend: value })),
    fc.constantFrom(
      { other: "value" },
      { "extend[]": "a" },
      { __code: "404" },
      { Extend: "everything" },
      { EXTEND: "summary" },
    ),
  ),
);
const contentTypes = mostly<string | undefined>(
  "application/json",
  ...["application/json; charset=utf-8", "application/vnd.api+json", "text/plain", undefined],
);

function requests(operation: Operation): fc.Arbitrary<MockRequest> {
  const examples = operation.request?.body?.contents?.[0]?.examples ?? [];
  const validSegment = operation.request?.path?.some(({ schema }) => schema?.format === "uuid")
    ? "550e8400-e29b-41d4-a716-446655440000"
    : "1";
  const bodies = examples.flatMap((example) => ("value" in example ? [like(example.value)] : []));
  return fc
    .record({
      segment: fc.oneof({ weight: 3, arbitrary: fc.constant(validSegment) }, identifiers),
      query: queries,
      contentType: contentTypes,
      body: fc.oneof({ weight: 9, arbitrary: fc.oneof(fc.constant(null), ...bodies) }, fc.constant(null)),
    })
    .map(({ segment, query, contentType, body }) => {
      const text = body === null ? "" : JSON.stringify(body);
      return {
        method: operation.method,
        path: operation.path.replaceAll(/{.+?}/g, segment),
        query,
        headers: {
          ...(contentType && { "content-type": contentType }),
          ...(body !== null && { "content-length": String(Buffer.byteLength(text)) }),
        },
        body: contentType === "text/plain" || contentType === undefined ? text || null : body,
        bodyLength: Buffer.byteLength(text),
      };
    });
}

/** The segments of the path, as the router gives them. */
function segments({ path }: MockRequest): string[] {
  return segmentsOf(path).map(decodeURIComponent);
}

const counts = { valid: 0, invalid: 0 };

describe.each(operations)("$iid", (operation) => {
  const check = requestCheck(operation);

  test("the check finds what Prism finds, and more only where it is stricter", async () => {
    const property = fc.asyncProperty(requests(operation), async (request) => {
      const found = await check.violations(request, segments(request));
      const prism = await prismViolations(operation, request);
      counts[found.length === 0 ? "valid" : "invalid"]++;
      expect(found.slice(0, prism.length)).toEqual(prism);
      if (prism.length === 0) expect(found.length > 0).toBe(isRefusedByTheMockAlone(operation, request));
      for (const { location } of found.slice(prism.length)) expect(["path", "query"]).toContain(location[1]);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });

  test("of a long body it finds one fault where Prism finds any, of the same status", async () => {
    const checkLong = requestCheck(operation, { longestListed: 20 });
    const property = fc.asyncProperty(requests(operation), async (request) => {
      const found = await checkLong.violations(request, segments(request));
      const prism = await prismViolations(operation, request);
      if (prism.length === 0 && isRefusedByTheMockAlone(operation, request)) return;
      expect(found.length > 0).toBe(prism.length > 0);
      expect(expectedStatuses(found)).toEqual(expectedStatuses(prism));
      // It can be said in several sentences: of a date, one for each way to write it.
      expect(inBody(found).length).toBeLessThanOrEqual(inBody(prism).length);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });
});

// With the wrong requests only, or the right ones, a fuzzer finds nothing. An operation alone may have hardly any wrong one.
test("a good part of the requests is valid, and a good part is not", () => {
  const few = (operations.length * RUNS) / 20;
  expect(counts.valid).toBeGreaterThan(few);
  expect(counts.invalid).toBeGreaterThan(few);
});

function inBody(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ location }) => location[1] === "body");
}

/** To Prism an integer is whatever JavaScript makes one of, a UUID can be a URN, and an empty list has nothing wrong. */
function isRefusedByTheMockAlone(operation: Operation, request: MockRequest): boolean {
  const { path = [], query = [] } = operation.request ?? {};
  const places = segmentsOf(operation.path);
  const sent = segments(request);
  const isMisspelt = path.some(
    ({ name, schema }) => !writingOf(schema).test(sent[places.indexOf(`{${name}}`)] ?? ""),
  );
  const isEmptyList = ({ name, schema }: (typeof query)[number]) =>
    isObject(schema?.items) && schema.items.enum !== undefined && request.query?.[name] === "";
  return isMisspelt || query.some(isEmptyList);
}

/** How the contract has a value written. */
function writingOf({ type, format }: Schema = {}): RegExp {
  if (type === "integer") return /^-?\d+$/;
  return format === "uuid" ? /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i : /^/;
}

test("where Prism cannot use a schema, no other validator says what is wrong with a body", async () => {
  const schema = { type: "object", properties: { a: { enum: ["x", "x"] } } };
  const content = { "application/json": { schema } };
  const document = {
    openapi: "3.0.3",
    info: { title: "Notes", version: "1" },
    paths: { "/notes": { post: { requestBody: { content }, responses: { 200: { description: "Done" } } } } },
  };
  const [mocked] = (await prepareAll([{ name: "notes", document }])).apis.flatMap((api) => api.operations);
  if (mocked === undefined || !("answers" in mocked)) throw new Error("it was not prepared");
  const request = {
    method: "post",
    path: "/notes",
    query: {},
    headers: { "content-type": "application/json" },
    body: 5,
    bodyLength: 1,
  };
  expect(mocked.unchecked).toHaveLength(1);
  const check = requestCheck(mocked.operation, { isPrismAlone: true });
  const found = await check.violations(request, ["notes"]);
  expect(found).toEqual(await prismViolations(mocked.operation, request));
  expect(found).toEqual([]);
});
