/**
 * Files that anyone may have sent, opened in a browser by their presigned URLs: they call nobody and run nothing, which
 * they do when another server answers them.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { launchChromium } from "@facility-contracts/command/chromium";
import { listen } from "@facility-contracts/serving/listen";
import { expect, test } from "vitest";
import { startFileServer } from "./file-server.ts";

/** A file that calls `origin` in every way it can: each names itself. */
type Attack = readonly [mimeType: string, write: (origin: string) => string];

const ATTACKS: readonly Attack[] = [
  [
    "text/html",
    (origin) => `<!doctype html><meta http-equiv="refresh" content="0;url=${origin}/refresh">
      <link rel="stylesheet" href="${origin}/style"><img src="${origin}/image"><iframe src="${origin}/frame"></iframe>
      <object data="${origin}/object"></object><form id="f" action="${origin}/form" method="post"></form>
      <script>fetch("${origin}/script", { mode: "no-cors" }); f.submit()</script>
      <script src="${origin}/source"></script><body onload="fetch('${origin}/load', { mode: 'no-cors' })">`,
  ],
  [
    "image/svg+xml",
    (
      origin,
    ) => `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${origin}/load', { mode: 'no-cors' })">
      <script>fetch("${origin}/script", { mode: "no-cors" })</script><image href="${origin}/image"/>
      <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${origin}/frame"/></foreignObject></svg>`,
  ],
  [
    "application/xhtml+xml",
    (origin) => `<html xmlns="http://www.w3.org/1999/xhtml"><body>
      <script>fetch("${origin}/script", { mode: "no-cors" })</script><img src="${origin}/image"/></body></html>`,
  ],
  [
    "text/xml",
    (origin) => `<?xml version="1.0"?><?xml-stylesheet type="text/css" href="${origin}/style"?><a/>`,
  ],
];

/** No file of these types is looked into for what else it may be. */
const DISGUISES = ["image/png", "text/plain", "application/octet-stream", "unknown/unknown"];

test("files of others do nothing in a browser", async ({ onTestFinished: defer }) => {
  const called: string[] = [];
  // Answers the files as they are, under `/bare`, and a page with one in every way, and notes who else is called.
  const witness = createServer(({ url = "" }, response) => {
    const [, file] = /^\/page\?(.+)$/.exec(url) ?? [];
    if (file !== undefined) {
      const source = decodeURIComponent(file);
      const page = `<iframe src="${source}"></iframe><object data="${source}"></object><img src="${source}">`;
      response.setHeader("content-type", "text/html").end(page);
      return;
    }
    const [mimeType, write] = ATTACKS[Number(/^\/bare\/(\d+)$/.exec(url)?.[1])] ?? [];
    if (mimeType === undefined) called.push(url);
    response.setHeader("content-type", mimeType ?? "text/plain").end(write?.(origin));
  });
  const origin = await listen(witness, { port: 0, host: "127.0.0.1" });
  await using server = await startFileServer();
  const browser = await launchChromium();
  defer(async () => {
    await browser.close();
    witness.closeAllConnections();
    witness.close();
    await once(witness, "close");
  });

  /** What is called by a file at a URL, opened and as parts of a page. */
  async function callsOf(url: string): Promise<readonly string[]> {
    called.length = 0;
    const page = await browser.newPage();
    // What is downloaded is not opened.
    await page.goto(url).catch(() => undefined);
    await page.waitForLoadState("networkidle");
    await page.goto(`${origin}/page?${encodeURIComponent(url)}`, { waitUntil: "networkidle" });
    await page.close();
    return [...new Set(called)].filter((path) => path !== "/favicon.ico");
  }

  for (const [index, [mimeType, write]] of ATTACKS.entries()) {
    expect([mimeType, await callsOf(`${origin}/bare/${index}`)]).not.toEqual([mimeType, []]);
    const content = new TextEncoder().encode(write(origin));
    for (const [number, type] of [mimeType, ...DISGUISES].entries()) {
      const key = `demo/${index}-${number}`;
      await server.store.write(key, type, content);
      expect([type, await callsOf(await server.store.presignGet(key))]).toEqual([type, []]);
    }
  }
});
