/**
 * Alternatives that have what the schema has whose alternatives they are: types that compile and tell them apart.
 */
import { expect, test } from "vitest";
import { typeModule } from "../src/types.ts";
import { linesWithFaults } from "./lines-with-faults.ts";

const text = { type: "string" };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const withOwn = (name: string) => ({ type: "object", required: [name], properties: { [name]: text } });
const PET = { type: "object", required: ["kind"], properties: { kind: text, name: text } };
const OF_ANIMALS = { oneOf: [to("Cat"), to("Dog")] };
const BY_KIND = { discriminator: { propertyName: "kind" } };
const MAPPING = { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" };
const CAT = { allOf: [to("Pet"), withOwn("meows")] };
const DOG = { allOf: [to("Pet"), withOwn("barks")] };

/** The values that the type of a component does not let through, and the faults of the types themselves. */
async function refused(openapi: string, schemas: object, component: string, values: readonly object[]) {
  const document = { openapi, info: { title: "T", version: "1" }, paths: {}, components: { schemas } };
  const lines = values.map(
    (value) => `{ const value: components["schemas"]["${component}"] = ${JSON.stringify(value)}; }`,
  );
  const source = `${lines.join("\n")}\n${await typeModule(document)}`;
  return [...linesWithFaults(source)].map((line) => values[line] ?? source.split("\n")[line]);
}

const RIGHT = [
  { kind: "Cat", meows: "x" },
  { kind: "Dog", barks: "x" },
];
const WRONG = [{ kind: "Cat", barks: "x" }, { kind: "Bird" }];

test.each([
  ["3.0.3", "with a discriminator alone", { ...OF_ANIMALS, ...BY_KIND }],
  ["3.1.0", "with a discriminator alone", { ...OF_ANIMALS, ...BY_KIND }],
  ["3.0.3", "with properties of its own", { ...PET, ...OF_ANIMALS }],
  ["3.1.0", "with properties of its own", { ...PET, ...OF_ANIMALS }],
  ["3.1.0", "with its alternatives in a part", { allOf: [PET, OF_ANIMALS] }],
  ["3.1.0", "that may be null", { anyOf: [PET, ...OF_ANIMALS.oneOf, { type: "null" }] }],
])("in %s a schema %s may have alternatives that consist of it", async (openapi, _, Pet) => {
  expect(await refused(openapi, { Pet, Cat: CAT, Dog: DOG }, "Pet", RIGHT)).toEqual([]);
});

test.each([
  ["3.0.3", "in a part of a part", { Cat: { allOf: [{ allOf: [to("Pet")] }, withOwn("meows")] } }],
  ["3.1.0", "in an alternative of its own", { Cat: { anyOf: [{ allOf: [to("Pet"), withOwn("meows")] }] } }],
  [
    "3.1.0",
    "in an alternative that is written out",
    { Pet: { ...PET, oneOf: [{ allOf: [to("Pet"), withOwn("meows")] }, to("Dog")] } },
  ],
])("in %s the schema may stand %s", async (openapi, _, others) => {
  const schemas = { Pet: { ...PET, ...OF_ANIMALS }, Cat: CAT, Dog: DOG, ...others };
  expect(await refused(openapi, schemas, "Pet", [...RIGHT, { kind: "Bird" }])).toEqual([{ kind: "Bird" }]);
});

/** Of pets of which nothing more is said. */
const ANY = [{ kind: "any" }, { kind: "Dog", barks: "x" }];

test("an alternative may be the schema itself", async () => {
  const schemas = { Pet: { ...PET, ...OF_ANIMALS }, Cat: { ...to("Pet"), description: "Any" }, Dog: DOG };
  expect(await refused("3.1.0", schemas, "Pet", [...ANY, { name: "x" }])).toEqual([{ name: "x" }]);
});

test("what many parts lead to is said once", async () => {
  const layers = Array.from({ length: 24 }, (_, layer) =>
    ["a", "b"].map((side): [string, object] => [
      `${side}${layer}`,
      { allOf: layer === 23 ? [to("Pet")] : [to(`a${layer + 1}`), to(`b${layer + 1}`)] },
    ]),
  );
  const schemas = {
    Pet: { ...PET, oneOf: [to("a0"), to("Dog")] },
    Dog: DOG,
    ...Object.fromEntries(layers.flat()),
  };
  expect(await refused("3.1.0", schemas, "Pet", ANY)).toEqual([]);
});

test.each(["3.0.3", "3.1.0"])("in %s a discriminator tells such alternatives apart", async (openapi) => {
  const Pet = { ...PET, ...OF_ANIMALS, ...BY_KIND };
  expect(await refused(openapi, { Pet, Cat: CAT, Dog: DOG }, "Pet", [...RIGHT, ...WRONG])).toEqual(WRONG);
  const mapped = { ...Pet, discriminator: { ...BY_KIND.discriminator, mapping: MAPPING } };
  const cats = [{ kind: "cat", name: "x", meows: "x" }, { kind: "dog", meows: "x" }, { kind: "cat" }];
  expect(await refused(openapi, { Pet: mapped, Cat: CAT, Dog: DOG }, "Cat", cats)).toEqual(cats.slice(1));
});

test("alternatives of alternatives have what all of them have", async () => {
  const schemas = {
    Pet: { ...PET, ...OF_ANIMALS, ...BY_KIND },
    Cat: { ...CAT, oneOf: [to("Lion"), to("Tiger")] },
    Dog: DOG,
    Lion: { allOf: [to("Cat"), withOwn("mane")] },
    Tiger: { allOf: [to("Cat"), withOwn("stripes")] },
  };
  const lions = [
    { kind: "x", meows: "x", mane: "x" },
    { kind: "x", mane: "x" },
    { meows: "x", mane: "x" },
  ];
  expect(await refused("3.1.0", schemas, "Lion", lions)).toEqual(lions.slice(1));
});

test("schemas that consist of each other have what both say", async () => {
  const schemas = { A: { allOf: [to("B"), withOwn("a")] }, B: { allOf: [to("A"), withOwn("b")] } };
  const values = [{ a: "x", b: "x" }, { a: "x" }, { b: "x" }];
  expect(await refused("3.1.0", schemas, "A", values)).toEqual(values.slice(1));
});
