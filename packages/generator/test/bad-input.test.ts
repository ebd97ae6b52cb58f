/**
 * What a command says that opens documents which cannot be opened: one line, exit code 1, no stack trace.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@facility-contracts/command/failure";
import { openApis } from "@facility-contracts/model/apis";
import { BAD_DOCUMENTS } from "@facility-contracts/model/bad-documents";
import { openContract } from "@facility-contracts/model/open";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generatedFiles } from "../src/generated.ts";

/** How the commands open documents. */
const OPENERS: readonly { readonly commands: string; open(folder: string): Promise<unknown> }[] = [
  { commands: "generate and drift", open: generatedFiles },
  { commands: "facts, mutate and review", open: (folder) => openApis(folder, "openapi") },
  { commands: "interop and the portal", open: (folder) => openContract(join(folder, "a/openapi.yaml")) },
];

let folder: string;

/** In place of the end of the process, which a command asks for that another process started. */
const ENDED = new Error("the process ends");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bad-input-"));
  await mkdir(join(folder, "a"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

describe.each(OPENERS)("$commands", ({ open }) => {
  test.each(BAD_DOCUMENTS)("$fault", async ({ text, says }) => {
    await writeFile(join(folder, "a/openapi.yaml"), text);
    vi.spyOn(process, "exit").mockImplementation(() => {
      throw ENDED;
    });
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    await run("command", async () => {
      await open(folder);
    }).catch((error: unknown) => expect(error).toBe(ENDED));
    const said = written.mock.calls.flat().join("\n");
    expect(said).toMatch(/^command: .*a\/openapi\.yaml/);
    expect(said).toContain(says);
    expect(said.split("\n")).toHaveLength(1);
    expect(process.exitCode).toBe(1);
  });
});
