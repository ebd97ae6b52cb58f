/**
 * Uploads files: tells an operation of them, then sends each to the presigned URL that was answered for it.
 */
import { withDeadline } from "./deadline.ts";
import type { ApiClient, CallOptions } from "./options.ts";
import { sendWithRetry } from "./retry.ts";
import type {
  AnswerOf,
  FileToUpload,
  FileTypes,
  OutcomeOf,
  ReportOf,
  UploadSettings,
} from "./upload-types.ts";

/** A file as its operation is told of it. */
export interface Announced<Types extends FileTypes> {
  /** By which its answer is found. */
  readonly key: string;
  readonly name: string;
  readonly mediaType: Types["mediaType"];
  readonly size: number;
}

/** How an operation is told of files, and what the contract says of them. */
export interface Announcement<Types extends FileTypes> {
  /** The most in one call. */
  readonly maxFiles?: number;
  /** Characters. */
  readonly maxName?: number;
  /** How many bytes a size of 1 is. */
  readonly bytesOfSize?: number;
  /** By which the bytes are sent. */
  readonly method: string;
  /** The media type that was given; undefined when it is not accepted. */
  mediaTypeOf(given: string | undefined): Types["mediaType"] | undefined;
  /** Calls the operation. @throws {ApiError} when it does not succeed */
  announce(files: readonly Announced<Types>[], options?: CallOptions): Promise<readonly Answered<Types>[]>;
}

/** What was answered of a file. */
interface Answered<Types extends FileTypes> {
  readonly key: string | undefined;
  readonly url: string | undefined;
  readonly answer: Types["answer"];
}

/**
 * Tells an operation of files and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no
 * credentials, and no error repeats them.
 *
 * @throws {TypeError} before anything is sent, for files that the contract does not take: it names all of them
 */
export async function upload<Types extends FileTypes>(
  announcement: Announcement<Types>,
  fetch: ApiClient<object>["fetch"],
  settings: UploadSettings<Types>,
): Promise<ReportOf<Types>> {
  const { onProgress, concurrency = 4, signal } = settings;
  const items = settings.files.map((file, index) => itemOf(announcement, file, index, settings.sizeOf));
  const problems = items.flatMap(({ problem }) => problem || []);
  if (problems[0]) throw new TypeError(problems.join("; "));

  const totalFiles = items.length;
  const totalBytes = items.reduce((sum, { bytes }) => sum + bytes, 0);
  const outcomes: OutcomeOf<Types>[] = [];
  const { maxFiles = totalFiles } = announcement;
  let [files, bytes] = [0, 0];
  let refused: unknown;

  for (let start = 0; start < totalFiles; start += maxFiles) {
    const chunk = items.slice(start, start + maxFiles);
    let answers: readonly Answered<Types>[] = [];
    try {
      if (!refused) answers = await announcement.announce(chunk, signal && { signal });
    } catch (error) {
      refused = error;
    }
    // The workers share the iterator: each takes the next file.
    const queue = chunk.values();
    const work = async () => {
      for (const item of queue) {
        const { file, key, name } = item;
        const answered = answers.find((candidate) => candidate.key === key);
        const outcome = await (refused
          ? Promise.reject(refused)
          : send(fetch, announcement.method, answered?.url, item, settings)
        ).then(
          () => ({ ok: true, ...answered?.answer }) as { ok: true } & AnswerOf<Types>,
          (error: unknown) => ({ ok: false, error }) as const,
        );
        outcomes[Number(key)] = { file, name, ...outcome };
        if (outcome.ok) bytes += item.bytes;
        onProgress?.({ files: ++files, totalFiles, bytes, totalBytes });
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency || 1) }, work));
  }
  return { ok: outcomes.every(({ ok }) => ok), outcomes };
}

interface Item<Types extends FileTypes> extends Announced<Types> {
  readonly file: File | FileToUpload<Types>;
  readonly data: FileToUpload<Types>["data"];
  readonly bytes: number;
  readonly problem: string | undefined;
}

/** What is registered of a file, and why it cannot be. */
function itemOf<Types extends FileTypes>(
  { maxName = Number.POSITIVE_INFINITY, bytesOfSize = 1, mediaTypeOf }: Announcement<Types>,
  file: File | FileToUpload<Types>,
  index: number,
  sizeOf = (bytes: number) => Math.ceil(bytes / bytesOfSize),
): Item<Types> {
  const { name } = file;
  const data = "data" in file ? file.data : file;
  const blob = data instanceof Blob ? data : undefined;
  const given = ("mimeType" in file && file.mimeType) || blob?.type;
  const mediaType = mediaTypeOf(given);
  const bytes = file.size ?? blob?.size ?? (data instanceof Uint8Array ? data.byteLength : Number.NaN);
  const problem =
    [...name].length > maxName
      ? "name too long"
      : !mediaType
        ? `media type "${given}" not accepted`
        : bytes >= 0
          ? undefined
          : "size missing";
  return {
    file,
    data,
    bytes,
    key: `${index}`,
    name,
    // A file with a problem is not registered.
    mediaType: mediaType ?? "",
    size: sizeOf(bytes),
    problem: problem && `${name}: ${problem}`,
  };
}

/** @throws {Error} without the presigned URL, which is a secret */
function send<Types extends FileTypes>(
  fetch: ApiClient<object>["fetch"],
  method: string,
  url = "",
  { data, bytes, mediaType }: Item<Types>,
  { retries = 2, timeoutMs = 3e5, signal }: UploadSettings<Types>,
): Promise<void> {
  return withDeadline(timeoutMs, [signal], async (deadline) => {
    // What `Request` would refuse, it would repeat.
    if (!/^https?:..[^/@]+\//.test(url) || !URL.canParse(url)) throw new Error("no presigned URL");
    const body = data instanceof Blob ? data : await new Response(data as BodyInit).blob();
    if (body.size !== bytes) throw new Error(`${body.size} bytes, not ${bytes}`);
    const response = await sendWithRetry(
      () =>
        fetch(
          new Request(url, {
            method,
            body,
            headers: { "content-type": mediaType },
            redirect: "manual",
            credentials: "omit",
          }),
          { signal: deadline.signal },
        ),
      retries,
      deadline,
    );
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered with ${response.status}`);
  });
}
