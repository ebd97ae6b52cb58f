/**
 * What an upload is given, and what becomes of it.
 */

/** What differs between operations that are told of files. */
export interface FileTypes {
  /** The media types that are accepted. */
  readonly mediaType: string;
  /** What is answered of a file, beside its URL. */
  readonly answer: object;
}

/** A file that is not a `File`. */
export interface FileToUpload<Types extends FileTypes> {
  readonly name: string;
  /** One that the contract accepts. By default that of a `Blob`. */
  readonly mimeType?: Types["mediaType"];
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

/** How far a file is. */
export interface FileProgress<Types extends FileTypes> {
  readonly file: File | FileToUpload<Types>;
  readonly bytes: number;
  readonly totalBytes: number;
}

/** What became of one file. */
export type OutcomeOf<Types extends FileTypes> = {
  readonly file: File | FileToUpload<Types>;
  readonly name: string;
} & (
  | ({ readonly ok: true } & AnswerOf<Types>)
  /** Why it was not uploaded: an `ApiError` when its registration failed, it took too long or was aborted. */
  | { readonly ok: false; readonly error: unknown }
);

/** Nobody has checked that the provider answered all of it. */
export type AnswerOf<Types extends FileTypes> = {
  readonly [Field in keyof Types["answer"]]-?: Types["answer"][Field] | undefined;
};

/** What became of all files, in their order. */
export interface ReportOf<Types extends FileTypes> {
  /** Whether every file was uploaded. */
  readonly ok: boolean;
  readonly outcomes: readonly OutcomeOf<Types>[];
}

/** What an upload can be given, beside what its operation takes. */
export interface UploadSettings<Types extends FileTypes> {
  /** Any number: they are registered as many at a time as the contract allows. */
  readonly files: readonly (File | FileToUpload<Types>)[];
  /** Called whenever a file is done. What it throws ends and rejects the upload: no file goes on. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /**
   * Called while a file is sent with how many of its bytes the connection has taken: fewer than before when it is sent again. Only
   * Node and Bun can tell; elsewhere it is not called. What it throws fails the file.
   */
  readonly onBytes?: (progress: FileProgress<Types>) => void;
  /** How many files are uploaded at the same time, 4 by default. */
  readonly concurrency?: number;
  /** How many times an upload is sent again after a network failure or a 408, 429, 500, 502, 503 or 504. 2 by default. */
  readonly retries?: number;
  /** Milliseconds for one file, with its retries. 300,000 by default; 0 is no limit. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /**
   * Takes presigned URLs that are plain `http`, or link-local such as `http://169.254.169.254/`, where clouds keep credentials. Off
   * by default. A name that leads to such an address is not noticed.
   */
  readonly allowUnsafeUrls?: boolean;
  /** From bytes to the size that is registered. By default in the unit of the contract, rounded up. */
  readonly sizeOf?: (bytes: number) => number;
}
