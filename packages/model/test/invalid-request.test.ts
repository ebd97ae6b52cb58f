/**
 * Requests that a contract refuses for one value: on documents of others, and on small ones.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, it, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { invalidRequestOf } from "../src/invalid-request.ts";
import { operationsOf } from "../src/operation.ts";
import { checkOf } from "../src/schema/check.ts";
import { operationWith } from "./document.ts";

const FOREIGN = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/** What is larger takes seconds: it is the proof's. */
const MAX_BYTES = 100_000;

test("of foreign documents: exactly one value of each request is refused", () => {
  const requests = globSync("3.{0,1}/json/*.json", { cwd: FOREIGN })
    .filter((file) => isProof || statSync(join(FOREIGN, file)).size <= MAX_BYTES)
    .map((file) => contractOf(JSON.parse(readFileSync(join(FOREIGN, file), "utf8")), file))
    .flatMap(operationsOf)
    .map(invalidRequestOf)
    .filter((request) => request.kind === "request");
  expect(requests.length).toBeGreaterThan(isProof ? 200 : 100);
  for (const { body, parameters, refusing } of requests) {
    const values = [
      ...parameters.map(({ parameter, value }) => ({
        schema: parameter.schema,
        value,
        form: "text" as const,
      })),
      ...(body === undefined
        ? []
        : [{ schema: body.content.schema, value: body.value, form: "json" as const }]),
    ];
    const refused = values.filter(({ form, schema, value }) => {
      if (schema === undefined) return false;
      const check = checkOf(schema, { form });
      return check.kind !== "uncompilable" && !check.allows(value);
    });
    expect(refused.map(({ schema }) => schema?.pointer)).toEqual([refusing.pointer]);
  }
});

const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };

it("breaks the body before a parameter", () => {
  const requestBody = { required: true, content: { "application/json": { schema: { type: "string" } } } };
  const request = invalidRequestOf(operationWith({ parameters: [id], requestBody }));
  expect(request).toMatchObject({ kind: "request", body: { value: -1.5 } });
});

it("breaks a parameter where no body can be wrong, one that may be left out too", () => {
  const requestBody = { required: true, content: { "application/json": { schema: {} } } };
  const choice = { name: "choice", in: "query", schema: { enum: ["a"] } };
  const text = { name: "text", in: "query", schema: { type: "string" } };
  const request = invalidRequestOf(operationWith({ parameters: [text, choice], requestBody }));
  expect(request).toMatchObject({ parameters: [{ parameter: { name: "choice" } }] });
});

it("says why there is none", () => {
  const text = { name: "text", in: "query", schema: { type: "string" } };
  expect(invalidRequestOf(operationWith({}))).toMatchObject({
    flaws: [{ cause: "it takes no value that could be wrong" }],
  });
  expect(invalidRequestOf(operationWith({ parameters: [text] }))).toMatchObject({
    flaws: [{ cause: "it refuses none of the texts that were tried" }],
  });
});
