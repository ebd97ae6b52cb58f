/**
 * The package as it is published, on the Node of the tests, and in the proof on every Node that it is for, Bun and Deno.
 */
import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { isProof } from "@facility-contracts/command/proof-mode";
import { nodeOf } from "@facility-contracts/tools/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { RunningServer } from "./http-server.ts";
import { installPackedClient, type PackedProject } from "./packed-project.ts";
import { startProvider, uploadsOf } from "./provider.ts";

const run = promisify(execFile);

/** What each is told to run a program, where it has to be told. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  deno: ["run", "--allow-net", "--no-lock", "--node-modules-dir=manual"],
};

const others = isProof
  ? await Promise.all(
      ["node-22", "node-26", "bun", "deno"].map(async (tool) =>
        (await nodeOf(tool)).map((found) => ({ ...found, name: tool, flags: FLAGS[tool] ?? [] })),
      ),
    )
  : [];
const ours = { version: process.version, path: process.execPath, name: "node", flags: [] };

let project: PackedProject;
let provider: RunningServer;

beforeAll(async () => {
  project = await installPackedClient();
  await copyFile(join(import.meta.dirname, "packed/node-program.ts"), join(project.folder, "program.ts"));
});

afterAll(() => project?.remove());

beforeEach(async () => {
  provider = await startProvider();
});

afterEach(() => provider.stop());

test.each([...others.flat(), ours])("$name $version", async ({ flags, name, version, path }) => {
  const { stdout } = await run(path, [...flags, "program.ts", provider.origin], {
    cwd: project.folder,
  });
  expect(JSON.parse(stdout)).toEqual({
    version,
    intervention: 200,
    ticket: 200,
    unknown: "No such intervention",
    redirected: "redirect",
    aborted: "aborted",
    timedOut: "timeout",
    invalidCall: "not-sent",
    invalidAnswer: "invalid-answer",
    // Of three files, from none to all. Deno cannot tell.
    toldBytes: name === "deno" ? [] : [0, 0, 0, 6, 8, 8],
    uploaded: ["file-0", "file-1", "file-2"],
  });
  expect(uploadsOf(provider)).toEqual([
    { path: "/bucket/0", type: "text/plain", body: "a file", secrets: [] },
    { path: "/bucket/1", type: "application/pdf", body: "a buffer", secrets: [] },
    { path: "/bucket/2", type: "text/csv", body: "a stream", secrets: [] },
  ]);
  const received = provider.requests.map(({ path, headers }) => [path, headers]);
  expect(received).toContainEqual([
    "/interventions/v2/rs/1",
    expect.objectContaining({ authorization: "Bearer token", "x-session-token": "session" }),
  ]);
  expect(received).toContainEqual([
    "/api/v1/tickets/7",
    expect.objectContaining({ cookie: "session=cookie" }),
  ]);
  expect(provider.requests.map(({ path }) => path)).not.toContain("/stolen");
});
