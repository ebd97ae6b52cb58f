import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { filesIn, put, startFileServer } from "./file-server.ts";

const NO_SPACE = '{"message":"The server has no space left for the file"}';

describe("a disk that takes no more", () => {
  it("is a 507 that leaves nothing, when the system refuses to write", async () => {
    const folder = await mkdtemp(join(tmpdir(), "full-disk-"));
    // In blocks of 512 bytes.
    const script = join(import.meta.dirname, "limited-server.ts");
    const child = spawn("sh", ["-c", 'ulimit -f 1000; exec "$0" "$@"', process.execPath, script, folder], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    try {
      const { large, small } = await firstLine(child.stdout);
      const answer = await put(large, new Uint8Array(3_000_000));
      expect(answer).toMatchObject({ status: 507, text: NO_SPACE });
      expect(await filesIn(folder)).toEqual([]);
      // The system takes a part of the last piece, and reports nothing until the rest is written.
      expect(await put(small, new Uint8Array(512_100))).toMatchObject({ status: 507, text: NO_SPACE });
      expect(await filesIn(folder)).toEqual([]);
      expect(await put(small, new Uint8Array(512_000))).toMatchObject({ status: 200 });
      // It was not noted as uploaded: it fails in the same way once more.
      expect(await put(large, new Uint8Array(3_000_000))).toMatchObject({ status: 507 });
    } finally {
      child.kill();
      await once(child, "close");
      await rm(folder, { recursive: true });
    }
  });

  describe.each(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"])("with %s", (code) => {
    it.each(["write", "finish", "keep"] as const)("is a 507 that leaves nothing, at %s", async (step) => {
      let isFull = true;
      const fail = () =>
        Promise.reject(Object.assign(new Error(`${code}: write '/secret/path'`), { code, errno: -1 }));
      await using server = await startFileServer((store) => ({
        ...store,
        create: async (key, mimeType) => {
          const draft = await store.create(key, mimeType);
          return isFull ? { ...draft, [step]: fail } : draft;
        },
      }));
      const { key, url } = await server.announce(5);
      expect(await put(url, "hello")).toMatchObject({ status: 507, text: NO_SPACE });
      expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
      expect(await server.files()).toEqual([]);
      isFull = false;
      expect(await put(url, "hello")).toMatchObject({ status: 200 });
    });
  });
});

async function firstLine(input: Readable): Promise<{ readonly large: string; readonly small: string }> {
  const [line] = await once(createInterface({ input }), "line");
  return JSON.parse(line);
}
