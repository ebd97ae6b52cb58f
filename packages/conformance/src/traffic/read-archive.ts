/**
 * Reads recorded traffic from an HTTP Archive (HAR 1.2).
 */
import { readFileSync } from "node:fs";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject, listOf, objectOf } from "@facility-contracts/model/json";
import type { WireAnswer, WireRequest } from "../wire.ts";

/** A recorded request and its answer. */
export interface Recorded {
  /** Its place in the archive, from 1. */
  readonly number: number;
  readonly url: URL;
  /** With path and query as they were sent. */
  readonly request: WireRequest;
  /** Whether its body was not recorded, or only the beginning of it: nothing can be said of it. */
  readonly isBodyCut: boolean;
  /** Undefined where none came, or where it was not recorded. */
  readonly answer: WireAnswer | undefined;
  /** The headers that whoever wrote the archive left out, in lower case. */
  readonly withheld: ReadonlySet<string>;
}

/** Headers with secrets. Browsers leave them out of an archive. */
const SECRET_HEADERS = ["authorization", "cookie", "set-cookie"];

/**
 * Reads an archive.
 *
 * @throws Failure with exit code 2 that names the entry which is not one
 */
export function readArchive(file: string): Recorded[] {
  const entries = entriesIn(file);
  const withheld = withheldFrom(entries);
  return entries.map((entry, index) => {
    const at = (part: string) => `${file}: log.entries[${index}].${part}`;
    const { request, response } = objectOf(entry);
    if (!isObject(request) || typeof request.method !== "string")
      throw new Failure(2, `${at("request.method")} must be a text`);
    const url = typeof request.url === "string" ? URL.parse(request.url) : null;
    if (url === null) throw new Failure(2, `${at("request.url")} must be an address`);
    const { bodySize, postData } = request;
    const body = isObject(postData) ? bytesOf(postData.text, postData.comment) : undefined;
    return {
      number: index + 1,
      url,
      request: {
        method: request.method.toUpperCase(),
        target: url.pathname + url.search,
        headers: headersIn(request),
        body,
      },
      isBodyCut: body === undefined ? bodySize !== 0 : typeof bodySize === "number" && bodySize > body.length,
      answer: answerIn(objectOf(response)),
      withheld,
    };
  });
}

function entriesIn(file: string): readonly unknown[] {
  let archive: unknown;
  try {
    archive = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Failure(2, `--har ${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  const { entries } = objectOf(objectOf(archive).log);
  if (Array.isArray(entries)) return entries;
  throw new Failure(2, `--har ${file} is not an HTTP Archive: it has no log.entries`);
}

/** Those that no request and no answer has. */
function withheldFrom(entries: readonly unknown[]): ReadonlySet<string> {
  const messages = entries
    .map(objectOf)
    .flatMap(({ request, response }) => [request, response].map(objectOf));
  const seen = new Set(messages.flatMap(headersIn).map(([name]) => name.toLowerCase()));
  return new Set(SECRET_HEADERS.filter((name) => !seen.has(name)));
}

function answerIn(response: Readonly<Record<string, unknown>>): WireAnswer | undefined {
  const { content, status } = response;
  if (typeof status !== "number" || status < 100) return undefined;
  const headers = Map.groupBy(headersIn(response), ([name]) => name.toLowerCase());
  const { comment, encoding, mimeType, size, text } = objectOf(content);
  const type = typeof mimeType === "string" && mimeType !== "x-unknown" ? { "content-type": mimeType } : {};
  const body = bytesOf(text, encoding);
  return {
    status,
    headers: {
      ...type,
      ...Object.fromEntries(
        [...headers].map(([name, values]) => [name, values.map(([, value]) => value).join(", ")]),
      ),
    },
    body: body ?? new Uint8Array(),
    // Browsers leave bodies out that they do not have any more.
    isCut: comment === "cut" || ((body === undefined || body.length === 0) && size !== 0),
  };
}

function headersIn({ headers }: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return listOf(headers).flatMap((header) => {
    const { name, value } = objectOf(header);
    // Those of HTTP/2 that begin with a colon are the request line.
    return typeof name === "string" && typeof value === "string" && !name.startsWith(":")
      ? [[name, value] as const]
      : [];
  });
}

function bytesOf(text: unknown, encoding: unknown): Uint8Array | undefined {
  if (typeof text !== "string") return undefined;
  return Buffer.from(text, encoding === "base64" ? "base64" : "utf8");
}
