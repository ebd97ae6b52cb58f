/**
 * Opens the store of the uploaded files: a folder, or a bucket.
 */
import type { KeyObject } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../database/tables.ts";
import { folderFailure } from "../folder-failure.ts";
import type { Admission } from "../http/admission.ts";
import { makeOwnFolder } from "../own-folder.ts";
import { createDatabaseLedger } from "./database-ledger.ts";
import { removeForgotten } from "./forgotten-files.ts";
import { type KeptDownloads, keepDownloads } from "./kept-downloads.ts";

export type FilePlace =
  /** A folder that is removed in the end. */
  | { readonly kind: "temporary" }
  | { readonly kind: "folder"; readonly folder: string }
  /** A bucket of S3 or of something compatible. Credentials come from the environment, as the AWS SDK reads them. */
  | { readonly kind: "s3"; readonly bucket: string; readonly region: string; readonly endpoint?: string };

interface OpenFiles {
  readonly store: KeptDownloads;
  /** Adds the routes that presigned URLs lead to, where they lead to the sandbox. */
  addRoutes(app: FastifyInstance): void;
  /** Removes those of some uploaded files that no row names any more. A bucket has rules of its own for what is old. */
  removeForgotten(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

interface FileServices {
  readonly origin: () => string;
  readonly secret: KeyObject;
  readonly clock: Clock;
  readonly admission: Admission;
}

/**
 * Opens a store. Its URLs begin with `origin` and are signed with `secret`, unless it is a bucket, which has its own clock too.
 *
 * @throws Failure when the folder cannot be used.
 */
export async function openFiles(
  place: FilePlace,
  db: Kysely<Tables>,
  { origin, secret, clock, admission }: FileServices,
): Promise<OpenFiles> {
  if (place.kind === "s3") {
    const { createS3Store } = await import("./s3-store.ts");
    return {
      store: keepDownloads(createS3Store(place), clock),
      addRoutes: () => undefined,
      removeForgotten: async () => undefined,
      close: async () => undefined,
    };
  }
  const { createDiskStore } = await import("./disk-store.ts");
  const { registerFileRoutes } = await import("./file-routes.ts");
  const { own, store } = await openFolder().catch((cause: unknown) => {
    throw folderFailure(place.kind === "temporary" ? tmpdir() : place.folder, cause);
  });
  const ledger = createDatabaseLedger(db, admission);
  return {
    store: keepDownloads(store, clock),
    addRoutes: (app) => registerFileRoutes(app, { store, ledger }),
    removeForgotten: (keys) => removeForgotten(db, store, keys),
    close: own.remove,
  };

  async function openFolder() {
    const own =
      place.kind === "folder"
        ? await makeOwnFolder(join(place.folder, "drafts"), "process-")
        : await makeOwnFolder(tmpdir(), "facility-sandbox-");
    const folder = place.kind === "folder" ? place.folder : own.folder;
    return { own, store: await createDiskStore({ folder, drafts: own.folder, origin, secret, clock }) };
  }
}
