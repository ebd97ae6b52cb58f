/**
 * Uploads files: tells an operation of them, then sends each to the presigned URL that was answered for it.
 */
import { reasonOf, withoutSecrets } from "./cause.ts";
import { countedBody, sendsLengthOfStreams } from "./counted-body.ts";
import { withDeadline } from "./deadline.ts";
import { heldBytes } from "./held-bytes.ts";
import type { ApiClient, CallOptions } from "./options.ts";
import { checkOptions, UPLOAD_OPTIONS } from "./options-check.ts";
import { presignedUrl } from "./presigned-url.ts";
import { sendWithRetry } from "./retry.ts";
import { type Announced, type FileLimits, type Item, itemsOf } from "./upload-item.ts";
import type { AnswerOf, FileTypes, OutcomeOf, ReportOf, UploadSettings } from "./upload-types.ts";

/** How an operation is told of files, and what the contract says of them. */
export interface Announcement<Types extends FileTypes> extends FileLimits<Types> {
  /** The names of the parameters of the operation. */
  readonly parameters: Readonly<Record<string, 0>>;
  /** The most in one call. */
  readonly maxFiles?: number;
  /** The method by which the bytes are sent. */
  readonly method: string;
  /** The way from the answer to the list of files. */
  readonly list: readonly string[];
  /** The fields of an item of the list: which file it is of, and its presigned URL. */
  readonly key: string;
  readonly url: string;
  /** Calls the operation and gives its answer. @throws {ApiError} when it does not succeed */
  announce(files: readonly Announced<Types>[], options?: CallOptions): Promise<unknown>;
}

const DEFAULT_RETRIES = 2;
const DEFAULT_TIMEOUT_MS = 300_000;

/** What was answered of a file. */
type Answered = Readonly<Record<string, unknown>>;

/**
 * Tells an operation of files and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no
 * credentials, and no error repeats them.
 *
 * @throws {TypeError} before anything is sent, for options that there are not, and for files that the contract does not take: it
 *   names all of them
 */
export async function upload<Types extends FileTypes>(
  announcement: Announcement<Types>,
  fetch: ApiClient<object>["fetch"],
  settings: UploadSettings<Types>,
): Promise<ReportOf<Types>> {
  checkOptions(settings, { ...announcement.parameters, ...UPLOAD_OPTIONS }, TypeError);
  const { onProgress, concurrency = 4, signal } = settings;
  const stop = new AbortController();
  const items = itemsOf(settings.files, announcement, settings.sizeOf);
  const totalFiles = items.length;
  const totalBytes = items.reduce((sum, { bytes }) => sum + bytes, 0);
  const { maxFiles = totalFiles } = announcement;
  const outcomes: OutcomeOf<Types>[] = [];
  let files = 0;
  let bytes = 0;
  let refused: unknown;

  for (let start = 0; start < totalFiles; start += maxFiles) {
    const chunk = items.slice(start, start + maxFiles);
    let answers: readonly Answered[] = [];
    try {
      // After a refusal the files that are left are not announced.
      if (refused === undefined)
        answers = answersIn(await announcement.announce(chunk, signal && { signal }), announcement.list);
    } catch (error) {
      refused = error;
    }
    // The workers share the iterator: each takes the next file.
    const queue = chunk.values();
    const work = async () => {
      for (const item of queue) {
        const { file, key, name } = item;
        const {
          [announcement.key]: _,
          [announcement.url]: url,
          ...answer
        } = answers.find((candidate) => candidate[announcement.key] === key) ?? {};
        const outcome = await (refused === undefined
          ? send(fetch, announcement.method, url, item, settings, stop.signal)
          : Promise.reject(refused)
        ).then(
          // What is answered beside the URL is typed, and nobody has checked it.
          () => ({ ...answer, ok: true }) as { ok: true } & AnswerOf<Types>,
          (error: unknown) => ({ ok: false, error }) as const,
        );
        if (stop.signal.aborted) return;
        outcomes[Number(key)] = { ...outcome, file, name };
        if (outcome.ok) bytes += item.bytes;
        onProgress?.({ files: ++files, totalFiles, bytes, totalBytes });
      }
    };
    const workers = Math.min(chunk.length, Math.max(1, concurrency || 1));
    await Promise.all(Array.from({ length: workers }, work)).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
  }
  return { ok: outcomes.every(({ ok }) => ok), outcomes };
}

/** The items of the list in an answer that are objects. @throws {Error} without a list */
function answersIn(answer: unknown, way: readonly string[]): Answered[] {
  const list = way.reduce<unknown>((value, field) => (isObject(value) ? value[field] : undefined), answer);
  if (Array.isArray(list)) return list.filter(isObject);
  throw new Error(`the answer has no list ${way.join(".")}`);
}

function isObject(value: unknown): value is Answered {
  return typeof value === "object" && value !== null;
}

/** @throws {Error} without the presigned URL, which is a secret */
function send<Types extends FileTypes>(
  fetch: ApiClient<object>["fetch"],
  method: string,
  given: unknown,
  { bytes, data, file, mediaType }: Item<Types>,
  {
    retries = DEFAULT_RETRIES,
    timeoutMs = DEFAULT_TIMEOUT_MS,
    signal,
    allowUnsafeUrls,
    onBytes,
  }: UploadSettings<Types>,
  stop: AbortSignal,
): Promise<void> {
  // What `onBytes` throws, which is no failure of the network.
  const thrown = new AbortController();
  const told = onBytes && sendsLengthOfStreams() ? onBytes : undefined;
  const tell = (sent: number) => {
    try {
      told?.({ file, bytes: sent, totalBytes: bytes });
    } catch (error) {
      thrown.abort(error);
      throw error;
    }
  };
  const sending = withDeadline(timeoutMs, [signal, stop, thrown.signal], async (deadline) => {
    const url = presignedUrl(given, allowUnsafeUrls);
    const body = data instanceof Blob ? data : await heldBytes(data as BodyInit, deadline.signal, bytes);
    if (body.size !== bytes) throw new Error(`${body.size} bytes, not ${bytes}`);
    const put = () => {
      const init = {
        method,
        body: told ? countedBody(body, tell) : body,
        // Of a stream. No lib of TypeScript knows it.
        duplex: "half",
        headers: { "content-type": mediaType, ...(told && { "content-length": `${bytes}` }) },
        redirect: "manual",
        credentials: "omit",
      } as const;
      return fetch(new Request(url, init), { signal: deadline.signal });
    };
    const response = await sendWithRetry(put, retries, deadline).catch((error: unknown) => {
      if (deadline.signal.aborted) throw error;
      const cause = withoutSecrets(error, [url, new URL(url).search]);
      throw new Error(`no answer: ${reasonOf(cause)}`, { cause });
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered with ${response.status}`);
  });
  return sending.catch((error: unknown) => {
    throw thrown.signal.aborted ? thrown.signal.reason : error;
  });
}
