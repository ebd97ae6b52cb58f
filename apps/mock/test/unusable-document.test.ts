import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readOperations } from "../src/operations.ts";
import { createMockServer } from "../src/server.ts";

// Faults that only show when a request comes. They are the document's, so the answer is a 500, and the mock lives on.

const folder = await mkdtemp(join(tmpdir(), "mock-"));
const path = join(folder, "document.json");
const json = (schema: object) => ({ content: { "application/json": { schema } } });
await writeFile(
  path,
  JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Faults that show late", version: "1" },
    paths: {
      "/good": { get: { responses: { 200: json({ const: "good" }) } } },
      "/header": {
        get: {
          responses: { 200: { headers: { "X-Name": { schema: { type: "string" }, example: "漢字" } } } },
        },
      },
      "/generator": {
        // The generator takes a string that fits the pattern for a date and throws, with its stack in the message.
        get: {
          responses: {
            200: json({
              type: "object",
              properties: { at: { type: "string", format: "date-time", pattern: "Z$" } },
            }),
          },
        },
      },
      "/media-type": {
        get: { responses: { 200: { content: { "text/csv": { example: { a: 1 } } } } } },
      },
    },
  }),
);
const server = createMockServer(await readOperations(path));
await once(server.listen(0, "127.0.0.1"), "listening");
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test.each(["/header", "/generator", "/media-type"])(
  "%s is answered with a 500 without a stack trace",
  async (target) => {
    const response = await get(target);
    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.text();
    expect(JSON.parse(problem)).toMatchObject({ status: 500, title: expect.stringMatching(/^[^\n]+$/) });
    expect(problem).not.toMatch(/node_modules|\bat /);
    expect((await get("/good")).status).toBe(200);
  },
);

function get(target: string): Promise<Response> {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  return fetch(`http://127.0.0.1:${address.port}${target}`, { headers: { Prefer: "dynamic=true" } });
}
