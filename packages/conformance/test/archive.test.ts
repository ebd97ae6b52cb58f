/**
 * The HTTP Archive of a run.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import { CONFIG } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { serve } from "@facility-contracts/provider/serve";
import { expect, test } from "vitest";
import type { Report } from "../src/report.ts";
import { archiveOf } from "../src/traffic/archive.ts";
import { configSource, folderWith, performed } from "./command-run.ts";
import { PATIENT } from "./patient.ts";

test("--har writes all requests and answers, and no secret", async () => {
  await using folder = await folderWith({
    "conformance.config.ts": configSource({ tickets: CONFIG.tickets }),
  });
  const provider = await serve(createProvider());
  const args = [
    "--url",
    provider.origin,
    "--har",
    "run.har",
    "--json",
    "--deadline",
    String(PATIENT.deadline),
  ];
  const { code, stdout } = await performed(folder.path, "tickets", ...args);
  await provider.stop();
  expect(code).toBe(0);
  const text = await readFile(join(folder.path, "run.har"), "utf8");
  const { log } = JSON.parse(text);
  const report: Report = JSON.parse(stdout);
  expect(log.entries).toHaveLength(report.requests);
  expect(log.entries[0]).toMatchObject({
    request: {
      method: "PUT",
      url: expect.stringMatching(new RegExp(`^${provider.origin}/api/v1/tickets/`)),
      cookies: [{ name: "session", value: "$SESSION_COOKIE" }],
      postData: { mimeType: "application/json", text: expect.stringContaining('"category":') },
    },
    response: {
      status: 200,
      content: {
        mimeType: expect.stringMatching(/^application\/json/),
        text: expect.stringContaining(`"title":`),
      },
    },
  });
  for (const { sessionCookie } of Object.values(CONFIG.tickets.credentials).filter(isObject))
    expect(text).not.toContain(sessionCookie);
});

test("a request without an answer has status 0, and of a long body the beginning is kept", async () => {
  const long = Buffer.from("x".repeat(100_000));
  const archive = archiveOf(async ({ target }) => {
    if (target === "/closed") throw new Error("socket hang up");
    return { status: 200, headers: {}, body: long };
  }, "http://provider.example/base/");
  const { signal } = new AbortController();
  const request = (target: string) => ({ method: "GET", target, headers: [], body: undefined });
  await expect(archive.send(request("/closed"), signal)).rejects.toThrow("socket hang up");
  await archive.send(request("/long?a=secret"), signal);
  expect(archive.har((text) => text.replaceAll("secret", "$S"))).toMatchObject({
    log: {
      entries: [
        { request: { url: "http://provider.example/base/closed" }, response: { status: 0 } },
        {
          request: {
            queryString: [{ name: "a", value: "$S" }],
            url: "http://provider.example/base/long?a=$S",
          },
          response: { content: { size: 100_000, text: "x".repeat(65_536), comment: "cut" } },
        },
      ],
    },
  });
});
