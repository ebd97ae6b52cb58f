/**
 * Texts of the contract stay texts, whatever they look like.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { EMPTY } from "@facility-contracts/facts";
import { expect, test } from "vitest";
import { anchorOf, codeBlock, html, inlineMarkdown, markdown, tableOf } from "../src/html.ts";
import { documentOf } from "../src/page.ts";
import { reviewPage } from "../src/pages/review.ts";
import { tryPage } from "../src/pages/try.ts";
import type { ApiData } from "../src/site.ts";
import { REVIEW } from "./fixtures/review.ts";

const HOSTILE = '<script>alert(1)</script> "quoted" & \' <token>';

const API: ApiData = {
  name: "hostile",
  title: HOSTILE,
  version: "1.0.0",
  summary: HOSTILE,
  description: HOSTILE,
  document: { info: { description: `</script><script>alert(1)</script>\u2028${HOSTILE}` } },
  operations: [],
  check: { claims: 1, stated: 1, shown: 0, assumed: 0, unexplained: [], contradicted: [], grounds: [] },
  ledger: EMPTY,
  assumptions: [],
  changelog: "",
  types: "",
  sample: HOSTILE,
  plan: { cases: [], notChecked: [] },
  result: undefined,
};

test.each([
  ["a template", html`<a title="${HOSTILE}">${HOSTILE}</a>`],
  ["Markdown", markdown(HOSTILE)],
  ["a line of Markdown", inlineMarkdown(HOSTILE)],
  ["a link in Markdown", inlineMarkdown(`[${HOSTILE}](https://example.com/"onclick="alert(1))`)],
  ["a picture in Markdown", inlineMarkdown(`![${HOSTILE}](https://example.com/a.png)`)],
  ["a block of code", codeBlock(HOSTILE, HOSTILE)],
  ["a block of code in Markdown", markdown(`\`\`\`${HOSTILE}\n${HOSTILE}\n\`\`\``)],
  ["a table", tableOf(HOSTILE, [HOSTILE], [[HOSTILE]])],
])("%s holds no tag and no attribute of its text", (_, { html: written }) => {
  expect(written).not.toMatch(/<(script|token|img)/);
  expect(written).not.toMatch(/<[^>]*"quoted"/);
  expect(written).not.toMatch(/<[^>]* onclick=/);
});

test.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.com", "file:///etc"])(
  "a link to %s is none",
  (target) => {
    expect(inlineMarkdown(`[text](${target})`).html).toBe("text");
  },
);

test("a name that is not Latin has an anchor", () => {
  expect(anchorOf("заявки: получить")).toBe("заявки-получить");
  expect(anchorOf("की")).not.toBe(anchorOf("कि"));
});

test("a placeholder is shown as text", () => {
  expect(markdown("send <token> here").html).toBe("<p>send &#60;token&#62; here</p>\n");
});

test.each([
  ["#%D0%B7%D0%B0%D1%8F%D0%B2%D0%BA%D0%B0", ["#/default/заявка"]],
  ["#get", ["#/default/get"]],
  ["#50%", ["#/default/50%"]],
  ["#other", []],
])("the page to try opens the operation that %s names", async (hash, opened) => {
  const places: string[] = [];
  const paths = {
    "/a": { get: { operationId: "заявка" }, put: { operationId: "get" }, post: { operationId: "50%" } },
  };
  runInNewContext(await readFile(join(import.meta.dirname, "../public/try.js"), "utf8"), {
    document: { getElementById: () => ({ textContent: JSON.stringify({ paths }) }) },
    location: { hash, protocol: "file:", replace: (place: string) => places.push(place) },
    SwaggerUIBundle: () => undefined,
  });
  expect(places).toEqual(opened);
});

test("the document of the page to try ends where it ends", () => {
  const page = documentOf(tryPage(API), [API]);
  const [, json = ""] = /<script type="application\/json" id="document">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(json)).toEqual(API.document);
  expect(page.match(/<script/g)).toHaveLength(3);
});

test("a review leads to the pages of the APIs that the site has", () => {
  const links = (apis: readonly ApiData[]) =>
    [
      ...html`${reviewPage({ apis, review: REVIEW }).content}`.html.matchAll(/href="([\w-]+)\/try\.html/g),
    ].map(([, api]) => api);
  const [name = ""] = REVIEW.apis.map(({ api }) => api);
  expect(new Set(links([{ ...API, name }]))).toEqual(new Set([name]));
  expect(links([])).toEqual([]);
});
