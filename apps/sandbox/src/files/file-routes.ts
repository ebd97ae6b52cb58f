/**
 * The routes that the URLs of a disk store lead to.
 */
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createAdmission } from "../http/admission.ts";
import { sendJson } from "../http/json-answer.ts";
import type { DiskStore } from "./disk-store.ts";
import { FileRefusal, fileRefusalOf } from "./file-refusal.ts";
import { MOST_BYTES } from "./file-store.ts";
import { receiveUpload } from "./receive-upload.ts";
import type { UploadLedger } from "./upload-ledger.ts";

interface FileUrl {
  Params: { "*": string };
  Querystring: { expires?: unknown; signature?: unknown };
}

/**
 * What browsers are told about files. They come from anyone and are answered by the origin of the API: none of them
 * may run a script there, or be taken for another type than was announced.
 */
const FILE_HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  // A copy would outlive the URL.
  "cache-control": "no-store",
};

/**
 * Files that are sent or fetched at once, each of which is an open one. They have a limit of their own, as a slow client may
 * hold one for minutes.
 */
const MAX_TRANSFERS = 256;

/**
 * Adds PUT, GET and HEAD of `/files/*`. Errors that are not about files are left to the error handler of `app`.
 */
export function registerFileRoutes(
  app: FastifyInstance,
  { store, ledger }: { readonly store: DiskStore; readonly ledger: UploadLedger },
): void {
  const transfers = createAdmission(MAX_TRANSFERS);
  // In a context of its own, so that no other route takes bodies of any type.
  app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    files.setErrorHandler(answerError);

    files.put<FileUrl>(
      "/files/*",
      { bodyLimit: MOST_BYTES, config: { name: "put-file", disturbed: true } },
      async (request, reply) => {
        const key = await allowedKey(request, store, "PUT");
        const { "content-type": contentType, "content-length": length } = request.headers;
        const upload = {
          key,
          contentType,
          contentLength: length === undefined ? undefined : Number(length),
          // Without a Content-Type and without a body there is nothing that Fastify has parsed.
          body: request.body instanceof Readable ? request.body : request.raw,
          allowTime: (milliseconds: number) => request.bodyTime?.restart(milliseconds),
        };
        const etag = await transfers.during(() => receiveUpload(upload, { store, ledger }));
        return reply.header("etag", etag).send();
      },
    );

    files.route<FileUrl>({
      // HEAD as well: the one that Fastify would add reads the whole file.
      method: ["GET", "HEAD"],
      url: "/files/*",
      config: { name: "get-file", disturbed: true },
      handler: (request, reply) =>
        transfers.during(async () => {
          const file = await store.read(await allowedKey(request, store, "GET"));
          if (file === undefined) throw new FileRefusal(404, "There is no file at this URL");
          reply
            .headers(FILE_HEADERS)
            .header("content-type", file.mimeType)
            .header("content-length", String(file.size));
          const closed = once(file.content, "close");
          if (request.method === "HEAD") {
            file.content.destroy();
            reply.send();
          } else reply.send(file.content);
          await closed;
          return reply;
        }),
    });
  });
}

/** The key that a URL names and gives permission for. Who may GET may also HEAD. */
async function allowedKey(
  { params, query }: FastifyRequest<FileUrl>,
  store: DiskStore,
  method: "GET" | "PUT",
): Promise<string> {
  const key = params["*"];
  if (await store.allows(method, key, query)) return key;
  throw new FileRefusal(403, "The signature of this URL is wrong, or its time is over");
}

async function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  discardBody(request.raw);
  const refusal = fileRefusalOf(error);
  // Thrown here, it goes to the error handler of the application.
  if (refusal === undefined) throw error;
  if (refusal.status >= 500) request.log.error({ err: refusal.cause }, "failed");
  return sendJson(reply, refusal.status, { message: refusal.message });
}

/**
 * Reads what a client that was refused still sends, and throws it away: many clients look for an answer only after
 * they have sent everything, and would find a connection that was cut. One that sends too much is cut nevertheless.
 */
function discardBody(request: IncomingMessage): void {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) request.destroy();
  });
}
