/**
 * A rule whose template finds nothing to look at in the contract is refused: it would pass whatever a provider does.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contractOf } from "@facility-contracts/model/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rulesModule } from "../src/rules.ts";

const object = (properties: object) => ({ type: "object", properties });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = { type: "string" };
const pet = object({
  id: { type: "integer" },
  name: text,
  tags: { type: "array", items: object({ label: text }) },
});
const problem = object({ fields: { type: "object", "x-problem": "details" } });
const contract = contractOf(
  {
    openapi: "3.1.0",
    paths: {
      "/pets/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        put: {
          operationId: "updatePet",
          requestBody: json(object({ name: text, age: { type: "integer" } })),
          responses: {
            "200": json(object({ pet })),
            "400": json(problem),
            "404": json(object({ message: text })),
          },
        },
        post: {
          operationId: "feedPet",
          requestBody: json(object({ food: text })),
          responses: { "200": json(pet) },
        },
      },
      "/pets/stated": {
        get: {
          operationId: "readStated",
          responses: { "200": json(object({ tags: { type: "array", "x-extend": "tags" } })) },
        },
      },
      "/pets/inferred": {
        get: {
          operationId: "readInferred",
          responses: {
            "200": json(
              object({
                tags: {
                  type: "array",
                  "x-extend": "tags",
                  "x-assumption": "No page says it.",
                  "x-assumed": ["x-extend"],
                },
              }),
            ),
          },
        },
      },
      "/pets": {
        get: {
          operationId: "listPets",
          responses: { "200": json(object({ pets: { type: "array", items: pet } })) },
        },
        post: {
          operationId: "addPets",
          requestBody: json({ type: "array", items: object({ name: text }) }),
          responses: {
            "200": json(object({ names: { type: "array", "x-item-per": "$request.body", items: text } })),
          },
        },
      },
    },
  },
  "pets",
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What is said of a rule with this template and these parameters; nothing of one that is right. */
async function saidOf(operation: string, template: string, parameters = {}): Promise<string> {
  const rule = `- operation: ${operation}\n  id: a\n  template: ${template}\n  parameters: ${JSON.stringify(parameters)}\n  says: It is so.\n`;
  await writeFile(join(folder, "rules.yaml"), rule);
  return rulesModule(contract, folder, "pets", "Generated.").then(
    () => "",
    (error: unknown) => String(error),
  );
}

const shown = { operation: "listPets", rows: "/pets/*", id: "id", changes: [{}] };

test.each<[string, string, object?]>([
  ["updatePet", "echo"],
  ["updatePet", "echo", { fields: ["name"] }],
  ["updatePet", "fieldByField"],
  ["updatePet", "row", { field: "/pet/id" }],
  ["listPets", "distinct", { lists: [{ list: "/pets", by: "id" }] }],
  ["listPets", "sorted", { lists: [{ list: "/pets/*/tags", by: "label" }] }],
  ["updatePet", "details", { status: 400 }],
  ["updatePet", "shownElsewhere", { ...shown, keep: ["name"] }],
  ["readStated", "blocks"],
  ["readStated", "noOtherBlocks"],
  ["readInferred", "inferredBlocks"],
])("%s %s %o is right", async (operation, template, parameters) => {
  expect(await saidOf(operation, template, parameters)).toBe("");
});

test.each<[string, string, object, string]>([
  [
    "feedPet",
    "echo",
    {},
    ":3:3 at #/0/template: echo looks at what feedPet sends and answers, and the answer has no field of the request.",
  ],
  ["listPets", "echo", {}, "echo looks at what listPets sends and answers"],
  ["addPets", "echo", {}, "echo looks at what addPets sends and answers"],
  ["feedPet", "fieldByField", {}, "fieldByField looks at what feedPet sends and answers"],
  ["feedPet", "readBack", {}, "readBack looks at"],
  [
    "updatePet",
    "echo",
    { fields: ["name", "age"] },
    '#/0/parameters/fields/1: "age" is not a field of both the request and the answer of updatePet. Write one of name.',
  ],
  ["listPets", "row", { field: "/pets" }, "row needs an identifier in the path of listPets, which has none."],
  ["addPets", "itemPerItem", {}, "itemPerItem needs x-copy-of in the answer of addPets, which has none."],
  [
    "listPets",
    "distinct",
    { lists: [{ list: "/pets", by: "ID" }] },
    '#/0/parameters/lists/0/by: "ID" is not a field of the items of /pets. Write one of id, name, tags.',
  ],
  [
    "updatePet",
    "details",
    { status: 404 },
    "#/0/parameters/status: the answer 404 of updatePet has no field that is marked x-problem: details.",
  ],
  [
    "feedPet",
    "shownElsewhere",
    shown,
    "#/0/parameters/rows: /pets/* of listPets has no field that feedPet sends.",
  ],
  [
    "updatePet",
    "shownElsewhere",
    { ...shown, keep: ["tags"] },
    '#/0/parameters/keep/0: "tags" is not a field that updatePet sends. Write one of name, age.',
  ],
  [
    "updatePet",
    "shownElsewhere",
    { ...shown, id: "key" },
    '#/0/parameters/id: "key" is not a field of /pets/*. Write one of id, name, tags.',
  ],
  [
    "readInferred",
    "blocks",
    {},
    "blocks needs an x-extend in the answer of readInferred that is documented, and none is.",
  ],
  ["readInferred", "noOtherBlocks", {}, "of the others speak inferredBlocks."],
  ["readStated", "inferredBlocks", {}, "that is assumed, and none is."],
  ["listPets", "blockAlone", {}, "blockAlone needs x-extend in the answer of listPets, which has none."],
])("%s %s %o is refused", async (operation, template, parameters, message) => {
  expect(await saidOf(operation, template, parameters)).toContain(message);
});
