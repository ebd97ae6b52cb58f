/**
 * Where files are kept. Clients put and get them by presigned URLs, without credentials.
 */

/** A store that could not be asked, or did not answer in time, so that the same may succeed later. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}

/** Keeps files by key: `uploads/<uuid>`, or `demo/<name>` for those of the demo data. */
export interface FileStore {
  /** Whether uploads come through the sandbox, so that it knows when one has arrived. */
  readonly seesUploads: boolean;
  /** A URL that takes one PUT of the file, for {@link URL_SECONDS}. */
  presignPut(key: string, mimeType: string): Promise<string>;
  /** A URL that answers the file, for {@link URL_SECONDS}. */
  presignGet(key: string): Promise<string>;
  /** Writes a file (demo data), replacing one that is there. */
  write(key: string, mimeType: string, content: Uint8Array): Promise<void>;
  /** The size in bytes of a file that is there; undefined when there is none. */
  sizeOf(key: string): Promise<number | undefined>;
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

/** The most bytes that a file of an announced size can have, at most {@link MOST_BYTES}. */
export function mostBytesOf(announced: number): number {
  return Math.min(MOST_BYTES, Math.max(0, announced) * MEGABYTE);
}
