import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSite } from "../build/load.ts";
import { pagesOf } from "../build/write-site.ts";
import { documentOf } from "../src/page.ts";
import type { SiteData } from "../src/site.ts";

const DOCUMENT = {
  openapi: "3.1.1",
  info: { title: "Purchase orders", version: "1.2.3", summary: "What was ordered.", description: "Orders." },
  security: [{ apiKey: [] }],
  paths: {
    "/orders/{order-id}": {
      delete: {
        operationId: "cancel-order",
        summary: "Cancel an order",
        parameters: [
          { name: "order-id", in: "path", required: true, example: 7, schema: { type: "integer" } },
        ],
        responses: { "204": { description: "It is cancelled." } },
      },
    },
  },
  components: { securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" } } },
};

let folder: string;
let site: SiteData;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portal-api-"));
  const files = {
    "generated/orders.json": JSON.stringify(DOCUMENT),
    "generated/orders.d.ts": "export interface paths {}\n",
    // An API whose pages say everything has nothing to assume, and no changelog yet.
    "source/orders/facts.yaml": "pages: []\nfacts: []\n",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  site = await loadSite(["orders"], {
    contract: { source: join(folder, "source"), generated: join(folder, "generated") },
    review: join(folder, "none"),
    results: folder,
  });
});
afterAll(() => rm(folder, { recursive: true }));

function pageOf(path: string): string {
  const page = pagesOf(site).find((one) => one.path === path);
  if (page === undefined) throw new Error(`There is no page ${path}`);
  return documentOf(page, site.apis);
}

test("an API that nobody has heard of has a page of each kind, and is in the menu of all of them", () => {
  const kinds = ["try", "facts", "assumptions", "coverage", "changelog", "downloads"];
  expect(pagesOf(site).map(({ path }) => path)).toEqual([
    "index.html",
    "start.html",
    "review.html",
    ...kinds.map((kind) => `orders/${kind}.html`),
  ]);
  for (const { path } of pagesOf(site)) expect(pageOf(path)).toContain("Purchase orders");
  expect(pageOf("index.html")).toContain("Cancel an order");
});

test("the first steps show how it is tested and called", () => {
  expect(pageOf("start.html")).toContain("npx facility-conformance orders --config");
  expect(site.apis[0]?.sample).toBe(`import { createOrdersClient } from "@facility-contracts/client";

const orders = createOrdersClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" });
const result = await orders["cancel-order"]({ "order-id": 7 });
if (result.ok) console.log(result.data);
else console.log(result.status);
`);
});

test("what the contract tests cannot plan is said on their page", () => {
  expect(pageOf("orders/coverage.html")).toMatch(
    /What this plan leaves out<\/h2><ul><li>orders: facility-conformance: /,
  );
});
