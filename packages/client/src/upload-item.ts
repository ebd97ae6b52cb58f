/**
 * A file on its way: what its operation is told of it, and why it cannot be.
 */
import type { FileToUpload, FileTypes } from "./upload-types.ts";

/** A file as its operation is told of it. */
export interface Announced<Types extends FileTypes> {
  /** By which its answer is found. */
  readonly key: string;
  readonly name: string;
  readonly mediaType: Types["mediaType"];
  readonly size: number;
}

/** What the contract says of files. */
export interface FileLimits<Types extends FileTypes> {
  /** Characters. */
  readonly maxName?: number;
  /** How many bytes a size of 1 is. */
  readonly bytesOfSize?: number;
  /** The media type that was given; undefined when it is not accepted. */
  mediaTypeOf(given: string | undefined): Types["mediaType"] | undefined;
}

/** A file that can be announced. */
export interface Item<Types extends FileTypes> extends Announced<Types> {
  readonly file: File | FileToUpload<Types>;
  readonly data: FileToUpload<Types>["data"];
  readonly bytes: number;
}

/**
 * Makes files ready to be announced.
 *
 * @throws {TypeError} for files that the contract does not take: it names all of them
 */
export function itemsOf<Types extends FileTypes>(
  files: readonly (File | FileToUpload<Types>)[],
  limits: FileLimits<Types>,
  sizeOf = (bytes: number) => Math.ceil(bytes / (limits.bytesOfSize ?? 1)),
): Item<Types>[] {
  const problems: string[] = [];
  const items = files.flatMap((file, index) => {
    const item = itemOf(file, `${index}`, limits, sizeOf);
    if (typeof item !== "string") return item;
    problems.push(item);
    return [];
  });
  if (problems.length > 0) throw new TypeError(problems.join("; "));
  return items;
}

/** A file as an item, or what is wrong with it. */
function itemOf<Types extends FileTypes>(
  file: File | FileToUpload<Types>,
  key: string,
  { maxName = Number.POSITIVE_INFINITY, mediaTypeOf }: FileLimits<Types>,
  sizeOf: (bytes: number) => number,
): Item<Types> | string {
  if (typeof file?.name !== "string") return `files[${key}]: no file with a name`;
  const { name } = file;
  const data = "data" in file ? file.data : file;
  const blob = data instanceof Blob ? data : undefined;
  const given = ("mimeType" in file && file.mimeType) || blob?.type;
  // Without its parameters: `text/csv;charset=utf-8` is `text/csv`.
  const mediaType = mediaTypeOf(given?.split(";")[0]?.trim().toLowerCase());
  const bytes = file.size ?? blob?.size ?? (data instanceof Uint8Array ? data.byteLength : Number.NaN);
  if ([...name].length > maxName) return `${name}: name too long`;
  if (!mediaType) return `${name}: media type "${given}" not accepted`;
  if (!(bytes >= 0)) return `${name}: size missing`;
  return { file, data, bytes, key, name, mediaType, size: sizeOf(bytes) };
}
