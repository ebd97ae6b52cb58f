/**
 * The list of the mutants: its ids, its pointers and its equivalents.
 */
import { operations } from "@facility-contracts/contract/frozen/operations";
import { describe, expect, test } from "vitest";
import { equivalentOf, equivalents } from "../mutation/equivalent.ts";
import { apis, everyMutant, mutantsOf } from "../mutation/mutants.ts";
import { matches } from "../mutation/pattern.ts";
import { documents, isObject, operationAt, valueAt } from "./mutation-document.ts";

const mutants = everyMutant();

test("there are more than a thousand, each with an id of its own", () => {
  expect(mutants.length).toBeGreaterThan(1000);
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
});

test("an id can be written in a shell and names its operation and side", () => {
  for (const { id, operationId, side } of mutants) {
    expect(id).toMatch(/^[\w/.+-]+$/);
    expect(id.startsWith(`${operationId}/${side}/`)).toBe(true);
  }
});

test("the order is that of the contract, and the same each time", () => {
  expect(apis).toEqual([...new Set(operations.map(({ api }) => api))]);
  expect(everyMutant().map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
  expect([...new Set(mutants.map(({ operationId }) => operationId))]).toEqual(
    operations.map(({ operationId }) => operationId),
  );
});

test("a pointer leads to something in the document", () => {
  for (const { api, pointer } of mutants) expect(at(api, pointer), pointer).toBeDefined();
});

test("a sentence is one", () => {
  for (const { says } of mutants) expect(says).toMatch(/^[A-Z`].*\.$/);
});

test("every pattern of an equivalent names a mutant, and tells why", () => {
  for (const { id, kind, because } of equivalents) {
    const named = mutants.filter(
      (mutant) => matches(id, mutant.id) && (kind === undefined || kind === mutant.kind),
    );
    expect(named.length, id).toBeGreaterThan(0);
    expect(because).toMatch(/\.$/);
  }
  expect(mutants.filter(equivalentOf).length).toBeLessThan(mutants.length / 20);
});

// From here on: the elements of the contract, listed without the code of the mutants.

describe.each(operations)("the request of $operationId", (operation) => {
  const { api, operationId } = operation;
  const mine = mutantsOf(api).filter(
    (mutant) => mutant.operationId === operationId && mutant.side === "request",
  );
  const pointers = new Set(mine.map(({ pointer }) => pointer));

  test("every keyword of the body, entry of `required`, member of an enum and branch has a mutant", () => {
    const elements: string[] = [];
    const { path, method } = operation;
    const start = [
      "paths",
      path.replaceAll("/", "~1"),
      method,
      "requestBody",
      "content",
      "application~1json",
      "schema",
    ];
    crawl(`#/${start.join("/")}`, elements);
    if (method !== "get") expect(elements.length).toBeGreaterThan(15);
    expect(elements.filter((element) => !pointers.has(element))).toEqual([]);
  });

  test("every parameter has mutants of what it says", () => {
    const elements: string[] = [];
    for (const key of keysOf(valueAt(api, operationAt(operation), "parameters"))) {
      const parameter = valueAt(api, operationAt(operation), "parameters", key);
      const pointer = `#/components/parameters/${nameOf(parameter)}`;
      elements.push(`${pointer}/required`);
      if (isObject(parameter) && "explode" in parameter) elements.push(`${pointer}/explode`);
      crawl(`${pointer}/schema`, elements);
    }
    // What is in a path or a query is always a text.
    const isText = (element: string) => element.endsWith("/type") && at(api, element) === "string";
    expect(elements.filter((element) => !pointers.has(element) && !isText(element))).toEqual([]);
  });

  test("the security requirement, its schemes, 401 and 403 have mutants", () => {
    const schemes = api === "tickets" ? ["sessionCookie"] : ["bearerAuth", "sessionToken"];
    const kinds = ["missing", "empty", "wrong", "expired"];
    const ids = schemes.flatMap((scheme) => kinds.map((kind) => `${scheme}/${kind}-accepted`));
    for (const id of [...ids, "role-not-checked", "absent-before-unauthorized"])
      expect(mine.map((mutant) => mutant.id)).toContain(`${operationId}/request/security/${id}`);
  });

  test("the body is required, of its media type and JSON", () => {
    const kinds = mine.filter(({ kind }) => kind === "request/media-type" || kind === "request/body");
    expect(kinds.length > 0).toBe(operation.method !== "get");
  });

  /** The pointers to what a schema asserts. */
  function crawl(pointer: string, elements: string[]): void {
    const schema = at(api, pointer);
    if (!isObject(schema)) return;
    if (typeof schema.$ref === "string") crawl(schema.$ref, elements);
    for (const [keyword, value] of Object.entries(schema)) {
      const here = `${pointer}/${keyword}`;
      if (keyword === "properties") for (const name of keysOf(value)) crawl(`${here}/${name}`, elements);
      else if (keyword === "items") {
        elements.push(here);
        crawl(here, elements);
      } else if (["required", "enum"].includes(keyword))
        elements.push(...keysOf(value).map((key) => `${here}/${key}`));
      else if (["anyOf", "allOf"].includes(keyword))
        for (const key of keysOf(value)) {
          elements.push(`${here}/${key}`);
          crawl(`${here}/${key}`, elements);
        }
      else if (keyword === "not") elements.push(here, `${here}/pattern`);
      else if (!/^(x-.*|title|description|examples|\$ref)$/.test(keyword)) elements.push(here);
    }
  }

  function nameOf(parameter: unknown): string {
    const all = valueAt(api, documents[api], "components", "parameters");
    return keysOf(all).find((name) => isObject(all) && all[name] === parameter) ?? "";
  }
});

describe.each(operations)("the answers of $operationId", (operation) => {
  const { api, operationId } = operation;
  const mine = mutantsOf(api).filter(
    (mutant) => mutant.operationId === operationId && mutant.side === "answer",
  );
  const responses = valueAt(api, operationAt(operation), "responses");

  test.each(keysOf(responses))("%s: every value and what is said of it has a mutant", (status) => {
    const values: string[] = [];
    const counts = { required: 0, "x-extend": 0 };
    const said: string[] = [];
    crawl(valueAt(api, responses, status, "content", "application/json", "schema"), []);
    const prefix = `${operationId}/answer/${status}/`;
    const ids = mine
      .filter(({ id }) => id.startsWith(prefix))
      .map(({ id, kind }) => `${kind} ${id.slice(prefix.length)}`);
    const has = (kind: string, path: string) =>
      ids.some((id) => id.startsWith(`${kind} ${path}`) && !id.slice(`${kind} ${path}`.length).includes("/"));
    expect(values.filter((path) => !has("answer/type", path))).toEqual([]);
    expect(said.filter((entry) => !has(entry.split(" ")[0] ?? "", entry.split(" ")[1] ?? ""))).toEqual([]);
    expect(ids.filter((id) => id.startsWith("answer/required "))).toHaveLength(counts.required);
    expect(ids.filter((id) => id.endsWith("/unasked"))).toHaveLength(counts["x-extend"]);
    for (const kind of ["status", "body", "media-type", "envelope"])
      expect(ids.join("\n")).toContain(`answer/${kind} `);

    function crawl(schema: unknown, path: readonly string[]): void {
      if (!isObject(schema)) return;
      const text = path.map((name) => `${name}/`).join("");
      values.push(text);
      if (Array.isArray(schema.required)) counts.required += schema.required.length;
      if ("enum" in schema || "const" in schema) said.push(`answer/value ${text}`);
      if ("format" in schema || "anyOf" in schema) said.push(`answer/format ${text}`);
      for (const name of keysOf(schema.properties)) {
        const property = isObject(schema.properties) ? schema.properties[name] : undefined;
        if (isObject(property) && "x-extend" in property) counts["x-extend"] += 1;
        crawl(valueAt(api, schema, "properties", name), [...path, name]);
      }
      if ("items" in schema) crawl(valueAt(api, schema, "items"), [...path, "each"]);
      if (isObject(schema.additionalProperties)) crawl(schema.additionalProperties, [...path, "each"]);
    }
  });
});

function keysOf(value: unknown): string[] {
  return isObject(value) || Array.isArray(value) ? Object.keys(value) : [];
}

/** What stands at a pointer, which goes through no reference. */
function at(api: string, pointer: string): unknown {
  let value = documents[api];
  for (const key of pointer.split("/").slice(1)) {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isObject(value) || Array.isArray(value) ? Reflect.get(value, name) : undefined;
  }
  return value;
}
