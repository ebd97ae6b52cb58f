/**
 * Reads request bodies: JSON in UTF-8, and nothing else.
 */
import { isUtf8 } from "node:buffer";
import type { Readable } from "node:stream";
import { MIMEType } from "node:util";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../operations/refusal.ts";

/** A body that was read. */
export interface JsonBody {
  readonly value: unknown;
  /** How long it was, in bytes. */
  readonly bytes: number;
}

/** Whether a body has been read as JSON. */
export function isJsonBody(body: unknown): body is JsonBody {
  return typeof body === "object" && body !== null && "value" in body && "bytes" in body;
}

/** The largest body, in bytes. No page documents one; the contract has a 413 for it. */
const BODY_LIMIT = 1024 * 1024;

/** Above it a connection is cut. */
const MOST_DISCARDED = 100 * BODY_LIMIT;

/** Teaches a server to read bodies. What is of no JSON type is a 415. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Not with `parseAs`: Fastify then cuts the connection of a body that is too large, and many clients, which still
  // send it, never see the answer.
  app.addContentTypeParser("application/json", async ({ headers }: FastifyRequest, payload: Readable) => {
    const bytes = await readBytes(payload);
    refuseCharset(headers["content-type"] ?? "");
    // Nothing here unpacks a body.
    if ((headers["content-encoding"] ?? "identity") !== "identity") throw new Refusal(415);
    return { value: parse(bytes), bytes: bytes.length } satisfies JsonBody;
  });
}

/** Reads to the end, also what is too much, which is thrown away. */
function readBytes(payload: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    payload.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else chunks = [];
      if (size > MOST_DISCARDED) payload.destroy();
    });
    payload.on("end", () => {
      if (size > BODY_LIMIT) reject(new Refusal(413));
      else resolve(Buffer.concat(chunks, size));
    });
    const endedEarly = () => {
      // It is also closed when all is well.
      if (!payload.readableEnded) reject(refused("ended too early"));
    };
    payload.on("error", endedEarly);
    payload.on("close", endedEarly);
  });
}

/** JSON has one encoding (RFC 8259), and a charset that names another one would be a guess. */
function refuseCharset(contentType: string): void {
  let charset: string | null;
  try {
    charset = new MIMEType(contentType).params.get("charset");
  } catch {
    throw new Refusal(415);
  }
  if (charset !== null && charset.toLowerCase() !== "utf-8") throw new Refusal(415);
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) throw refused("is required");
  if (!isUtf8(bytes)) throw refused("is not UTF-8");
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    // Not what V8 says: it quotes the body.
    throw refused("is not JSON");
  }
  refuseUnstorable(value);
  return value;
}

function refused(says: string): Refusal {
  return new Refusal(400, [{ place: "", says }]);
}

/**
 * PostgreSQL keeps no NUL and no half of a surrogate pair. To change such a text would be worse than to refuse it.
 */
function refuseUnstorable(value: unknown): void {
  const stack: [place: string, value: unknown][] = [["", value]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [place, own] = next;
    if (typeof own === "string") {
      if (own.includes("\0")) throw new Refusal(400, [{ place, says: "must not contain the character NUL" }]);
      if (!own.isWellFormed()) throw new Refusal(400, [{ place, says: "must be well-formed Unicode" }]);
    } else if (typeof own === "object" && own !== null) {
      for (const [name, member] of Object.entries(own))
        stack.push([place === "" ? name : `${place}.${name}`, member]);
    }
  }
}
