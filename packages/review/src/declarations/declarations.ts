/**
 * What changed in the declarations that consumers compile against.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The unified diff of two texts, as git makes it; empty when they are the same. */
export async function declarationsDiff(api: string, before: string, after: string): Promise<string> {
  if (before === after) return "";
  const folder = await mkdtemp(join(tmpdir(), "declarations-"));
  try {
    const [one, other] = ["before", "after"].map((name) => join(folder, `${name}.d.ts`));
    if (one === undefined || other === undefined) return "";
    await Promise.all([writeFile(one, before), writeFile(other, after)]);
    const text = await new Promise<string>((resolve, reject) => {
      const args = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=2", one, other];
      // 1 says that they differ.
      execFile("git", args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
        error === null || error.code === 1 ? resolve(stdout) : reject(error),
      );
    });
    const hunks = text.slice(Math.max(0, text.indexOf("\n@@") + 1));
    return `--- ${api}.d.ts, before\n+++ ${api}.d.ts, after\n${hunks}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
