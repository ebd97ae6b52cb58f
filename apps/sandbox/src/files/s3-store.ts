/**
 * Keeps files in a bucket of S3, or of something compatible. Uploads go there without passing through the sandbox.
 */
import { once } from "node:events";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type FileStore, StoreFailure, URL_SECONDS } from "./file-store.ts";

/** The bucket. Credentials come from where the AWS SDK looks for them: the environment, a profile, the machine. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** The origin of something that is compatible with S3. */
  readonly endpoint?: string;
  /** How long it may take, in milliseconds; by default 5 seconds. */
  readonly time?: number;
}

/** How long the bucket may take, with all attempts: a request of ours waits for it. */
const TIME = 5_000;

/** How often a request is sent before it fails. */
const ATTEMPTS = 3;

/** Makes a store of a bucket. Its methods throw a StoreFailure when the bucket cannot be used. */
export function createS3Store({ bucket: Bucket, region, endpoint, time = TIME }: S3Settings): FileStore {
  const client = new S3Client({
    region,
    // Names of buckets are no names of hosts there.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // By default the SDK would sign the checksum of an empty body into the URLs, and no file would fit. Not all that is
    // compatible with S3 knows these checksums, either.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: ATTEMPTS,
  });
  const expiresIn = URL_SECONDS;

  /** Asks the bucket for something, or gives up. */
  async function ask<Answer>(
    work: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> {
    const abortSignal = AbortSignal.timeout(time);
    // The SDK looks for credentials without a look at the signal.
    const aborted = once(abortSignal, "abort").then(() => Promise.reject(abortSignal.reason));
    try {
      return await Promise.race([work({ abortSignal }), aborted]);
    } catch (cause) {
      const { message, name } = cause instanceof Error ? cause : new Error(String(cause));
      const why = abortSignal.aborted ? `it did not answer within ${time} ms` : message || name;
      throw new StoreFailure(why, { cause });
    }
  }

  return {
    presignPut: (Key, ContentType) =>
      ask(() =>
        getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentType }), {
          expiresIn,
          // The presigner leaves it out, and any type could be put.
          signableHeaders: new Set(["content-type"]),
        }),
      ),
    presignGet: (Key) =>
      ask(() => getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn })),
    async write(Key, ContentType, Body) {
      await ask((options) => client.send(new PutObjectCommand({ Bucket, Key, ContentType, Body }), options));
    },
    sizesOf: (Prefix) =>
      ask(async ({ abortSignal }) => {
        const sizes = new Map<string, number>();
        let next: string | undefined;
        do {
          const list = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken: next });
          const { Contents = [], NextContinuationToken } = await client.send(list, { abortSignal });
          for (const { Key, Size } of Contents)
            if (Key !== undefined && Size !== undefined) sizes.set(Key, Size);
          next = NextContinuationToken;
        } while (next !== undefined);
        return sizes;
      }),
  };
}
