/**
 * A server of a disk store in a temporary folder.
 */

import { createSecretKey, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import type { Clock } from "../../src/clock.ts";
import { createDiskStore, type DiskStore } from "../../src/files/disk-store.ts";
import { uploadKey } from "../../src/files/file-key.ts";
import { registerFileRoutes } from "../../src/files/file-routes.ts";
import { createMemoryLedger, type MemoryLedger } from "./memory-ledger.ts";

/** A server that listens. Leaving the block that uses it closes it, and removes the folder. */
export interface FileServer extends AsyncDisposable {
  readonly folder: string;
  readonly origin: string;
  readonly store: DiskStore;
  readonly ledger: MemoryLedger;
  /** Errors that the routes left to the application. */
  readonly errors: unknown[];
  /** Announces a file. */
  announce(size: number, mimeType?: string): Promise<{ readonly key: string; readonly url: string }>;
  /** The files in the folder, with those that a listing hides. */
  files(): Promise<readonly string[]>;
}

/** What the files are signed with. */
export const SECRET = createSecretKey("a secret of the tests", "utf8");
/** The real time: nobody moves it. */
export const CLOCK: Clock = { now: async () => Date.now() };

/** Starts a server. `change` puts something between the routes and the store. */
export async function startFileServer(
  change: (store: DiskStore) => DiskStore = (store) => store,
): Promise<FileServer> {
  const folder = await mkdtemp(join(tmpdir(), "file-server-"));
  let origin = "";
  const store = await createDiskStore({
    folder,
    drafts: join(folder, "drafts"),
    origin: () => origin,
    secret: SECRET,
    clock: CLOCK,
  });
  const ledger = createMemoryLedger();
  const errors: unknown[] = [];
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => {
    errors.push(error);
    return reply.code(500).send({ message: "Internal Server Error" });
  });
  registerFileRoutes(app, { store: change(store), ledger });
  app.post("/json", async (request) => ({ body: request.body }));
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
  return {
    folder,
    origin,
    store,
    ledger,
    errors,
    async announce(size, mimeType = "image/png") {
      const key = uploadKey("test", randomUUID());
      ledger.rows.set(key, { mimeType, size, uploaded: false });
      return { key, url: await store.presignPut(key, mimeType) };
    },
    files: () => filesIn(folder),
    async [Symbol.asyncDispose]() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The files under a folder, by their paths in it. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

/** Puts a file as a browser does, and returns the status with the message. */
export async function put(
  url: string,
  body: Uint8Array<ArrayBuffer> | string,
  contentType = "image/png",
): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> {
  const response = await fetch(url, { method: "PUT", body, headers: { "content-type": contentType } });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** The body of an error. */
export function messageOf({ text }: { readonly text: string }): unknown {
  return JSON.parse(text);
}

/** The size in bytes of a file of a store; undefined when there is none. */
export async function sizeIn(store: DiskStore, key: string): Promise<number | undefined> {
  const file = await store.read(key);
  file?.content.destroy();
  return file?.size;
}
