import { operations } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { expect, test } from "vitest";

const documents = { "safety-register": safetyRegister, tickets };

test("every operation of the documents is in the list, at its place", () => {
  const listed = Object.entries(documents).flatMap(([api, { paths }]) =>
    Object.entries(paths).flatMap(([path, item]) =>
      // Beside its operations a path may have parameters, a summary and more.
      Object.entries<{ operationId?: string }>(item).flatMap(([method, { operationId }]) =>
        operationId === undefined ? [] : [{ api, operationId, method, path }],
      ),
    ),
  );
  expect(listed.length).toBeGreaterThan(0);
  expect(operations).toEqual(listed);
});

test("the list cannot be changed by who imports it", () => {
  expect(Object.isFrozen(operations)).toBe(true);
});

test.each(Object.entries(documents))("%s says that it is generated and how", (_, document) => {
  expect(document["x-generated"]).toContain("npm run generate");
});

test.each(Object.entries(documents))("%s is one document without references to files", (_, document) => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target);
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((target) => !target?.startsWith("#/"))).toEqual([]);
});
