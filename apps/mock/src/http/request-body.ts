import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { MIMEType, TextDecoder } from "node:util";
import { isJson } from "@facility-contracts/serving/media-type";
import { Refusal } from "@facility-contracts/serving/refusal";
import { createBodyReader } from "@facility-contracts/serving/request-body";
import { firstLine } from "../error-message.ts";

/** The largest request body that is read: Prism's own limit, 10 MB. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * What reads the bytes of a body to its end, without its coding, up to a limit; `undefined` for a request without a body. It
 * rejects with BodyRefusal.
 */
export function bytesReader(limit: number): (message: IncomingMessage) => Promise<Buffer> | undefined {
  const read = createBodyReader(limit);
  return (message) => (hasBody(message) ? read(message) : undefined);
}

/** Whether a request has a body. Node calls it complete only when it has looked for what follows. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const { "content-length": length, "transfer-encoding": encoding } = headers;
  return length !== "0" && (length !== undefined || encoding !== undefined);
}

/**
 * Reads a body the way Prism does: JSON media types are parsed, anything else stays a string, and no body is `null`.
 *
 * @throws Refusal 415 for a media type or charset that cannot be read, 400 for malformed JSON and for a text whose bytes are
 * not UTF-8, or not of its charset.
 */
export function parseBody(bytes: Buffer | undefined, contentType: string | undefined): unknown {
  if (bytes === undefined) return null;
  if (contentType === "application/json") return parseJson(utf8(bytes));
  const mediaType = contentType ? parseMediaType(contentType) : undefined;
  const text = decode(bytes, mediaType);
  return isJson(mediaType?.essence) ? parseJson(text) : text;
}

/** Bytes that are not UTF-8 would become characters that nobody sent. */
function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Refusal(400, "The request body is not UTF-8");
  return bytes.toString("utf8");
}

function parseMediaType(contentType: string): MIMEType {
  try {
    return new MIMEType(contentType);
  } catch (cause) {
    throw new Refusal(415, "The Content-Type header is not a media type", { cause });
  }
}

/** Media types of texts: files may have any bytes, and so may the parts of a form. */
const TEXT = /^(?:text\/.*|application\/(?:(?:.+\+)?(?:json|xml)|x-www-form-urlencoded))$/;

function decode(bytes: Buffer, mediaType: MIMEType | undefined): string {
  const charset = mediaType?.params.get("charset");
  if (!charset && mediaType !== undefined && !TEXT.test(mediaType.essence)) return bytes.toString("utf8");
  if (!charset || charset.toLowerCase() === "utf-8") return utf8(bytes);
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new Refusal(400, `The request body is not ${decoder.encoding.toUpperCase()}`, { cause });
  }
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { ignoreBOM: true, fatal: true });
  } catch (cause) {
    throw new Refusal(415, "The charset of the Content-Type header is not known", { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal(400, `The request body is not JSON: ${reason(cause)}`, { cause });
  }
}

/** What V8 says, without the part of the body that it quotes: that may be a secret, and this is logged. */
function reason(error: unknown): string {
  return firstLine(error).replace(/, (?:\.{3})?".*$/s, "");
}
