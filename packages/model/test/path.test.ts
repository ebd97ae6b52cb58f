import { expect, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { placeAt } from "../src/place.ts";
import { namesIn, schemasAt } from "../src/schema/path.ts";

const contract = contractOf(
  {
    openapi: "3.1.1",
    paths: {},
    components: {
      schemas: {
        Sites: {
          allOf: [
            {
              properties: {
                sites: { type: ["array", "null"], items: { $ref: "#/components/schemas/Site" } },
              },
            },
          ],
        },
        Site: {
          properties: {
            id: { type: "integer" },
            place: { anyOf: [{ properties: { "a/b": true } }, { type: "null" }] },
          },
        },
      },
    },
  },
  "sites",
);
const SITES = placeAt(contract, "#/components/schemas/Sites");

test.each([
  ["/sites", ["#/components/schemas/Sites/allOf/0/properties/sites"]],
  ["/sites/*/id", ["#/components/schemas/Site/properties/id"]],
  ["/sites/*/place/a~1b", ["#/components/schemas/Site/properties/place/anyOf/0/properties/a~1b"]],
  ["", ["#/components/schemas/Sites"]],
  ["/sites/id", []],
  ["/sites/*/name", []],
  ["/sites/*/*", []],
])("%s leads to %j", (path, pointers) => {
  expect(schemasAt(SITES, path).map(({ pointer }) => pointer)).toEqual(pointers);
});

test("the names beside each other are those of every branch", () => {
  expect(namesIn(schemasAt(SITES, "/sites/*"))).toEqual(["id", "place"]);
  expect(namesIn(schemasAt(SITES, "/sites/*/place"))).toEqual(["a/b"]);
  expect(namesIn([])).toEqual([]);
});
