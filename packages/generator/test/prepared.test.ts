/**
 * Documents that were not written for a generator: what operations are called, and what is done with what cannot be sent.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { namedOperationsOf } from "../src/operations.ts";
import { nameOf, prepared } from "../src/prepared.ts";

const OK = { responses: { 204: { description: "Fine." } } };

function contractWith(paths: object, more: object = {}) {
  return contractOf({ openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths, ...more }, "pets");
}

test.each([
  ["get", "/", "getRoot"],
  ["get", "/pets", "getPets"],
  ["delete", "/pets/{pet-id}", "deletePetsByPetId"],
  ["post", "/pets/{id}:close(now)", "postPetsByIdCloseNow"],
  ["get", "/pets/{id}.{format}", "getPetsByIdByFormat"],
] as const)("%s %s is called %s", (method, path, name) => {
  expect(nameOf({ method, path })).toBe(name);
});

test("an operation is named by its own method and path, whatever else there is", () => {
  const pets = { get: OK };
  const alone = prepared(contractWith({ "/pets": pets }), false);
  const among = prepared(contractWith({ "/dogs": { get: OK }, "/pets": pets }), false);
  expect(alone.named.map(({ operationId }) => operationId)).toEqual(["getPets"]);
  expect(among.named.map(({ operationId }) => operationId)).toContain("getPets");
});

test("two paths with one path item are two operations", () => {
  const { contract } = prepared(
    contractWith({ "/cats": { $ref: "#/paths/~1pets" }, "/pets": { get: { ...OK, operationId: "list" } } }),
    false,
  );
  expect(namedOperationsOf(contract).map(({ operationId, path }) => `${operationId} ${path}`)).toEqual([
    "list /cats",
    "getPets /pets",
  ]);
});

test("the document that was given stays as it is", () => {
  const given = contractWith({ "/pets": { get: OK, trace: OK } });
  const before = structuredClone(given.document);
  prepared(given, true);
  expect(given.document).toEqual(before);
});

test("of alternatives of credentials those are left that can be sent", () => {
  const securitySchemes = {
    basic: { type: "http", scheme: "basic" },
    oauth: { type: "oauth2", flows: {} },
  };
  const both = { basic: [], oauth: [] };
  const pets = (security: readonly object[]) =>
    prepared(
      contractWith({ "/pets": { get: { ...OK, security } } }, { components: { securitySchemes } }),
      true,
    );
  expect(pets([both, { basic: [] }]).leftOut).toEqual([]);
  expect(pets([both]).leftOut).toEqual([
    expect.stringContaining("is sent in the header Authorization, as basic is"),
  ]);
});

test("of two operations that would have one name, that without an operationId is to get one", () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const pets = (operation: object) =>
    prepared(
      contractWith({ "/pets/{id}": { get: { ...OK, parameters } }, "/pets/by-id": { get: operation } }),
      true,
    ).leftOut;
  expect(pets(OK)).toEqual([
    "pets at #/paths/~1pets~1by-id/get: GET /pets/by-id without an operationId would be called GetPetsByIdCall in code, as GET /pets/{id} without an operationId (pets at #/paths/~1pets~1{id}/get) is. Give one an operationId.",
  ]);
  expect(pets({ ...OK, operationId: "getPetsById" })).toEqual([
    expect.stringMatching(/: the operationId getPetsById would .* is\. Rename one\.$/),
  ]);
});
