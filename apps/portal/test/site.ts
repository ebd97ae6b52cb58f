/**
 * The site as the tests see it: the real contract, a review of everything and a run of the contract tests, behind the mock.
 */
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "@facility-contracts/command/chromium";
import { startMock } from "@facility-contracts/command/mock-process";
import { isProof } from "@facility-contracts/command/proof-mode";
import { apis } from "@facility-contracts/contract/apis";
import type { Page } from "playwright-core";
import { loadSite } from "../build/load.ts";
import { writePages, writeSite } from "../build/write-site.ts";
import { REVIEW } from "./fixtures/review.ts";

/** What the build wrote. */
const BUILT = join(import.meta.dirname, "../dist");

/** A run of the contract tests, cut down to what the page shows. */
const RESULT = {
  baseUrl: "http://127.0.0.1:4010",
  requests: 3,
  findings: [
    {
      severity: "error",
      operationId: "updateTicket",
      check: "body/maxLength",
      place: "body /title",
      expected: "400",
      got: "200 <b>",
    },
  ],
  coverage: {
    operations: { covered: ["updateTicket"], missing: [] },
    statuses: { covered: ["200"], missing: ["413"] },
  },
  cases: [
    { operationId: "updateTicket", outcome: "passed" },
    { operationId: "updateTicket", outcome: "failed" },
  ],
};

/** Starts everything that a test needs of the site. */
export async function openSite() {
  const folder = await mkdtemp(join(tmpdir(), "portal-"));
  const site = join(folder, "site");
  const results = join(folder, "results");
  const review = join(folder, "review.json");
  await mkdir(results);
  await writeFile(review, JSON.stringify(REVIEW));
  await writeFile(join(results, "tickets.json"), JSON.stringify(RESULT));
  const names = apis.map(({ name }) => name);
  const data = await loadSite(names, { review, results });
  if (isProof) await writeSite(data, site);
  else {
    // The references do not depend on a review and a run, and Redocly takes seconds for them.
    await cp(BUILT, site, { recursive: true });
    await writePages(data, site);
  }
  const mock = await startMock("--site", site);
  const browser = await launchChromium();
  // One page for all: each new one would be a browser that has seen nothing, and loads and compiles all scripts again.
  const page = await browser.newPage();
  const files = await readdir(site, { recursive: true });
  return {
    origin: mock.origin,
    folder: site,
    page,
    /** Every page, from the root of the site. */
    pages: files.filter((file) => file.endsWith(".html")).sort(),
    async close() {
      await browser.close();
      await mock.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The size of a window that no test has changed, as Playwright has it. */
const VIEWPORT = { width: 1280, height: 720 };

/** Opens a page and notes what it says on the console and asks other hosts for, and the bytes that it needs to load. */
export async function visit(
  { page, origin }: { readonly page: Page; readonly origin: string },
  path: string,
  viewport = VIEWPORT,
) {
  // What the test before had set and what it listened to.
  for (const event of ["console", "pageerror", "request", "response"]) page.removeAllListeners(event);
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(viewport);
  const problems: string[] = [];
  const lengths: Promise<number>[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) problems.push(`request: ${url}`);
  });
  page.on("response", (response) => {
    lengths.push(response.allHeaders().then((headers) => Number(headers["content-length"] ?? 0)));
    if (response.status() >= 400 && !/\/(api|anomalies|interventions)\//.test(response.url()))
      problems.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${origin}/${path}`, { waitUntil: "load" });
  const bytes = (await Promise.all(lengths)).reduce((sum, length) => sum + length, 0);
  return { page, problems, bytes };
}

/** Waits until a renderer has drawn the page. */
export async function drawn(page: Page, path: string): Promise<void> {
  if (path.includes("try.html")) await page.locator(".opblock").first().waitFor();
  if (path.includes("reference.html"))
    await page.waitForFunction(() => document.body.innerText.includes("/{"));
}
