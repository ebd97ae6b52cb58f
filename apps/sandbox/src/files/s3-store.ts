/**
 * Keeps files in a bucket of S3, or of something compatible. Uploads go there without passing through the sandbox.
 */
import {
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type FileStore, URL_SECONDS } from "./file-store.ts";

/** The bucket. Credentials come from where the AWS SDK looks for them: the environment, a profile, the machine. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** The origin of something that is compatible with S3. */
  readonly endpoint?: string;
}

/** Milliseconds until a connection is given up, and until a request is. */
const CONNECT_TIME = 3_000;
const REQUEST_TIME = 10_000;

/** How often a request is sent before it fails. */
const ATTEMPTS = 3;

/** Makes a store of a bucket. Its methods throw what the SDK throws when the bucket cannot be used. */
export function createS3Store({ bucket: Bucket, region, endpoint }: S3Settings): FileStore {
  const client = new S3Client({
    region,
    // Names of buckets are no names of hosts there.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // By default the SDK would sign the checksum of an empty body into the URLs, and no file would fit. Not all that is
    // compatible with S3 knows these checksums, either.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_TIME,
      requestTimeout: REQUEST_TIME,
      throwOnRequestTimeout: true,
    },
  });
  const expiresIn = URL_SECONDS;

  return {
    seesUploads: false,
    presignPut: (Key, ContentType) =>
      getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentType }), {
        expiresIn,
        // The presigner leaves it out, and any type could be put.
        signableHeaders: new Set(["content-type"]),
      }),
    presignGet: (Key) => getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn }),
    async write(Key, ContentType, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, ContentType, Body }));
    },
    async sizeOf(Key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key }));
        return ContentLength;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
}
