import { sampled } from "@facility-contracts/command/proof-mode";
import { apis } from "@facility-contracts/contract/frozen/apis";
import { isObject, keysIn, memberIn, textsOf } from "@facility-contracts/model/json";
import { afterAll, describe, expect, test } from "vitest";
import { type Api, prepareAll } from "../src/prepare/prepare.ts";
import { type DifferentialRequest, requestsOf } from "./differential-requests.ts";
import { frozen, listeningMock } from "./mock-server.ts";

/*
 * That the mock knows no API: with another name for every field, operation and API, and nothing else changed in the
 * documents, it answers what it answered before, with those names.
 */

const documents = apis.map(({ document }) => document);
const fields = [...new Set(documents.flatMap(fieldsIn))];
const numbers = new Map(fields.map((field, index) => [field, index]));

const renamed = await listeningMock({}, await prepareAll(apis.map(renamedApi)));
const original = await listeningMock({}, frozen);
afterAll(() => {
  renamed.server.close();
  original.server.close();
});

const operations = frozen.apis.flatMap((api) => api.operations);
const requests = sampled(
  // What is made up differs with every name.
  operations.flatMap(requestsOf).filter(({ title }) => !title.includes("dynamic")),
  // Each kind of request, and each operation: one operation stands for the others, and one of its fields.
  ({ title }) => title.replace(/^[^:]*: (\/[\w/]*)?/, ""),
  ({ title }) => title.slice(0, title.indexOf(":")),
);

test("there are fields to rename, and none is left in the documents", () => {
  expect(fields).toEqual(
    expect.arrayContaining(["nbInsertion", "uploads", "presignedUrl", "details", "message"]),
  );
  expect(
    apis
      .map(renamedApi)
      .flatMap(({ document }) => fieldsIn(document))
      .filter((name) => numbers.has(name)),
  ).toEqual([]);
});

describe("with other names", () => {
  test.each(requests)("$title", async (request) => {
    const body = request.body === undefined ? undefined : JSON.stringify(withNames(JSON.parse(request.body)));
    const [before, after] = await Promise.all([
      ask(original.origin, request),
      ask(renamed.origin, { ...request, body }),
    ]);
    expect(withOldNames(after)).toEqual(before);
  });
});

async function ask(origin: string, { method, path, headers, body }: DifferentialRequest): Promise<string> {
  const given = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const response = await fetch(origin + path, {
    method,
    headers: given,
    ...(body !== undefined && { body }),
  });
  return `${response.status} ${response.headers.get("content-type")} ${await response.text()}`;
}

/** The names of all properties of all schemas. */
function fieldsIn(value: unknown): string[] {
  return keysIn(value).flatMap((key) => {
    const child = memberIn(value, key);
    return [...(key === "properties" ? keysIn(child) : []), ...fieldsIn(child)];
  });
}

function renamedApi({ name, document }: Api): Api {
  const copy = renamedSchemas(document);
  if (!isObject(copy)) throw new Error(`${name} is no document`);
  return { name: `other-${name}`, document: copy };
}

/** The document with new names in its schemas, its examples and its markers. */
function renamedSchemas(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamedSchemas);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key === "properties") return [key, renamedSchemas(withNames(child, 1))];
      if (key === "required") return [key, Array.isArray(child) ? textsOf(child).map(newName) : child];
      if (key === "operationId") return [key, `other-${child}`];
      if (key === "x-copy-of") return [key, String(child).replace(/[^/]+$/, newName)];
      if (key === "value" || key === "example") return [key, withNames(child)];
      if (key === "examples" && Array.isArray(child)) return [key, withNames(child)];
      return [key, renamedSchemas(child)];
    }),
  );
}

/** A value with new names for its fields, down to a number of levels. */
function withNames(value: unknown, depth = Number.POSITIVE_INFINITY): unknown {
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, depth));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [newName(name), withNames(child, depth - 1)]),
  );
}

function newName(field: string): string {
  const number = numbers.get(field);
  return number === undefined ? field : `field_${number}_`;
}

/** A text with the old names: the new ones stand nowhere else. */
function withOldNames(text: string): string {
  return text.replaceAll(/field_(\d+)_/g, (_, number: string) => fields[Number(number)] ?? "");
}
