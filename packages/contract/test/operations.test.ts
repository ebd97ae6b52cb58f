import { apis } from "@facility-contracts/contract/apis";
import { operations } from "@facility-contracts/contract/operations";
import { contractOf } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { expect, test } from "vitest";

const documents = apis.map(({ name, document }) => ({ name, document, text: JSON.stringify(document) }));

test("every operation of the documents is in the list, at its place", () => {
  const listed = documents.flatMap(({ name, document }) =>
    operationsOf(contractOf(document, name)).map(({ operationId, method, path }) => ({
      api: name,
      operationId,
      method,
      path,
    })),
  );
  expect(listed.length).toBeGreaterThan(0);
  expect(operations).toEqual(listed);
});

test("the list cannot be changed by who imports it", () => {
  expect(Object.isFrozen(operations)).toBe(true);
});

test.each(documents)("$name says that it is generated and how", ({ document }) => {
  expect(document).toMatchObject({ "x-generated": expect.stringContaining("npm run generate") });
});

test.each(documents)("$name is one document without references to files", ({ text }) => {
  const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target);
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((target) => !target?.startsWith("#/"))).toEqual([]);
});
