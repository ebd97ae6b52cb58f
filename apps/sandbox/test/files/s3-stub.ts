/**
 * Something like S3, which checks every signature and keeps objects in memory. It shows that URLs are signed for one method,
 * type, key and time, how failures are met, and how often a bucket is asked. How S3 itself answers it cannot show:
 * s3-server.proof.ts asks a server of others, which looks at no signature.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { type AwsKey, signatureFault } from "./aws-signature.ts";

/** An object that was put. */
export interface StubObject {
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

/** A server that listens. Leaving the block that uses it closes it. */
export interface S3Stub extends AsyncDisposable {
  readonly origin: string;
  /** By `/bucket/key`. */
  readonly objects: Map<string, StubObject>;
  /** The statuses of the next answers, before it begins to work. */
  readonly failures: number[];
  /** How many requests it was sent. */
  requests: number;
  /** Whether it takes requests and never answers. */
  hangs: boolean;
}

/** Starts a server that knows one key. */
export async function startS3Stub(key: AwsKey): Promise<S3Stub> {
  const objects = new Map<string, StubObject>();
  const failures: number[] = [];
  let stub: S3Stub;
  const server = createServer(async (request, response) => {
    const content = await buffer(request);
    stub.requests += 1;
    if (stub.hangs) return;
    const failure = failures.shift();
    if (failure !== undefined) return fail(response, failure, "Failed");
    const fault = signatureFault(request, content, key);
    if (fault !== undefined) return fail(response, 403, fault);
    answer(request, content, response, objects);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  stub = {
    requests: 0,
    hangs: false,
    origin: `http://127.0.0.1:${port}`,
    objects,
    failures,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return stub;
}

function answer(
  request: IncomingMessage,
  content: Buffer,
  response: ServerResponse,
  objects: Map<string, StubObject>,
): void {
  const { pathname } = new URL(request.url ?? "", "http://stub");
  if (request.method === "PUT") {
    objects.set(pathname, { contentType: request.headers["content-type"], content });
    response.end();
    return;
  }
  const { searchParams: query } = new URL(request.url ?? "", "http://stub");
  if (query.get("list-type") === "2") {
    list(`${pathname.replace(/\/$/, "")}/`, query, response, objects);
    return;
  }
  const found = objects.get(pathname);
  if (found === undefined) {
    fail(response, 404, "NoSuchKey");
    return;
  }
  response.setHeader("content-type", found.contentType ?? "application/octet-stream");
  response.setHeader("content-length", found.content.length);
  response.end(request.method === "HEAD" ? undefined : found.content);
}

/** How many objects a page of a list has: fewer than a test puts there, so that there is a second one. */
const PAGE = 3;

function list(
  bucket: string,
  query: URLSearchParams,
  response: ServerResponse,
  objects: ReadonlyMap<string, StubObject>,
): void {
  const keys = [...objects.keys()]
    .filter((place) => place.startsWith(bucket + (query.get("prefix") ?? "")))
    .map((place) => place.slice(bucket.length))
    .toSorted();
  const begin = Number(query.get("continuation-token") ?? 0);
  const contents = keys.slice(begin, begin + PAGE).map((key) => {
    const size = objects.get(bucket + key)?.content.length;
    return `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>`;
  });
  const next = begin + PAGE;
  const more =
    next < keys.length
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${next}</NextContinuationToken>`
      : "<IsTruncated>false</IsTruncated>";
  response.setHeader("content-type", "application/xml");
  response.end(`<ListBucketResult>${more}${contents.join("")}</ListBucketResult>`);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.end(`<Error><Code>${code}</Code></Error>`);
}
