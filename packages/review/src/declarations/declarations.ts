/**
 * What changed in the declarations that consumers compile against.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { withFiles } from "@facility-contracts/command/with-files";

/** The unified diff of two texts, as git makes it; empty when they are the same. */
export async function declarationsDiff(api: string, before: string, after: string): Promise<string> {
  if (before === after) return "";
  const text = await withFiles({ "before.d.ts": before, "after.d.ts": after }, diffIn);
  const hunks = text.slice(Math.max(0, text.indexOf("\n@@") + 1));
  return `--- ${api}.d.ts, before\n+++ ${api}.d.ts, after\n${hunks}`;
}

function diffIn(folder: string): Promise<string> {
  const files = ["before", "after"].map((name) => join(folder, `${name}.d.ts`));
  const args = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=2", ...files];
  return new Promise((resolve, reject) => {
    // 1 says that they differ.
    execFile("git", args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
      error === null || error.code === 1 ? resolve(stdout) : reject(error),
    );
  });
}
