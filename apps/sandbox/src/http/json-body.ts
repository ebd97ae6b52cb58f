/**
 * Reads request bodies: JSON in UTF-8, and nothing else.
 */
import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { BodyCheck, ContractBody } from "../contract/request-body.ts";
import { Refusal } from "../operations/refusal.ts";

/** A body that was read. */
export interface JsonBody {
  readonly value: unknown;
  /** How long it was, in bytes. */
  readonly bytes: number;
  /** How one of its media type is checked. */
  readonly check: BodyCheck;
}

/** Whether a body has been read as JSON. */
export function isJsonBody(body: unknown): body is JsonBody {
  return typeof body === "object" && body !== null && "value" in body && "bytes" in body && "check" in body;
}

/** The largest body, in bytes. No page documents one; the contract has a 413 for it. */
const BODY_LIMIT = 1024 * 1024;

/** Above it a connection is cut. */
const MOST_DISCARDED = 100 * BODY_LIMIT;

/** JSON that nobody checks. */
const ANY_JSON: Pick<ContractBody, "checkFor" | "required"> = {
  required: true,
  checkFor: (mediaType) => (mediaType.essence === "application/json" ? () => [] : undefined),
};

/** Teaches a server to read bodies. What is of no JSON type is a 415. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Not with `parseAs`: Fastify then cuts the connection of a body that is too large, and many clients, which still
  // send it, never see the answer.
  app.addContentTypeParser("application/json", ({ headers }: FastifyRequest, payload: Readable) =>
    readJson(ANY_JSON, headers, payload),
  );
}

/** Teaches a server to read the bodies of an operation. Nobody looks at what is sent to one that takes none. */
export function readBodiesOf(app: FastifyInstance, body: ContractBody | undefined): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", ({ headers }: FastifyRequest, payload: Readable) =>
    body === undefined ? readBytes(payload).then(() => undefined) : readJson(body, headers, payload),
  );
}

async function readJson(
  { checkFor, required }: Pick<ContractBody, "checkFor" | "required">,
  headers: IncomingHttpHeaders,
  payload: Readable,
): Promise<JsonBody | undefined> {
  const mediaType = mediaTypeOf(headers["content-type"] ?? "");
  const check = mediaType && checkFor(mediaType);
  if (check === undefined) throw new Refusal(415);
  const bytes = await readBytes(payload);
  // JSON has one encoding (RFC 8259), and a charset that names another one would be a guess.
  const charset = mediaType?.parameters.get("charset");
  if (charset !== undefined && charset.toLowerCase() !== "utf-8") throw new Refusal(415);
  // Nothing here unpacks a body.
  if ((headers["content-encoding"] ?? "identity") !== "identity") throw new Refusal(415);
  if (bytes.length === 0 && !required) return undefined;
  return { value: parse(bytes), bytes: bytes.length, check };
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

function refused(says: string, place = ""): Refusal {
  return new Refusal(400, [{ in: "body", place, says }]);
}

/**
 * PostgreSQL keeps no NUL and no half of a surrogate pair. To change such a text would be worse than to refuse it.
 */
function refuseUnstorable(value: unknown): void {
  const stack: [place: string, value: unknown][] = [["", value]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [place, own] = next;
    if (typeof own === "string") {
      if (own.includes("\0")) throw refused("must not contain the character NUL", place);
      if (!own.isWellFormed()) throw refused("must be well-formed Unicode", place);
    } else if (typeof own === "object" && own !== null) {
      for (const [name, member] of Object.entries(own))
        stack.push([place === "" ? name : `${place}.${name}`, member]);
    }
  }
}
