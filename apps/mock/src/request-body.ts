import type { IncomingMessage } from "node:http";
import { MIMEType } from "node:util";
import { firstLine } from "./error-message.ts";
import { isJson } from "./media-type.ts";
import { Refusal } from "./refusal.ts";

/** The largest request body that is read: Prism's own limit, 10 MB. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * Reads the body of a request the way Prism does: JSON media types are parsed, anything else stays a string, and
 * a request without a body gives `null`.
 *
 * @throws Refusal 413 over the limit, 415 for a media type or charset that cannot be read, 400 for malformed JSON.
 */
export async function readBody(message: IncomingMessage): Promise<unknown> {
  const {
    "content-length": length,
    "transfer-encoding": encoding,
    "content-type": contentType,
  } = message.headers;
  if (length === "0" || (length === undefined && encoding === undefined)) return null;

  const bytes = await readBytes(message);
  const mediaType = contentType ? parseMediaType(contentType) : undefined;
  const text = decode(bytes, mediaType?.params.get("charset") ?? undefined);
  return isJson(mediaType?.essence) ? parseJson(text) : text;
}

function parseMediaType(contentType: string): MIMEType {
  try {
    return new MIMEType(contentType);
  } catch (cause) {
    throw new Refusal(415, "The Content-Type header is not a media type", { cause });
  }
}

async function readBytes(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size <= BODY_LIMIT) chunks.push(bytes);
      // What is too much is dropped and read to its end: to leave the loop would destroy the connection.
      else chunks.length = 0;
    }
  } catch (cause) {
    throw new Refusal(400, "The request body ended too early", { cause });
  }
  if (size > BODY_LIMIT) throw new Refusal(413, `The request body is larger than ${BODY_LIMIT} bytes`);
  return Buffer.concat(chunks, size);
}

function decode(bytes: Buffer, charset: string | undefined): string {
  if (charset === undefined) return bytes.toString("utf8");
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (cause) {
    throw new Refusal(415, "The charset of the Content-Type header is not known", { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(400, `The request body is not JSON: ${firstLine(cause)}`, { cause });
  }
}
