/**
 * A rule that finds nothing to look at in what a provider answers, or nothing to send, is not checked: it does not pass.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { ApiContract } from "../src/contract/contracts.ts";
import type { Transport } from "../src/wire.ts";

const flag = { type: "boolean" };
const texts = { type: "array", items: { type: "object", properties: { text: { type: "string" } } } };
const schema = {
  type: "object",
  properties: { flag, more: flag, list: texts, other: texts, count: { type: "integer" } },
};
const contract = contractOf(
  {
    openapi: "3.1.1",
    paths: {
      "/lamps/{id}": {
        put: {
          operationId: "switchLamp",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" }, example: 1 }],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                // Anything goes.
                schema: { type: "object", properties: { flag: { const: true } } },
                example: { flag: true },
              },
            },
          },
          responses: { "200": { description: "Done.", content: { "application/json": { schema } } } },
        },
      },
    },
  },
  "lamps",
);

const PARAMETERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  echo: {},
  copied: { from: "/flag", to: "/more" },
  sorted: { lists: [{ list: "/list", by: "text" }] },
  distinct: { lists: [{ list: "/list", by: "text" }] },
  counts: { counts: [{ count: "/count", of: "/list" }] },
  contained: { some: "/list/*/text", all: "/other/*/text" },
  sameValues: { one: "/list/*/text", other: "/other/*/text" },
  newValues: {},
  fieldByField: {},
  otherRows: {},
  readBack: {},
};

const api: ApiContract = {
  name: "lamps",
  contract,
  shown: new Set(),
  rules: Object.entries(PARAMETERS).map(([template, parameters]) => ({
    operation: "switchLamp",
    id: template,
    template,
    parameters,
    says: "It is so.",
  })),
};

/** A provider that answers the lamp with these fields too. */
const provider =
  (more: object): Transport =>
  async ({ body }) => {
    const { flag } = Object(JSON.parse(Buffer.from(body ?? []).toString() || "{}"));
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: Buffer.from(JSON.stringify({ ...(flag === undefined ? {} : { flag }), ...more })),
    };
  };

async function uncheckedWith(more: object): Promise<Readonly<Record<string, string>>> {
  const config = { credentials: { valid: {} }, rows: { "/lamps/{id}": { existing: [1, 2], absent: 3 } } };
  const { coverage, notChecked } = await runSuite(api, config, { transport: provider(more) });
  const names = Object.keys(PARAMETERS);
  const unchecked = Object.fromEntries(
    notChecked.flatMap(({ what, why }) => {
      const name = what.replace(/^switchLamp (rule\/)?/, "");
      return names.includes(name) ? [[name, why]] : [];
    }),
  );
  // Either a rule was held against an answer, or it is told why not.
  const held = coverage.rules.covered.map((name) => name.replace("switchLamp ", ""));
  expect([...held, ...Object.keys(unchecked)].toSorted()).toEqual(names.toSorted());
  return unchecked;
}

test("without anything to look at there is a reason", async () => {
  expect(await uncheckedWith({})).toEqual({
    copied: "no answer had /more",
    sorted: "no answer had items in its lists",
    distinct: "no answer had items in its lists",
    counts: "no answer had both a count and its list",
    contained: "the answer has no /list",
    sameValues: "the answer has no /list",
    newValues: "no answer had a value that never comes again",
    fieldByField: "no field has another value",
    otherRows: "no field has another value",
    readBack: "no field takes a text, a list of them or an integer",
  });
});

test("a rule is held where there is something", async () => {
  const list = [{ text: "a" }];
  const unchecked = await uncheckedWith({ more: true, list, other: list, count: 1 });
  expect(Object.keys(unchecked).toSorted()).toEqual(["fieldByField", "newValues", "otherRows", "readBack"]);
});
