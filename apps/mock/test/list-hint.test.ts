import { afterAll, expect, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

/*
 * Lists in a query, which a contract has repeated or in one parameter.
 */

const schema = { type: "array", items: { type: "string", enum: ["a", "b"] } };
const parameter = (name: string, others: object) => ({ name, in: "query", schema, ...others });
const document = {
  openapi: "3.1.0",
  info: { title: "Lists", version: "1" },
  paths: {
    "/": {
      get: {
        parameters: [
          // Prism takes it for one with commas where this is left out.
          parameter("repeated", { explode: true }),
          parameter("commas", { explode: false }),
          { name: "text", in: "query", schema: { type: "string", enum: ["a"] } },
        ],
        responses: { 200: { description: "Read" }, 400: { description: "Refused" } },
      },
    },
  },
};
const { server, origin } = await listeningMock({}, await prepareAll([{ name: "lists", document }]));
afterAll(() => server.close());

async function violationsOf(query: string): Promise<string> {
  const answer = await fetch(`${origin}/?${query}`);
  return answer.headers.get("sl-violations") ?? "";
}

test("a list with commas is refused where the parameter is repeated, with how to repeat it", async () => {
  expect(await violationsOf("repeated=a,b")).toContain("repeated for each value: ?repeated=a&repeated=b");
  expect(await violationsOf("repeated=a,b%26c")).toContain("?repeated=a&repeated=b%26c");
  expect(await violationsOf("repeated=a&repeated=b")).toBe("");
});

test.each(["commas=a,b", "commas=a,c", "text=a,b", "repeated=c", "repeated=c&repeated=a,b"])(
  "%s has no such hint",
  async (query) => {
    expect(await violationsOf(query)).not.toContain("repeated for each value");
  },
);

test("a long list is cut in the hint", async () => {
  const found = await violationsOf(`repeated=${"a,".repeat(1_000)}`);
  expect(found).toContain("?repeated=a&repeated=a");
  expect(found.length).toBeLessThan(1_000);
});
