/**
 * The package in a worker, in the runtime of Cloudflare Workers.
 */

import { startMock } from "@facility-contracts/command/mock-process";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundle } from "./bundle.ts";
import type { RunningServer } from "./http-server.ts";
import { startProvider, uploadsOf } from "./provider.ts";
import { startWorker } from "./workerd.ts";

let source: string;
let mock: Awaited<ReturnType<typeof startMock>>;
let provider: RunningServer;

beforeAll(async () => {
  source = await bundle("./bundled/worker.ts");
  mock = await startMock();
});

afterAll(() => mock?.stop());

beforeEach(async () => {
  provider = await startProvider();
});

afterEach(() => provider.stop());

// What a runtime refuses of `fetch` depends on the date that a worker asks for.
test.each(["2022-10-31", "2026-11-01"])("workerd as of %s", async (compatibilityDate) => {
  const worker = await startWorker(source, compatibilityDate);
  try {
    const query = new URLSearchParams({ mock: mock.origin, provider: provider.origin });
    const response = await fetch(`${worker.origin}/?${query}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(JSON.parse(text)).toEqual({
      blocks: ["summary"],
      ticket: 200,
      withoutCookie: 401,
      unknown: [404, "string"],
      redirected: "redirect",
      aborted: "aborted",
      timedOut: "timeout",
      valid: 200,
      invalid: "not-sent",
      uploaded: ["file-0"],
    });
  } finally {
    await worker.stop();
  }
  expect(uploadsOf(provider)).toEqual([
    { path: "/bucket/0", type: "text/plain", body: "a blob", secrets: [] },
  ]);
  expect(provider.requests.map(({ path }) => path)).not.toContain("/stolen");
});
