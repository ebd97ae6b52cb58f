import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { operationsOf } from "../src/print/words.ts";
import { readingOf } from "../src/reading.ts";
import { withStatuses } from "../src/statuses.ts";

function answer(name: string) {
  const schema = { $ref: `#/components/schemas/${name}` };
  return { description: "", content: { "application/json": { schema } } };
}

function schemaThat(says: string) {
  return {
    type: "object",
    properties: { error: { properties: { message: { type: "string", description: says } } } },
  };
}

function documentThat(says: string) {
  return {
    openapi: "3.1.0",
    info: { title: "Codes", version: "1.0.0" },
    paths: {
      "/codes": {
        get: {
          operationId: "getCodes",
          responses: {
            "200": { description: says },
            "401": answer("Known"),
            "403": { $ref: "#/components/responses/Forbidden" },
            "404": answer("Outer"),
          },
        },
      },
    },
    components: {
      responses: { Forbidden: answer("Known") },
      schemas: {
        Known: schemaThat(says),
        Outer: { properties: { inner: { $ref: "#/components/schemas/Missing" } } },
        Missing: schemaThat(says),
      },
    },
  };
}

test("a change says of which answers it is: of its own place, through what is shared, and down through references", () => {
  const [before, after] = [documentThat("old"), documentThat("new")];
  const changes = withStatuses(
    compareDocuments("codes", before, after),
    readingOf(before, "codes"),
    readingOf(after, "codes"),
  );
  expect(changes.map((change) => `${change.title}: ${operationsOf(change)}`).sort()).toEqual([
    "`description` of `error message` of `Known` changed: getCodes (answers 401, 403)",
    "`description` of `error message` of `Missing` changed: getCodes (answer 404)",
    "`description` of `get 200` changed: getCodes (answer 200)",
  ]);
});
