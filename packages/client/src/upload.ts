/**
 * Uploads files to an anomaly: registers them, then puts each to its presigned URL.
 */
import {
  type AddAnomalyImagesCall,
  addAnomalyImagesLimits as limits,
  type SafetyRegisterClient,
} from "../generated/safety-register.ts";
import { unwrap } from "./api-error.ts";
import { withDeadline } from "./deadline.ts";
import type { AnswerBody } from "./operation-types.ts";
import { sendWithRetry } from "./retry.ts";

type Registration = AddAnomalyImagesCall["body"][number];
type Upload = AnswerBody<"addAnomalyImages", 200>["uploads"][number];

/** A file that is not a `File`. */
export interface UploadFile {
  /** At most 250 characters. */
  readonly name: string;
  /** One of the 16 media types of the contract. By default that of a `Blob`. */
  readonly mimeType?: Registration["mimeType"];
  /** The content. A `Buffer` is a `Uint8Array`, a stream of Node an `AsyncIterable`. A stream is held in memory. */
  readonly data: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Bytes. Needed for a stream. */
  readonly size?: number;
}

/** How far an upload is. */
export interface UploadProgress {
  /** Files that are done, uploaded or failed. */
  readonly files: number;
  readonly totalFiles: number;
  /** Bytes of the files that are uploaded. */
  readonly bytes: number;
  readonly totalBytes: number;
}

/** What became of one file. */
export type UploadOutcome = { readonly file: File | UploadFile; readonly name: string } & (
  | { readonly ok: true; readonly id: string | undefined }
  /** Why it was not uploaded: an `ApiError` when its registration failed, it took too long or was aborted. */
  | { readonly ok: false; readonly error: unknown }
);

/** What became of all files, in their order. */
export interface UploadReport {
  /** Whether every file was uploaded. */
  readonly ok: boolean;
  readonly outcomes: readonly UploadOutcome[];
}

/** What {@link uploadAnomalyImages} can be given. */
export interface UploadOptions {
  readonly anomalyId: number;
  /** Any number: they are registered 20 at a time, as many as the contract allows. */
  readonly files: readonly (File | UploadFile)[];
  /** Called whenever a file is done. What it throws rejects the upload. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /** How many files are uploaded at the same time, 4 by default. */
  readonly concurrency?: number;
  /** How many times an upload is sent again after a network failure or a 408, 429, 500, 502, 503 or 504. 2 by default. */
  readonly retries?: number;
  /** Milliseconds for one file, with its retries. 300,000 by default; 0 is no limit. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /**
   * From bytes to the `size` of the registration. By default megabytes, rounded up: the page says "Mo" for an integer,
   * though its example is 1024.
   */
  readonly sizeOf?: (bytes: number) => number;
}

/**
 * Registers files and uploads them. Whatever fails then is in the outcome of its file. The presigned URLs get no
 * credentials, and no error repeats them.
 *
 * @throws {TypeError} before anything is sent, for files that the contract does not take: it names all of them
 * @see {@link https://api-documentation.kare-app.fr/Anomaly/v2/api-rs/images/add-images-to-an-anomaly | Documentation page: Add images to an anomaly}
 * @example
 * ```ts
 * const report = await uploadAnomalyImages(safetyRegister, { anomalyId: 1, files: [...input.files] });
 * for (const { name, ok } of report.outcomes) console.log(name, ok);
 * ```
 */
export async function uploadAnomalyImages(
  client: Pick<SafetyRegisterClient, "addAnomalyImages" | "fetch">,
  options: UploadOptions,
): Promise<UploadReport> {
  const { anomalyId, onProgress, concurrency = 4, signal } = options;
  const items = options.files.map((file, index) => itemOf(file, index, options.sizeOf));
  const problems = items.flatMap(({ problem }) => problem || []);
  if (problems[0]) throw new TypeError(problems.join("; "));

  const totalFiles = items.length;
  const totalBytes = items.reduce((sum, { size }) => sum + size, 0);
  const outcomes: UploadOutcome[] = [];
  let [files, bytes] = [0, 0];
  let refused: unknown;

  for (let start = 0; start < totalFiles; start += limits.maxItems) {
    const chunk = items.slice(start, start + limits.maxItems);
    let uploads: readonly Upload[] = [];
    try {
      const body = chunk.map(({ registration }) => registration);
      if (!refused)
        ({ uploads } = await unwrap(client.addAnomalyImages({ anomalyId, body }, signal && { signal })));
    } catch (error) {
      refused = error;
    }
    // The workers share the iterator: each takes the next file.
    const queue = chunk.values();
    const work = async () => {
      for (const item of queue) {
        const { file, size, registration } = item;
        const { name, uploadId } = registration;
        const upload = uploads.find((candidate) => candidate.uploadId === uploadId);
        const outcome = await (refused
          ? Promise.reject(refused)
          : put(client.fetch, upload?.presignedUrl, item, options)
        ).then(
          () => ({ ok: true, id: upload?.id }) as const,
          (error: unknown) => ({ ok: false, error }) as const,
        );
        outcomes[Number(uploadId)] = { file, name, ...outcome };
        if (outcome.ok) bytes += size;
        onProgress?.({ files: ++files, totalFiles, bytes, totalBytes });
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency || 1) }, work));
  }
  return { ok: outcomes.every(({ ok }) => ok), outcomes };
}

interface Item {
  readonly file: File | UploadFile;
  readonly data: UploadFile["data"];
  readonly size: number;
  readonly registration: Registration;
  readonly problem: string | undefined;
}

/** What is registered of a file, and what speaks against it. */
function itemOf(
  file: File | UploadFile,
  index: number,
  sizeOf = (bytes: number) => Math.ceil(bytes / 1e6),
): Item {
  const { name } = file;
  const data = "data" in file ? file.data : file;
  const blob = data instanceof Blob ? data : undefined;
  const given = ("mimeType" in file && file.mimeType) || blob?.type;
  const mimeType = limits.mimeType.find((known) => known === given);
  const size = file.size ?? blob?.size ?? (data instanceof Uint8Array ? data.byteLength : Number.NaN);
  const problem =
    [...name].length > limits.name
      ? "name too long"
      : !mimeType
        ? `media type "${given}" not accepted`
        : size >= 0
          ? undefined
          : "size missing";
  return {
    file,
    data,
    size,
    // A file with a problem is not registered.
    registration: { uploadId: `${index}`, name, mimeType: mimeType ?? "text/plain", size: sizeOf(size) },
    problem: problem && `${name}: ${problem}`,
  };
}

/** @throws {Error} without the presigned URL, which is a secret */
function put(
  fetch: SafetyRegisterClient["fetch"],
  url = "",
  { data, size, registration: { mimeType } }: Item,
  { retries = 2, timeoutMs = 3e5, signal }: UploadOptions,
): Promise<void> {
  return withDeadline(timeoutMs, [signal], async (limit) => {
    // What `Request` would refuse, it would repeat.
    if (!/^https?:..[^/@]+\//.test(url) || !URL.canParse(url)) throw new Error("no presigned URL");
    const body = data instanceof Blob ? data : await new Response(data as BodyInit).blob();
    if (body.size !== size) throw new Error(`${body.size} bytes, not ${size}`);
    const response = await sendWithRetry(
      () =>
        fetch(
          new Request(url, {
            method: "PUT",
            body,
            headers: { "content-type": mimeType },
            redirect: "manual",
            credentials: "omit",
          }),
          { signal: limit },
        ),
      retries,
      limit,
    );
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered with ${response.status}`);
  });
}
