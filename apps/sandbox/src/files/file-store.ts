/**
 * Where files are kept. Clients put and get them by presigned URLs, without credentials.
 */

/** A store that could not be asked, or did not answer in time, so that the same may succeed later. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}

/** Keeps files by key: `uploads/<folder>/<uuid>`, or `demo/<name>` for those of the demo data. */
export interface FileStore {
  /** A URL that takes one PUT of the file, for {@link URL_SECONDS}. */
  presignPut(key: string, mimeType: string): Promise<string>;
  /** A URL that answers the file, for {@link URL_SECONDS}. */
  presignGet(key: string): Promise<string>;
  /** Writes a file (demo data), replacing one that is there. */
  write(key: string, mimeType: string, content: Uint8Array): Promise<void>;
  /**
   * The files that are there whose keys begin with a text, by key, with their sizes in bytes. Only of a store that uploads
   * do not reach through the sandbox, which would know when one has arrived.
   */
  readonly sizesOf?: (prefix: string) => Promise<ReadonlyMap<string, number>>;
}

/** How long a presigned URL works, in seconds. */
export const URL_SECONDS = 15 * 60;

/** The largest file, in bytes, whatever was announced. */
export const MOST_BYTES = 100_000_000;

/** In bytes. The pages say "Mo", and those are decimal. */
const MEGABYTE = 1_000_000;

/**
 * Whether a file with this number of bytes has the size that was announced. The documentation says that sizes are in megabytes,
 * but its example (1024) looks like bytes: both count, and a part of a megabyte counts as a whole one.
 */
export function isAnnouncedSize(announced: number, bytes: number): boolean {
  return bytes === announced || Math.ceil(bytes / MEGABYTE) === announced;
}

/** The slowest that a file may come, in bytes a millisecond, which are kilobytes a second. */
const MIN_UPLOAD_RATE = 64;

/** The longest that an upload may take. */
export const MAX_UPLOAD_MS = MOST_BYTES / MIN_UPLOAD_RATE;

/** How long the upload of a file of an announced size may take, however small it is. */
export function uploadTimeOf(announced: number): number {
  return Math.max(MIN_UPLOAD_MS, mostBytesOf(announced) / MIN_UPLOAD_RATE);
}

const MIN_UPLOAD_MS = 120_000;

/** The most bytes that a file of an announced size can have, at most {@link MOST_BYTES}. */
export function mostBytesOf(announced: number): number {
  return Math.min(MOST_BYTES, Math.max(0, announced) * MEGABYTE);
}
