/**
 * The package as it is published, on the Node of the tests, and in the proof on every Node that it is for.
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

const others = isProof ? await Promise.all(["node-22", "node-26"].map(nodeOf)) : [];

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

test.each([...others.flat(), { version: process.version, path: process.execPath }])(
  "Node $version",
  async ({ version, path }) => {
    const { stdout } = await run(path, ["program.ts", provider.origin], {
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
  },
);
