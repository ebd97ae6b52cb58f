/**
 * A process that serves a disk store in the folder that it is given, and writes the URLs of two announced files. It
 * ends with its standard input.
 */
import { createSecretKey } from "node:crypto";
import { join } from "node:path";
import fastify from "fastify";
import { createDiskStore } from "../../src/files/disk-store.ts";
import { registerFileRoutes } from "../../src/files/file-routes.ts";
import { createMemoryLedger } from "./memory-ledger.ts";

const [, , folder = ""] = process.argv;
const app = fastify();
let origin = "";
const store = await createDiskStore({
  folder,
  drafts: join(folder, "drafts"),
  origin: () => origin,
  secret: createSecretKey(Buffer.alloc(32)),
  clock: { now: async () => Date.now() },
});
const ledger = createMemoryLedger();
registerFileRoutes(app, { store, ledger });
origin = await app.listen({ port: 0, host: "127.0.0.1" });

async function announce(key: string, size: number): Promise<string> {
  ledger.rows.set(key, { mimeType: "image/png", size, uploaded: false });
  return store.presignPut(key, "image/png");
}

const large = await announce("uploads/test/550e8400-e29b-41d4-a716-446655440000", 3);
const small = await announce("uploads/test/550e8400-e29b-41d4-a716-446655440001", 1);
console.log(JSON.stringify({ large, small }));
process.stdin.on("end", () => process.exit()).resume();
