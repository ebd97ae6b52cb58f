/**
 * What is printed of any contract, and which APIs are served.
 */
import { expect, test } from "vitest";
import { demoAccountsOf, demoPermissionsOf } from "../../src/accounts/demo-accounts.ts";
import { contractApiOf } from "../../src/contract/contract-api.ts";
import { overview } from "../../src/overview.ts";
import { isServed, openApis } from "../../src/served-apis.ts";
import { documentOf, smallApi, unservedApi } from "./small-server.ts";

const ORIGIN = "http://127.0.0.1:4011";

const responses = {
  "200": {
    description: "Done.",
    content: {
      "application/json": {
        schema: {
          type: "object",
          properties: {
            files: {
              type: "array",
              items: {
                type: "object",
                properties: { address: { type: "string", "x-presigned-url": "put" } },
              },
            },
          },
        },
      },
    },
  },
};
const key = { type: "apiKey", in: "query", name: "key" };
const document = documentOf(
  {
    "/pets/{pet-id}": {
      parameters: [
        { name: "pet-id", in: "path", required: true, schema: { type: "string" }, example: "a b" },
        {
          name: "more",
          in: "query",
          "x-extends-answer": true,
          schema: { type: "array", items: { type: "string" } },
          example: ["x"],
        },
        { name: "page", in: "query", schema: { type: "integer" }, example: 3 },
      ],
      patch: {
        operationId: "changePet",
        summary: "Change a pet",
        security: [{ key: [] }],
        requestBody: {
          required: true,
          content: { "application/merge-patch+json": { example: { name: "It's" } } },
        },
        responses,
      },
      head: { operationId: "headPet", responses },
    },
  },
  { securitySchemes: { key } },
);
const answer = async () => ({ status: 200, body: {} });
const pets = smallApi(document, { changePet: answer, headPet: answer }, {}, "pets");

test("each operation has a command, with the credentials of the account that may do everything", () => {
  const text = overview([pets], ORIGIN);
  expect(text).toContain(
    `Change a pet:

curl -X PATCH '${ORIGIN}/pets/a%20b?more=x&key=demo-full-pets-key' \\
  -H 'Content-Type: application/merge-patch+json' \\
  --data-raw '{"name":"It'\\''s"}'
`,
  );
  expect(text).toContain(`headPet:\n\ncurl -I '${ORIGIN}/pets/a%20b?more=x'\n`);
  expect(text).toContain("Change a pet, and then put the file of the first address:");
  // Nothing says what a file is announced as.
  expect(text).toMatch(
    /^url=\$\(curl -s -X PATCH [^|]*\|\n {2}grep -o '"address":"\[\^"\]\*"' .*\nhead -c 1 \/dev\/zero .*octet-stream/m,
  );
});

test("of an API with several scopes each has an account of its own, which is allowed nothing else", () => {
  const withScopes = (...scopes: string[]) => {
    const paths = scopes.map((scope) => [
      `/${scope}`,
      { get: { operationId: scope, security: [{ key: [scope] }] } },
    ]);
    const small = documentOf(Object.fromEntries(paths), { securitySchemes: { key } });
    return [smallApi(small, Object.fromEntries(scopes.map((scope) => [scope, answer])), {}, "pets")].filter(
      isServed,
    );
  };
  const apis = withScopes("pet:feed", "pet:walk");
  const own = demoAccountsOf(apis).filter(({ name }) => name.startsWith("demo-only-"));
  expect(own.map((account) => demoPermissionsOf(account, apis))).toEqual([["pet:feed"], ["pet:walk"]]);
  expect(overview(apis, ORIGIN)).toContain(
    "demo-only-pet-walk: may do what needs pet:walk, and nothing else",
  );
  expect(overview(withScopes("pet:feed"), ORIGIN)).not.toContain("demo-only-");
});

test("an API without a folder is told in one line, with what to write", async () => {
  const unserved = unservedApi(
    "weather",
    documentOf({ "/weather": { get: { operationId: "read", responses } } }),
  );
  const [line, ...others] = overview([pets, unserved], ORIGIN)
    .split("\n")
    .filter((candidate) => candidate.includes("weather"));
  expect(others).toEqual([]);
  expect(line).toMatch(/^weather is not served.* 501.*apps\/sandbox\/src\/apis\/weather\/api\.ts/);
});

test("what is served are the APIs with a folder", async () => {
  const weather = contractApiOf({ name: "weather", document: documentOf({}) });
  expect((await openApis([weather])).map(isServed)).toEqual([false]);
  expect((await openApis()).filter(isServed).map(({ name }) => name)).toContain("tickets");
});
