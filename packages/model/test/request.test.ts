/**
 * Requests to begin from: on documents of others, and on small ones.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { operationsOf } from "../src/operation.ts";
import { baseRequestOf } from "../src/request.ts";
import { checkOf } from "../src/schema/check.ts";
import { operationWith } from "./document.ts";

const FOREIGN = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/** What is larger takes seconds: it is the proof's. */
const MAX_BYTES = 100_000;

const foreign = globSync("3.{0,1}/json/**/*.json", { cwd: FOREIGN })
  .sort()
  .filter((file) => isProof || statSync(join(FOREIGN, file)).size <= MAX_BYTES)
  .map((file) => contractOf(JSON.parse(readFileSync(join(FOREIGN, file), "utf8")), file))
  .flatMap((contract) =>
    operationsOf(contract).map((operation) => ({ operation, request: baseRequestOf(operation) })),
  );

/** The operations of foreign documents that no request was found for, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  // Its two branches are the same, and a value has to keep exactly one.
  "3.0/json/discriminators.json POST /potentially-undefined-formData": "oneOf",
  // A text that is an integer too.
  "3.0/json/schema-types.json quirks_entirelyIncompatibleAllOf": "allOf/1/type",
  "3.0/json/schema-types.json quirks_partiallyUsableIncompatibleAllOf": "allOf/1/type",
  "3.1/json/schema-types.json quirks_entirelyIncompatibleAllOf": "allOf/1/type",
  "3.1/json/schema-types.json quirks_partiallyUsableIncompatibleAllOf": "allOf/1/type",
  // `exclusiveMaximum: true` in a document of 3.1 is no schema.
  "3.1/json/schema-validation-local.json GET /anything/numbers": "exclusiveMaximum",
  "3.1/json/schema-validation-top-level.json GET /anything/numbers": "exclusiveMaximum",
};

test("of the operations of foreign documents, these have no request, each for a reason", () => {
  const without = foreign.flatMap(({ operation: { contract, name }, request }) =>
    request.kind === "request" ? [] : [[`${contract.name} ${name}`, request.flaws[0]?.place.pointer]],
  );
  expect(without.map(([name]) => name).sort()).toEqual(Object.keys(WITHOUT).sort());
  for (const [name = "", pointer] of without) expect(pointer, name).toContain(WITHOUT[name]);
  expect(without.length / foreign.length).toBeLessThanOrEqual(0.03);
});

test("what a request to them holds is allowed", () => {
  let asked = 0;
  for (const { request } of foreign) {
    if (request.kind !== "request") continue;
    for (const { parameter, value } of request.parameters)
      if (parameter.schema !== undefined && parameter.content === undefined) {
        expectAllowed(checkOf(parameter.schema, { form: "text" }), value);
        asked++;
      }
    if (request.body?.content.schema === undefined) continue;
    expectAllowed(checkOf(request.body.content.schema), request.body.value);
    asked++;
  }
  expect(asked).toBeGreaterThan(foreign.length / 2);
});

function expectAllowed(check: ReturnType<typeof checkOf>, value: unknown): void {
  if (check.kind !== "check") throw new Error(check.cause);
  expect(check.violationsOf(value)).toEqual([]);
}

function bodyOf(content: Record<string, unknown>, required = true) {
  const request = baseRequestOf(operationWith({ requestBody: { required, content }, responses: {} }));
  return request.kind === "request" ? { value: request.body?.value, leftOut: request.leftOut } : request;
}

test("an example is taken when it is allowed, else a value is made", () => {
  const schema = { type: "object", required: ["size"], properties: { size: { type: "integer" } } };
  expect(bodyOf({ "application/json": { schema, example: { size: 7 } } })).toMatchObject({
    value: { size: 7 },
  });
  expect(bodyOf({ "application/json": { schema, example: { size: "7" } } })).toMatchObject({
    value: { size: expect.any(Number) },
  });
});

test("JSON goes before other media types", () => {
  expect(
    bodyOf({
      "text/plain": { schema: { type: "string" } },
      "application/merge-patch+json": { schema: { type: "object", const: { a: 1 } } },
    }),
  ).toMatchObject({ value: { a: 1 } });
});

test("what is not sent in a request is left out, unless the schema insists", () => {
  const properties = { id: { type: "integer", readOnly: true }, name: { const: "n" } };
  const content = (required: string[]) => ({
    "application/json": { schema: { type: "object", required, properties } },
  });
  expect(bodyOf(content(["name"]))).toMatchObject({ value: { name: "n" } });
  expect(bodyOf(content(["name"]))).not.toHaveProperty("value.id");
  expect(bodyOf(content(["id"]))).toHaveProperty("value.id");
});

test("a body that nothing is said of is told, and left out where it may be", () => {
  const content = { "application/zip": {} };
  const cause = "nothing is said of what a body of application/zip holds";
  expect(bodyOf(content)).toMatchObject({ kind: "no request", flaws: [{ cause }] });
  expect(bodyOf(content, false)).toMatchObject({ value: undefined, leftOut: [{ cause }] });
});

test.each(["application/octet-stream", "text/csv"])("a body of %s may be any", (type) => {
  expect(bodyOf({ [type]: {} })).toMatchObject({ value: "a text" });
});

test("a schema that cannot be used is a reason, with its place", () => {
  const request = baseRequestOf(
    operationWith({ parameters: [{ name: "q", in: "query", required: true, schema: { type: "text" } }] }),
  );
  expect(request).toMatchObject({
    kind: "no request",
    flaws: [{ place: { pointer: expect.stringContaining("/parameters/0/schema/type") } }],
  });
});

test.each([
  ["path", { type: "string" }],
  ["path", { type: "array", items: { type: "string" } }],
  ["query", { type: "array", items: { type: "integer" } }],
  ["header", { type: "object", properties: {} }],
])("a required parameter in the %s has a value of which something is seen: %j", (where, schema) => {
  const parameter = { name: "p", in: where, required: true, schema, example: [] };
  const request = baseRequestOf(operationWith({ parameters: [parameter] }));
  if (request.kind !== "request") throw new Error("there is no request");
  const [found] = request.parameters;
  expect(found?.value).not.toBe("");
  expect(JSON.stringify(found?.value)).not.toMatch(/^(\[\]|\{\}|null)$/);
});

test("a parameter that need not be sent is not", () => {
  const optional = { name: "q", in: "query", schema: { type: "string" } };
  expect(baseRequestOf(operationWith({ parameters: [optional] }))).toMatchObject({ parameters: [] });
});
