/**
 * References into a part of a schema or of a message: what they lead to has the type of the direction that it is used in.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { clientProject } from "./client-project.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const to = (reference: string) => ({ $ref: `#/${reference}` });
const schemaIn = (message: string, way = "") => to(`${message}/content/application~1json/schema${way}`);

const text = { type: "string" };
const objectOf = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
/** What a request need not have, and an answer has. */
const row = (more: object = {}) => objectOf({ id: { type: "string", readOnly: true }, ...more });

/** An operation that takes a schema, and answers another one. */
const from = (operationId: string, sent: object, answered: object) => ({
  post: {
    operationId,
    requestBody: { required: true, ...json(sent) },
    responses: { 200: { description: "Done.", ...json(answered) } },
  },
});

const PARTS_OF_SCHEMAS = {
  all: to("components/schemas/All/allOf/1"),
  alternative: to("components/schemas/One/oneOf/0"),
  anchored: { $ref: "#anchored" },
  behind: to("components/schemas/Behind/properties/item/properties/i"),
  definition: to("components/schemas/Defining/$defs/Tree"),
  elsewhere: to("x-schemas/Tree"),
  entry: to("components/schemas/Map/additionalProperties"),
  item: to("components/schemas/List/items"),
  optional: to("components/schemas/Pet/properties/optional"),
  root: to("$defs/Root"),
  second: to("components/schemas/Tuple/prefixItems/1"),
};

/** What looks like a reference, and is data. */
const MESSAGE = { s: to("components/messages/m/schema"), p: to("paths/~1none/get/parameters/0") };

/** A query whose parameters are those of another one. */
const asIn = (operationId: string, ...parameters: object[]) => ({
  get: { operationId, parameters, responses: { 200: { description: "Done.", ...json(text) } } },
});

const DOCUMENT = {
  openapi: "3.1.1",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.test" }],
  paths: {
    "/owners": from(
      "addOwner",
      to("components/schemas/Pet/properties/owner"),
      to("components/schemas/Pet/properties/owner"),
    ),
    "/pets": from("addPet", row({ part: row() }), schemaIn("paths/~1pets/post/requestBody")),
    "/more-pets": from(
      "addMore",
      schemaIn("paths/~1pets/post/responses/200"),
      schemaIn("paths/~1pets/post/requestBody", "/properties/part"),
    ),
    "/kept": from(
      "keep",
      schemaIn("components/responses/Kept", "/properties/part"),
      schemaIn("components/requestBodies/Keeping"),
    ),
    "/parts": {
      get: {
        operationId: "getParts",
        parameters: [{ in: "query", name: "kind", schema: to("components/schemas/Pet/properties/kind") }],
        responses: { 200: { description: "Done.", ...json(objectOf(PARTS_OF_SCHEMAS)) } },
      },
      head: {
        operationId: "hasParts",
        parameters: [to("paths/~1parts/get/parameters/0")],
        responses: { 200: { description: "Done." } },
      },
    },
    "/first": asIn("first", to("paths/~1second/get/parameters/0"), to("components/parameters/schema")),
    "/second": asIn("second", to("paths/~1parts/head/parameters/0")),
    "/constructor": asIn("getConstructor"),
    "/valueOf": {
      get: { operationId: "getValue", responses: { 200: to("paths/~1constructor/get/responses/200") } },
      head: { operationId: "hasTree", responses: { 200: to("x-answers/Answered") } },
      post: { operationId: "growTree", responses: { 200: to("x-answers/Answered") } },
    },
  },
  $defs: { Root: text },
  "x-schemas": { Tree: objectOf({ branch: to("x-schemas/Tree"), leaf: to("components/x-leaves/Leaf") }) },
  "x-answers": { Answered: { description: "Done.", ...json(to("x-schemas/Tree")) } },
  components: {
    "x-leaves": { Leaf: text },
    parameters: { schema: { in: "query", name: "which", schema: { type: "number" } } },
    requestBodies: { Keeping: json(row()) },
    responses: { Kept: { description: "Done.", ...json(row({ part: row({ name: text }) })) } },
    schemas: {
      Anchored: { $anchor: "anchored", ...objectOf({ c: text }) },
      Behind: objectOf({ item: to("components/schemas/Item") }),
      All: { allOf: [to("components/schemas/Pet"), objectOf({ a: text })] },
      Defining: { ...objectOf({}), $defs: { Tree: objectOf({ d: PARTS_OF_SCHEMAS.definition }) } },
      Item: objectOf({ i: text }),
      List: { type: "array", items: objectOf({ l: text }) },
      Map: {
        type: "object",
        additionalProperties: objectOf({ m: text }),
        example: MESSAGE,
        default: MESSAGE,
      },
      One: { oneOf: [objectOf({ o: text }), text] },
      Pet: {
        type: "object",
        properties: { kind: { enum: ["cat", "dog"] }, optional: objectOf({ p: text }), owner: row() },
      },
      PetOwner: text,
      Tuple: { type: "array", prefixItems: [{ type: "number" }, text] },
    },
  },
};

const PROGRAM = `
import { unwrap } from "@facility-contracts/client";
import { createPetsClient } from "./pets.ts";
const pets = createPetsClient();
(await unwrap(pets.addOwner({ body: {} }))).id satisfies string;
const pet = await unwrap(pets.addPet({ body: { part: {} } }));
[pet.id, pet.part.id] satisfies string[];
(await unwrap(pets.addMore({ body: { part: {} } }))).id satisfies string;
(await unwrap(pets.keep({ body: { name: "a" } }))).id satisfies string;
// @ts-expect-error the name is asked for
await pets.keep({ body: {} });
const parts = await unwrap(pets.getParts({ kind: "cat" }));
[parts.all.a, parts.alternative.o, parts.entry.m, parts.item.l, parts.optional.p, parts.second] satisfies string[];
[parts.anchored.c, parts.behind, parts.root] satisfies string[];
parts.definition.d.d.d satisfies object;
[parts.elsewhere.branch.leaf, (await unwrap(pets.growTree())).branch.branch.leaf] satisfies string[];
await pets.hasParts({ kind: "dog" });
// @ts-expect-error there is no such kind
await pets.hasParts({ kind: "cow" });
await pets.first({ kind: "cat", which: 1 });
// @ts-expect-error there is no such kind
await pets.first({ kind: "cow" });
// @ts-expect-error a number is asked for
await pets.first({ which: "1" });
(await unwrap(pets.getValue())) satisfies string;
`;

test("a client of references into schemas and messages", async () => {
  const project = await clientProject();
  try {
    await project.add(contractOf(DOCUMENT, "pets"));
    await writeFile(join(project.folder, "program.ts"), PROGRAM);
    expect(await project.compile()).toBe("");
  } finally {
    await project.remove();
  }
});
