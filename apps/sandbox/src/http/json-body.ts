/**
 * Reads request bodies: JSON in UTF-8, and nothing else.
 */
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import { BodyRefusal, createBodyReader } from "@facility-contracts/serving/request-body";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { BodyCheck, ContractBody } from "../contract/request-body.ts";
import { Refusal } from "../operations/refusal.ts";

interface JsonBody {
  readonly value: unknown;
  readonly bytes: number;
  /** How one of its media type is checked. */
  readonly check: BodyCheck;
}

export function isJsonBody(body: unknown): body is JsonBody {
  return typeof body === "object" && body !== null && "value" in body && "bytes" in body && "check" in body;
}

/** The largest body, in bytes. No page documents one; the contract has a 413 for it. */
const BODY_LIMIT = 1024 * 1024;

const readBody = createBodyReader(BODY_LIMIT);

/** Teaches a server to read the bodies of an operation. Nobody looks at what is sent to one that takes none. */
export function readBodiesOf(app: FastifyInstance, body: ContractBody | undefined): void {
  app.removeAllContentTypeParsers();
  // Not with `parseAs`: Fastify then cuts the connection of a body that is too large, and many clients, which still
  // send it, never see the answer.
  app.addContentTypeParser("*", async (request: FastifyRequest) => body && readJson(body, request));
}

async function readJson(
  { checkFor, required }: ContractBody,
  { headers, raw }: FastifyRequest,
): Promise<JsonBody | undefined> {
  const mediaType = mediaTypeOf(headers["content-type"] ?? "");
  const check = mediaType && checkFor(mediaType);
  if (check === undefined) throw new Refusal(415);
  const bytes = await readBytes(raw);
  // JSON has one encoding (RFC 8259), and a charset that names another one would be a guess.
  const charset = mediaType?.parameters.get("charset");
  if (charset !== undefined && charset.toLowerCase() !== "utf-8") throw new Refusal(415);
  if (bytes.length === 0 && !required) return undefined;
  return { value: parse(bytes), bytes: bytes.length, check };
}

async function readBytes(message: IncomingMessage): Promise<Buffer> {
  try {
    return await readBody(message);
  } catch (error) {
    if (!(error instanceof BodyRefusal)) throw error;
    throw new Refusal(error.status, [{ in: "body", place: "", says: error.says }]);
  }
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) throw refused("is required");
  if (!isUtf8(bytes)) throw refused("is not UTF-8");
  const text = bytes.toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not what V8 says: it quotes the body.
    throw refused("is not JSON");
  }
  // In JSON that is UTF-8 neither can stand but as an escape.
  if (text.includes("\\u")) refuseUnstorable(value);
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
