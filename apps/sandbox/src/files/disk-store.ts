/**
 * Keeps files in a folder:
 *
 *     uploads/<folder>/<uuid>        a file, as it was sent
 *     uploads/<folder>/.<uuid>.type  its media type
 *     drafts/process-…/              files that are being written, by process; the next start removes those of a killed one
 *
 * The media type has a file of its own, and not the first bytes of the other one, so that who looks into the folder
 * finds the very file that a client sent.
 */
import type { KeyObject } from "node:crypto";
import { type FileHandle, open, readFile, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { codeOf } from "@facility-contracts/command/failure";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { type Clock, secondsOf } from "../clock.ts";
import { createDraft, type Draft } from "./draft.ts";
import { isFileKey, KEY_FOLDERS } from "./file-key.ts";
import { type FileStore, URL_SECONDS } from "./file-store.ts";
import { type Claim, isSigned, sign } from "./signature.ts";

export interface StoredFile {
  readonly mimeType: string;
  /** In bytes. */
  readonly size: number;
  /** Its content. The file stays open until this stream has ended or is destroyed. */
  readonly content: Readable;
}

/** A file store whose URLs lead to this server. */
export interface DiskStore extends FileStore {
  /** Whether the query of a URL allows a method for a key. */
  allows(method: Claim["method"], key: string, query: Partial<Claim>): Promise<boolean>;
  /** Begins to write a file. Nobody sees it before it is kept. */
  create(key: string, mimeType: string): Promise<Draft>;
  read(key: string): Promise<StoredFile | undefined>;
  remove(key: string): Promise<void>;
}

/** What is answered for a file whose media type got lost. */
const UNKNOWN_TYPE = "application/octet-stream";

/**
 * Opens a folder, which is made when it is missing. Several processes may share it. Its methods throw for what is no
 * key, and what Node throws when the disk fails, as this does when the folder cannot be made.
 */
export async function createDiskStore({
  folder,
  drafts,
  origin,
  secret,
  clock,
}: {
  readonly folder: string;
  /** A folder on the same disk for files that are being written, which no other process has. */
  readonly drafts: string;
  /** The origin of URLs. It may be known only once the server listens. */
  readonly origin: () => string;
  readonly secret: KeyObject;
  readonly clock: Clock;
}): Promise<DiskStore> {
  for (const place of [...KEY_FOLDERS.map((name) => join(folder, name)), drafts]) await makeFolder(place);
  const begin = (place: string, mimeType: string) => createTypedDraft(drafts, place, mimeType);
  const placeOf = (key: string) => {
    if (!isFileKey(key)) throw new TypeError(`Not the key of a file: ${JSON.stringify(key)}`);
    return join(folder, key);
  };
  const urlOf = async (method: "GET" | "PUT", key: string) => {
    placeOf(key);
    const expires = (await secondsOf(clock)) + URL_SECONDS;
    return `${origin()}/files/${key}?expires=${expires}&signature=${sign(secret, { method, key, expires })}`;
  };

  return {
    presignPut: (key) => urlOf("PUT", key),
    presignGet: (key) => urlOf("GET", key),
    allows: async (method, key, { expires, signature }) =>
      isFileKey(key) &&
      isSigned({ method, key, expires, signature }, { secret, now: await secondsOf(clock) }),
    create: async (key, mimeType) => begin(placeOf(key), mimeType),
    write: async (key, mimeType, content) => writeWhole(await begin(placeOf(key), mimeType), content),
    async read(key) {
      const place = placeOf(key);
      const file = await unlessMissing(open(place));
      return file && readOpen(file, await typeOf(place));
    },
    async remove(key) {
      const place = placeOf(key);
      // First: who reads it then finds nothing, and not a file of an unknown type.
      await rm(place, { force: true });
      await rm(typePlaceOf(place), { force: true });
    },
  };
}

/** A draft whose media type gets its place with it. */
async function createTypedDraft(drafts: string, place: string, mimeType: string): Promise<Draft> {
  const draft = await createDraft(drafts, place);
  await makeFolder(dirname(place));
  return {
    ...draft,
    async keep() {
      // The type first: a file without one would be answered wrongly, and a type without a file is nothing.
      await writeWhole(await createDraft(drafts, typePlaceOf(place)), Buffer.from(mimeType));
      try {
        await draft.keep();
      } catch (error) {
        if ((await sizeOf(place)) === undefined) await rm(typePlaceOf(place), { force: true });
        throw error;
      }
    },
  };
}

async function writeWhole(draft: Draft, content: Uint8Array): Promise<void> {
  try {
    await draft.write(content);
    await draft.finish();
    await draft.keep();
  } finally {
    await draft.discard();
  }
}

async function readOpen(file: FileHandle, mimeType: string): Promise<StoredFile> {
  try {
    // Of the open file, as another one may take its place meanwhile.
    const { size } = await file.stat();
    return { mimeType, size, content: file.createReadStream() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function sizeOf(place: string): Promise<number | undefined> {
  const stats = await unlessMissing(stat(place));
  return stats?.isFile() ? stats.size : undefined;
}

async function typeOf(place: string): Promise<string> {
  const type = await unlessMissing(readFile(typePlaceOf(place), "utf8"));
  return type === undefined || type === "" ? UNKNOWN_TYPE : type;
}

function typePlaceOf(place: string): string {
  return join(dirname(place), `.${basename(place)}.type`);
}

async function unlessMissing<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
