/**
 * The package in a page, in a real browser: what it may read of other origins, and which cookies go where, is decided
 * there.
 */

import { launchChromium } from "@facility-contracts/command/chromium";
import { startMock } from "@facility-contracts/command/mock-process";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import { type RunningServer, startServer } from "./http-server.ts";
import { startProvider, uploadsOf } from "./provider.ts";

const HTML = `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><body><script type="module" src="/page.js"></script>`;

/** With this policy no code can be made at run time, which the validators must not need. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src *; img-src data:";

let browser: Browser;
let script: string;
let mock: Awaited<ReturnType<typeof startMock>>;
let provider: RunningServer;
let site: RunningServer;

beforeAll(async () => {
  script = await bundle("./bundled/page.ts");
  mock = await startMock();
  browser = await launchChromium();
});

afterAll(() => Promise.all([browser?.close(), mock?.stop()]));

beforeEach(async () => {
  provider = await startProvider();
  site = await startServer(({ path }) => {
    if (path === "/")
      return {
        status: 200,
        headers: { "content-type": "text/html", "content-security-policy": POLICY },
        body: HTML,
      };
    if (path === "/page.js")
      return { status: 200, headers: { "content-type": "text/javascript" }, body: script };
    return { status: path.startsWith("/bucket/") ? 200 : 404 };
  });
});

afterEach(() => Promise.all([provider.stop(), site.stop()]));

const RESULTS = {
  blocks: ["summary"],
  ticket: 200,
  unknown: [404, "string"],
  redirected: "redirect",
  aborted: "aborted",
  valid: 200,
  invalid: "not-sent",
  uploaded: ["file-0", "file-1"],
};

test("a page whose user has a session", async () => {
  const { results, errors } = await open({ session: true });
  expect(results).toEqual(RESULTS);
  expect(errors).toEqual([expect.stringContaining("404")]);
  expect(uploadsOf(provider)).toEqual([
    { path: "/bucket/0", type: "text/plain", body: "to another origin", secrets: [] },
  ]);
  // The browser has a cookie for the host of both, and sends it to the page's own origin unless it is told not to.
  expect(uploadsOf(site)).toEqual([
    { path: "/bucket/1", type: "application/pdf", body: "to that of the page", secrets: [] },
  ]);
  expect(provider.requests.map(({ path }) => path)).not.toContain("/stolen");
});

test("a page whose user has no session", async () => {
  const { results, errors } = await open({ session: false });
  expect(results).toEqual({ ...RESULTS, ticket: 401 });
  expect(errors.sort()).toEqual([expect.stringContaining("401"), expect.stringContaining("404")]);
});

/** Opens the page, and waits until it shows its results. */
async function open({ session }: { readonly session: boolean }) {
  const context = await browser.newContext();
  try {
    if (session) await context.addCookies([{ name: "session", value: "secret", url: mock.origin }]);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const broken = new Promise<never>((_, reject) => page.once("pageerror", reject));
    const query = new URLSearchParams({ mock: mock.origin, provider: provider.origin });
    await page.goto(`${site.origin}/?${query}`);
    const text = await Promise.race([page.locator("output").textContent(), broken]);
    expect(text).toMatch(/^{/);
    // Of the call that was ended early, the request ended too: the page is still open.
    await expect.poll(provider.pending).toBe(0);
    return { results: JSON.parse(text ?? ""), errors };
  } finally {
    await context.close();
  }
}
