/**
 * What the types of any document let through and what not, and names that a document may have.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { clientProject } from "./client-project.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const objectOf = (properties: object) => ({ type: "object", required: Object.keys(properties), properties });
/** Functions that every object has. */
const INHERITED = ["hasOwnProperty", "toLocaleString", "toString", "valueOf"];

const DOCUMENT = {
  openapi: "3.1.1",
  info: { title: "Names", version: "1" },
  servers: [{ url: "https://names.test" }],
  paths: {
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
          ...Object.fromEntries(INHERITED.map((name) => [name, text])),
          value: { $ref: "#/components/schemas/valueOf" },
        }),
        $defs: { Unused: text },
      },
      valueOf: objectOf({ $defs: text }),
    },
  },
};

// The name of many a file.
const PROGRAM = `
import { unwrap } from "@facility-contracts/client";
import { type AnyOperation, type ApiClient, createApiClient } from "./api.ts";
const client: ApiClient = createApiClient();
const inherited = { hasOwnProperty: "", toLocaleString: "", toString: "", valueOf: "" };
const value = { $defs: "" };
const body = { ...inherited, closed: {}, free: { a: 1 }, maybe: null, nothing: null, value };
const thing = await unwrap(client.any({ body }));
const free: unknown = thing.free["b"];
[thing.nothing satisfies null, thing.valueOf satisfies string, thing.value.$defs satisfies string, free];
export const operation: AnyOperation["method"] = "post";
// @ts-expect-error it has no properties
await client.any({ body: { ...body, closed: { a: 1 } } });
// @ts-expect-error the name of every object is asked for, too
const bare: typeof body = { closed: {}, free: {}, maybe: {}, nothing: null, value };
// @ts-expect-error null is the only value
await client.any({ body: { ...body, nothing: 1 } });
`;

test("an API that is called as the client's own types, and schemas that say little", async () => {
  const project = await clientProject();
  try {
    await project.add(contractOf(DOCUMENT, "api"));
    await writeFile(join(project.folder, "program.ts"), PROGRAM);
    expect(await project.compile()).toBe("");
  } finally {
    await project.remove();
  }
});
