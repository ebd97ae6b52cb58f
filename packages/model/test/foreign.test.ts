/**
 * Documents that were not written here: all of them open, and whatever stands in them is read without an error.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { answersOf, malformedAnswersOf } from "../src/answer.ts";
import { bodyOf } from "../src/body.ts";
import { contractOf } from "../src/contract.ts";
import { examplesOf } from "../src/example.ts";
import { type JsonObject, objectOf } from "../src/json.ts";
import { type Operation, operationsOf } from "../src/operation.ts";
import { malformedParametersOf, parametersOf } from "../src/parameter.ts";
import type { Place } from "../src/place.ts";
import { valueAt } from "../src/pointer.ts";
import { securityOf } from "../src/security.ts";
import { addressOf, serversOf } from "../src/server.ts";

// The folders `yaml` beside these hold the same documents.
const FOLDER = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));

const documents = ["3.0", "3.1"].flatMap((version) =>
  readdirSync(join(FOLDER, version, "json"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => `${version}/json/${file}`)
    .map((name) => ({ name, document: objectOf(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))) })),
);

/** What cannot be read, looked at one by one: the documents are wrong there. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
  // Two media types under one name.
  "3.0/json/response-examples.json": ["GET /examples: text/csv, text/comma-separated-values"],
  // Its security scheme is nowhere.
  "3.0/json/response-http-behavior.json": ["cached", "redirect", "nocontent"].map(
    (name) => `${name}: it is not in the document`,
  ),
};

/** Callbacks stand below the operations that they are counted with. */
function countOf(document: JsonObject): number {
  return countIn(document, document.paths) + countIn(document, document.webhooks);
}

function countIn(document: JsonObject, items: unknown): number {
  let count = 0;
  for (const written of Object.values(objectOf(items))) {
    const { $ref } = objectOf(written);
    const item = objectOf(typeof $ref === "string" ? valueAt(document, $ref) : written);
    for (const method of ["get", "put", "post", "delete", "options", "head", "patch", "trace"]) {
      if (!Object.hasOwn(item, method)) continue;
      const { callbacks } = objectOf(item[method]);
      count += 1;
      for (const callback of Object.values(objectOf(callbacks))) count += countIn(document, callback);
    }
  }
  return count;
}

test("there are the documents that this was written for", () => {
  expect(documents).toHaveLength(63);
});

describe.each(documents)("$name", ({ document, name }) => {
  const contract = contractOf(document, name);
  const operations = operationsOf(contract);

  it("has all its operations", () => {
    expect(operations).toHaveLength(countOf(document));
  });

  it("is read whole, and each place is where it says", () => {
    const places = operations.flatMap(placesOf);
    expect(places.filter(({ pointer, value }) => valueAt(document, pointer) !== value)).toEqual([]);
    expect(places.flatMap(({ via }) => via).filter((pointer) => !isReference(pointer))).toEqual([]);
  });

  it("says what it cannot read", () => {
    const causes = operations.flatMap((operation) =>
      unreadIn(operation).map((cause) => `${operation.name}: ${cause}`),
    );
    expect(causes).toEqual(UNREAD[name] ?? []);
  });

  function isReference(pointer: string): boolean {
    return typeof objectOf(valueAt(document, pointer)).$ref === "string";
  }
});

/** The places of all that is read of an operation. */
function placesOf(operation: Operation): Place[] {
  const parameters = parametersOf(operation);
  const body = bodyOf(operation);
  const answers = answersOf(operation);
  const headers = answers.flatMap((answer) => answer.headers);
  const bodies = [...(body === undefined ? [] : [body]), ...answers];
  const values = [...parameters, ...headers];
  const contents = [
    ...bodies.flatMap((one) => one.contents),
    ...values.flatMap(({ content }) => content ?? []),
  ];
  const security = securityOf(operation);
  const servers = serversOf(operation);
  const schemas = [...values, ...contents].flatMap(({ schema }) => schema ?? []);
  const exemplified = [...values, ...contents].map(({ place }) => place);
  return [
    operation,
    ...bodies,
    ...values,
    ...contents,
    ...contents.flatMap(({ encodings }) => encodings),
    ...security,
    ...security.flatMap(({ requirements }) => requirements.map(({ scheme }) => scheme)),
    ...servers,
    ...servers.flatMap(({ variables }) => variables),
    ...exemplified.flatMap(examplesOf),
  ]
    .map(({ place }) => place)
    .concat(schemas);
}

/** What of an operation cannot be read, and why. */
function unreadIn(operation: Operation): string[] {
  const contents = [bodyOf(operation) ?? { contents: [] }, ...answersOf(operation)].flatMap(
    (message) => message.contents,
  );
  const credentials = securityOf(operation).flatMap(({ requirements }) =>
    requirements.map(({ scheme }) => scheme.credential),
  );
  return [
    ...[...malformedParametersOf(operation), ...malformedAnswersOf(operation)].map(({ cause }) => cause),
    ...contents.filter(({ mediaType }) => mediaType === undefined).map((content) => content.name),
    ...credentials.flatMap((credential) => (credential.kind === "malformed" ? credential.cause : [])),
    ...serversOf(operation)
      .filter((server) => addressOf(server, { base: "https://document.example/" }) === undefined)
      .map(({ url }) => url),
  ];
}
