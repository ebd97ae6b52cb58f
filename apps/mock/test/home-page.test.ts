import { afterAll, expect, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

/*
 * What the page of commands advises is answered, also where a contract has ranges and a default.
 */

const content = (answer: string) => ({ "application/json": { examples: { it: { value: { answer } } } } });
const answered = (...codes: readonly string[]) =>
  Object.fromEntries(codes.map((code) => [code, { description: code, content: content(code) }]));
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const document = {
  openapi: "3.1.0",
  info: { title: "Ranges", version: "1" },
  paths: {
    "/ranges/{id}": { get: { parameters: [id], responses: answered("200", "400", "4XX", "500", "default") } },
    "/default/{id}": { get: { parameters: [id], responses: answered("200", "5XX", "400", "default") } },
    "/only/{id}": { get: { parameters: [id], responses: answered("200", "default") } },
  },
};
const { server, origin } = await listeningMock({}, await prepareAll([{ name: "ranges", document }]));
afterAll(() => server.close());
const page = await (await fetch(`${origin}/commands`)).text();

test.each(["ranges", "default", "only"])(
  "each error of /%s is answered as the page advises",
  async (name) => {
    const section = page.slice(page.indexOf(`/${name}/{id}`)).split("</ul>")[0] ?? "";
    const rows = [...section.matchAll(/<li><code>(\w+)<\/code> .*<code>(.+?)<\/code><\/li>/g)];
    expect(rows.length).toBeGreaterThan(0);
    for (const [, code, way = ""] of rows) {
      const { path = `/${name}/1`, prefer = "" } =
        /^(?:Prefer: (?<prefer>.+)|(?<path>.+))$/.exec(way)?.groups ?? {};
      const response = await fetch(origin + path, { headers: prefer === "" ? {} : { prefer } });
      expect(await response.json(), way).toEqual({ answer: code });
    }
  },
);

test("the examples stand below statuses that can be asked for", () => {
  expect(page).toContain("200: it; 400: it; 500: it; 401: it; 501: it<");
});
