/**
 * Something like S3, which checks every signature and keeps objects in memory.
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
  const found = objects.get(pathname);
  if (found === undefined) {
    fail(response, 404, "NoSuchKey");
    return;
  }
  response.setHeader("content-type", found.contentType ?? "application/octet-stream");
  response.setHeader("content-length", found.content.length);
  response.end(request.method === "HEAD" ? undefined : found.content);
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.end(`<Error><Code>${code}</Code></Error>`);
}
