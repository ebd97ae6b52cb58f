/**
 * A document of what types let through and what not, and of names that a document may have.
 */

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const objectOf = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
/** Functions that every object has. */
const INHERITED = ["hasOwnProperty", "toLocaleString", "toString", "valueOf"];

export const NAMES = {
  openapi: "3.1.1",
  info: { title: "Names", version: "1" },
  servers: [{ url: "https://names.test" }],
  paths: {
    "/ranges/{constructor}": {
      put: {
        operationId: "putRange",
        parameters: [
          { in: "path", name: "constructor", required: true, schema: text },
          ...INHERITED.map((name) => ({ in: "query", name, schema: text })),
        ],
        requestBody: { required: true, content: { "*/*": { schema: objectOf({ sent: text }) } } },
        responses: {
          200: {
            description: "Done.",
            content: {
              "*/*": { schema: objectOf({ answered: text }) },
              "text/csv": { schema: text },
              "application/vnd.count+json": { schema: { type: "integer" } },
            },
          },
        },
      },
    },
    "/things": {
      post: {
        operationId: "any",
        requestBody: { required: true, ...json({ $ref: "#/components/schemas/Thing" }) },
        responses: { 200: { description: "Done.", ...json({ $ref: "#/components/schemas/Thing" }) } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        ...objectOf({
          closed: { type: "object", additionalProperties: false },
          free: { type: "object", properties: {} },
          maybe: { type: ["object", "null"], description: "Anything." },
          nothing: { const: null },
          feature: objectOf({ properties: objectOf({ properties: { type: "object" } }) }),
          level: { enum: ["low", { type: "object", const: null, $defs: {} }] },
          one: { const: { type: "object" } },
          empty: { type: "object", maxProperties: 0 },
          sealed: { type: "object", unevaluatedProperties: false },
          counts: { type: "object", unevaluatedProperties: { type: "integer" } },
          ...Object.fromEntries(INHERITED.map((name) => [name, text])),
          schema: { $ref: "#/components/schemas/Schema" },
          value: { $ref: "#/components/schemas/valueOf" },
        }),
        $defs: { Unused: text },
      },
      valueOf: objectOf({ $defs: text }),
      // As Kubernetes has schemas of schemas.
      Schema: {
        type: "object",
        properties: {
          additionalProperties: {
            anyOf: [{ $ref: "#/components/schemas/Schema" }, { type: "boolean" }],
          },
          properties: { type: "object", additionalProperties: { $ref: "#/components/schemas/Schema" } },
        },
      },
    },
  },
};

/** What its types let through and what not. */
export const NAMES_PROGRAM = `
import { unwrap } from "@facility-contracts/client";
import { type AnyOperation, type ApiClient, createApiClient } from "./api.ts";
const client: ApiClient = createApiClient();
const inherited = { hasOwnProperty: "", toLocaleString: "", toString: "", valueOf: "" };
const value = { $defs: "" };
const schema = { additionalProperties: false, properties: { a: { additionalProperties: {} } } };
const said = {
  counts: { a: 1 },
  empty: {},
  feature: { properties: { properties: { a: 1 } } },
  level: { type: "object", const: null, $defs: {} },
  one: { type: "object" },
  sealed: {},
} as const;
const body = { ...inherited, ...said, closed: {}, free: { a: 1 }, maybe: null, nothing: null, schema, value };
const thing = await unwrap(client.any({ body }));
const free: unknown = thing.free["b"];
[thing.nothing satisfies null, thing.valueOf satisfies string, thing.value.$defs satisfies string, free];
export const operation: AnyOperation["method"] = "post";
// @ts-expect-error it has no properties
await client.any({ body: { ...body, closed: { a: 1 } } });
// @ts-expect-error the name of every object is asked for, too
const bare: typeof body = { ...said, closed: {}, free: {}, maybe: {}, nothing: null, schema, value };
// @ts-expect-error it has none either
await client.any({ body: { ...body, empty: { a: 1 } } });
// @ts-expect-error nor has it any
await client.any({ body: { ...body, sealed: { a: 1 } } });
// @ts-expect-error its properties are numbers
await client.any({ body: { ...body, counts: { a: "b" } } });
// @ts-expect-error data has what it has, and no more
await client.any({ body: { ...body, one: { type: "object", additionalProperties: true } } });
// @ts-expect-error null is the only value
await client.any({ body: { ...body, nothing: 1 } });
`;

/** What is not given is not sent, though every object has it; what is accepted of any media type is JSON where it is no text. */
export const NAMES_CALLS = `
import { createApiClient } from "./api.validate.ts";
const csv = new Response("a,b", { headers: { "content-type": "text/csv" } });
const count = (value: unknown) => Response.json(value, { headers: { "content-type": "application/vnd.count+json" } });
const answers = [Response.json({ answered: "b" }), csv, count(7), count({ answered: "b" })];
const fetch = async (request: Request) => {
  console.log(request.method, request.url, request.headers.get("content-type"), await request.text());
  return answers.shift() ?? Response.json({});
};
const client = createApiClient({ fetch, validate: true });
const call = { pathConstructor: "c", body: { sent: "a" } };
for (let number = 0; number < 5; number++) {
  const result = await client.putRange(call);
  console.log(result.ok ? result.data : String(result.error));
}
`;
