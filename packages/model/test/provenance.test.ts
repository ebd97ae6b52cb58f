/**
 * Which places of a contract an assumption covers.
 */
import { expect, it } from "vitest";
import { below, rootOf } from "../src/place.ts";
import { assumptionAt, assumptionOf, assumptionsOf } from "../src/provenance.ts";
import { contractWith } from "./document.ts";

const contract = contractWith({
  components: {
    schemas: {
      Whole: {
        "x-assumption": "whole",
        type: "object",
        properties: { a: { "x-assumption": "inner" }, b: {} },
      },
      Named: {
        "x-assumption": "named",
        "x-assumed": ["required", "any maxLength"],
        properties: { maxLength: { type: "string", maxLength: 5 } },
      },
      Free: { $ref: "#/components/schemas/Plain", "x-assumption": "reference" },
      Plain: { type: "string", maxLength: 3 },
    },
  },
});

const SCHEMAS = "#/components/schemas";

it.each([
  ["/Whole", "whole"],
  ["/Whole/type", "whole"],
  ["/Whole/properties/b/type", "whole"],
  ["/Whole/properties/a/type", "inner"],
  ["/Named", undefined],
  ["/Named/required", "named"],
  ["/Named/required/0", "named"],
  ["/Named/properties/maxLength", undefined],
  ["/Named/properties/maxLength/type", undefined],
  ["/Named/properties/maxLength/maxLength", "named"],
  ["/Named/properties/title/maxLength", "named"],
  ["/Plain/maxLength", undefined],
  ["/WholeOther", undefined],
])("%s rests on %j", (pointer, text) => {
  expect(assumptionAt(contract, `${SCHEMAS}${pointer}`)?.text).toBe(text);
});

it("what a reference leads to rests on the assumption of the reference too", () => {
  const place = below(rootOf(contract), "components", "schemas", "Free");
  expect(place.pointer).toBe(`${SCHEMAS}/Plain`);
  expect(assumptionOf(place, "maxLength")?.text).toBe("reference");
  expect(
    assumptionOf(below(rootOf(contract), "components", "schemas", "Plain"), "maxLength"),
  ).toBeUndefined();
});

it("all of them are listed, in the order of the document", () => {
  expect(assumptionsOf(contract.document)).toEqual([
    { pointer: `${SCHEMAS}/Whole`, text: "whole" },
    { pointer: `${SCHEMAS}/Whole/properties/a`, text: "inner" },
    { pointer: `${SCHEMAS}/Named`, text: "named", keywords: ["required", "any maxLength"] },
    { pointer: `${SCHEMAS}/Free`, text: "reference" },
  ]);
});
