import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, expect, test } from "vitest";
import { mockOf } from "../src/documents/documents.ts";
import { documentsAt } from "../src/documents/found.ts";
import { folderOf } from "./folder-of.ts";
import { foreignCases } from "./foreign-cases.ts";
import { compared, UNCOMPILED } from "./foreign-comparison.ts";
import { listeningMock } from "./mock-server.ts";
import { prismServers } from "./prism-process.ts";
import { seenAnswer } from "./seen-answer.ts";

const json = (text: string) => ({
  description: "Done",
  content: { "application/json": { example: { text } } },
});
const get = (name: string) => ({
  get: {
    parameters: [{ name, in: "path", required: true, schema: { type: "string" } }],
    responses: { 200: json(name) },
  },
});
const head = { openapi: "3.1.1", info: { title: "Images", version: "1" } };
const [part, whole] = [{ "/images/thumbnail.{end}": get("end") }, { "/images/{name}": get("name") }];

const extent = isProof ? "whole" : "read otherwise";
const dialect = { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
const folder = await folderOf(
  {
    "3.1.json": foreignCases({ openapi: "3.1.1" }),
    "3.0.json": foreignCases({ openapi: "3.0.3" }, extent),
    "2020-12.json": foreignCases({ openapi: "3.1.1", ...dialect }, extent),
    "part-first.json": { ...head, paths: { ...part, ...whole } },
    "part-last.json": { ...head, paths: { ...whole, ...part } },
  },
  afterAll,
);
const names = ["3.1.json", "3.0.json", "2020-12.json", "part-first.json", "part-last.json"];
const origins = await prismServers(names.map((name) => join(folder, name)));
const prismOn = (name: string) => origins[names.indexOf(name)] ?? "";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** Where the model cannot tell what is valid, Prism can. */
const OTHERS = ["/marks/tuple", "/marks/exclusive", "/marks/own-draft"].flatMap((path) =>
  ['["a"]', "[1]", "1", "2", "{}"].map((body) => ({
    method: "POST",
    path,
    headers: { "content-type": "application/json" },
    body,
  })),
);

test.each(names.slice(0, 3))("what documents of others have is answered as Prism does: %s", async (name) => {
  const { different, rows } = await compared(join(folder, name), prismOn(name), OTHERS);
  expect(different).toEqual([]);
  const hasCredentials = isProof || name === "3.1.json";
  expect(rows.has("credentials of a scheme `digest` that lack its fields")).toBe(hasCredentials);
  // A list of `items` is none of the draft 2020-12.
  expect(rows.has(UNCOMPILED)).toBe(name === "2020-12.json");
  for (const row of rows) expect(readme).toContain(`| ${row} `);
});

test("of two paths that fit, the one with a text goes first; Prism leaves it to their order", async () => {
  const answers = await Promise.all(
    names.slice(3).map(async (name) => {
      const mock = await mockOf(await documentsAt([join(folder, name)]), new Map(), undefined);
      const { server, origin } = await listeningMock({}, mock);
      const request = { method: "GET", path: "/images/thumbnail.png", headers: {} };
      const [theirs, ours] = [await seenAnswer(prismOn(name), request), await seenAnswer(origin, request)];
      server.close();
      return { theirs: theirs.body, ours: ours.body };
    }),
  );
  expect(answers).toEqual([
    { theirs: { text: "name" }, ours: { text: "end" } },
    { theirs: { text: "end" }, ours: { text: "end" } },
  ]);
  expect(readme).toContain("| a path that fits a segment in braces and one that is so in part ");
});
