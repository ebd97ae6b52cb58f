import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { sampled } from "@facility-contracts/command/proof-mode";
import { ROOT } from "@facility-contracts/command/repository";
import { apis } from "@facility-contracts/contract/apis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawn, openSite, visit } from "./site.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on the pages of the renderers: what they bring, listed in the README. */
const RENDERERS: Readonly<Record<string, readonly string[]>> = {
  "reference.html": ["color-contrast", "region"],
  "try.html": [
    "color-contrast",
    "heading-order",
    "landmark-main-is-top-level",
    "landmark-no-duplicate-main",
    "landmark-unique",
    "nested-interactive",
    "select-name",
  ],
};

const OF_API = ["assumptions", "changelog", "coverage", "downloads", "facts", "reference", "try"];
const lengthOf = ({ document }: (typeof apis)[number]) => JSON.stringify(document).length;
/** Those of the API that has the shortest document go first: a sample takes them. */
const PAGES = [
  "index.html",
  "review.html",
  "start.html",
  ...apis
    .toSorted((one, other) => lengthOf(one) - lengthOf(other))
    .flatMap((api) => OF_API.map((name) => `${api.name}/${name}.html`)),
];

const isRenderer = (path: string) => /(reference|try)\.html$/.test(path);
const OURS = PAGES.filter((path) => !isRenderer(path));
/** Every API has a page of each kind. */
const kindOf = (path: string) => basename(path);

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

type Visited = Awaited<ReturnType<typeof visit>>["page"];

/** The rules that a page breaks, by axe: of all, or of some. */
async function violations(page: Visited, rules?: readonly string[]): Promise<string[]> {
  // Not as an element of the page, which its policy would refuse.
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(await readFile(AXE, "utf8"));
  const options = { resultTypes: ["violations"], ...(rules === undefined ? {} : { runOnly: rules }) };
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as {
    violations: { id: string; nodes: { target: string[] }[] }[];
  };
  return violations.map(({ id, nodes }) =>
    `${id} ${isRenderer(page.url()) ? "" : nodes.map(({ target }) => target.join(" ")).join(", ")}`.trim(),
  );
}

test("there is a page for everything", () => {
  expect(site.pages).toEqual(PAGES.toSorted());
});

test("another user can read the site", async () => {
  expect((await stat(site.folder)).mode & 0o005).toBe(0o005);
});

test("the reference runs no script that an address of a contract holds", async () => {
  const { page } = await visit(site, "tickets/reference.html");
  const refused = page.waitForEvent("console", { predicate: (message) => message.type() === "error" });
  await page.evaluate(() => {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "javascript:document.title='run'";
    link.click();
  });
  expect((await refused).text()).toContain("script-src");
  expect(await page.title()).not.toBe("run");
});

describe("a page of ours opens without an error and asks no other host", () => {
  test.each(sampled(OURS, kindOf))("%s: axe in light and dark, weight, phone, keyboard", async (path) => {
    const { bytes, page, problems } = await visit(site, path, { width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), "width").toBe(320);
    expect(bytes, "weight").toBeGreaterThan(1000);
    expect(bytes, "weight").toBeLessThan(100_000);

    // What is closed has parts that axe should see.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await violations(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    // What else there is does not depend on colours.
    expect(await violations(page, ["color-contrast"]), "dark").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), "width when open").toBe(320);

    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("content");
    expect(problems).toEqual([]);
  });
});

describe("a renderer loads without an error and asks no other host", () => {
  test.each(sampled(PAGES.filter(isRenderer), kindOf))(
    "%s: axe finds what the README lists",
    async (path) => {
      const { page, problems } = await visit(site, path);
      await drawn(page, path);
      const file = path.split("/").at(-1) ?? "";
      expect(await violations(page)).toEqual(RENDERERS[file]);
      expect(problems).toEqual([]);
    },
  );

  test("the README lists the same", async () => {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    for (const [file, rules] of Object.entries(RENDERERS)) {
      const [, list = ""] = readme.split(`(\`${file}\`): `)[1]?.match(/^([^.]*)\./) ?? [];
      expect([...list.matchAll(/`([^`]+)`/g)].map(([, rule]) => rule)).toEqual(rules);
    }
  });
});

/** Where the tab key stops. */
const STOPS = "a[href], summary, [tabindex='0']";

test("the keyboard reaches every link and everything that opens", async () => {
  for (const path of ["index.html", "tickets/assumptions.html"]) {
    const { page } = await visit(site, path);
    const all = await page.locator(STOPS).count();
    const reached = new Set<number>();
    for (let count = 0; count < all; count++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate((selector) => {
          const found = [...document.querySelectorAll(selector)];
          return document.activeElement === null ? -1 : found.indexOf(document.activeElement);
        }, STOPS),
      );
    }
    expect(reached.has(-1), path).toBe(false);
    expect(reached.size, path).toBe(all);
  }
});

test("every link leads to a page, and every anchor to a place", async () => {
  const wrong: string[] = [];
  for (const path of site.pages.filter((page) => !page.endsWith("reference.html"))) {
    const text = await readFile(join(site.folder, path), "utf8");
    for (const [, href = ""] of text
      .replaceAll(/<script[\s\S]*?<\/script>/g, "")
      .matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?:|data:)/.test(href)) continue;
      if (href.startsWith("/")) {
        // Of the mock, which serves the site.
        if (!(await fetch(`${site.origin}${href}`)).ok) wrong.push(`${path}: ${href}`);
        continue;
      }
      const url = new URL(href, `http://site/${path}`);
      const target = await readFile(join(site.folder, url.pathname), "utf8").catch(() => undefined);
      const anchor = url.hash.slice(1);
      // An operation is an anchor that Swagger UI makes.
      if (
        target === undefined ||
        (anchor !== "" && !target.includes(`id="${anchor}"`) && !target.includes(`"operationId":"${anchor}"`))
      )
        wrong.push(`${path}: ${href}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("texts stay texts", async () => {
  const { page, problems } = await visit(site, "review.html");
  expect(await page.locator("main script").count()).toBe(0);
  expect(await page.locator("main").innerText()).toContain('<script>alert(1)</script> </script> "quoted" &');
  expect(await page.locator("h1").innerText()).toBe("Review");
  expect(problems).toEqual([]);
});

test("the review says verdict and version first, then each operation with its proof", async () => {
  const { page } = await visit(site, "review.html");
  const text = await page.locator("main").innerText();
  const order = [
    "breaks clients",
    "2.0.0",
    "To do",
    "/api/v1/tickets/{id}",
    "tickets.updateTicket",
    "Before",
    "After",
    "Seen by clients",
    "Assumptions",
    "Facts",
    "Lint",
    "Examples",
    "Declarations",
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test("every command of the first steps stands in a README, where tests look at it", async () => {
  const readmes = await Promise.all(
    [
      "",
      "apps/mock/",
      "apps/sandbox/",
      "apps/portal/",
      ...["client", "conformance", "review"].map((name) => `packages/${name}/`),
    ].map((folder) => readFile(join(ROOT, folder, "README.md"), "utf8")),
  );
  const known = readmes.join("\n");
  // The README shows one API.
  const asThere = (line: string) =>
    apis.reduce((text, { name }) => text.replaceAll(` ${name} `, " tickets "), line);
  const { page } = await visit(site, "start.html");
  const lines = (await page.locator("pre").allInnerTexts()).join("\n").split("\n");
  const commands = lines.filter((line) => /^np[mx] /.test(line)).flatMap((line) => line.split("; "));
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((line) => !known.includes(asThere(line)))).toEqual([]);
});

test("the contract tests show the last run", async () => {
  const { page } = await visit(site, "tickets/coverage.html");
  const text = await page.locator("main").innerText();
  expect(text).toContain("1 of 2 cases passed, 3 requests");
  expect(text).toContain("200 <b>");
  await page.goto(`${site.origin}/safety-register/coverage.html`);
  expect(await page.locator("main").innerText()).toContain("No result was given");
});

describe("try it", () => {
  const CALLS = [
    ["tickets", "updateTicket", "550e8400-e29b-41d4-a716-446655440000", { title: "a".repeat(121) }],
    ["safety-register", "updateAnomaly", "1", { title: "a" }],
  ] as const;
  test.each(sampled(CALLS, () => "one that writes"))(
    "%s answers 200, and 400 for a body that is not valid",
    async (api, operationId, id, invalid) => {
      const { page, problems } = await visit(site, `${api}/try.html#${operationId}`);
      const block = page.locator(`.opblock[id$="-${operationId}"]`);
      // Not `click`: it waits for two frames that are alike, and the browser of a busy machine may paint none for minutes.
      const execute = () => block.locator("button.execute").dispatchEvent("click");
      await block.locator("button.execute").waitFor();
      await block.locator(".parameters input").first().fill(id);
      await execute();
      const status = block.locator(".live-responses-table tbody .response-col_status").first();
      await expect.poll(() => status.innerText()).toMatch(/^200/);
      await block.locator("textarea.body-param__text").fill(JSON.stringify(invalid));
      await execute();
      await expect.poll(() => status.innerText()).toMatch(/^400/);
      await page.setViewportSize({ width: 320, height: 640 });
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      // The answer 400 is on the console of every browser.
      expect(problems.filter((problem) => !problem.includes("400 (Bad Request)"))).toEqual([]);
    },
  );
});

test("the page with the commands of the mock fits a phone, with all of it open", async () => {
  const { page } = await visit(site, "commands");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  expect(await page.locator("pre").count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("opened from a folder the pages work, and try it says where requests go", async () => {
  const { page } = site;
  await page.goto(`file://${join(site.folder, "index.html")}`);
  await page.getByRole("link", { name: "Try it" }).first().click();
  await page.locator("#elsewhere").waitFor({ state: "visible" });
  await page.locator(".opblock").first().waitFor();
});
