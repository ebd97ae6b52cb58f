/**
 * Requests and answers as an HTTP Archive (HAR 1.2), which browsers and tools of tests read.
 */
import type { Entry, Har } from "har-format";
import { STATUS_CODES } from "./node-http.ts";

/** A name with its value, of which there may be several. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

export interface KeptBody {
  /** In characters of Base64 where it is no UTF-8. */
  readonly text: string;
  readonly isBase64: boolean;
  /** Of the whole body, in bytes: of a long one only the beginning is kept. */
  readonly length: number;
  readonly isCut: boolean;
}

export interface ArchivedExchange {
  /** When it began, as ISO 8601 has it. */
  readonly time: string;
  readonly method: string;
  readonly url: string;
  /** `HTTP/1.1` */
  readonly httpVersion: string;
  readonly query: readonly Named[];
  readonly headers: readonly Named[];
  readonly body: KeptBody | undefined;
  readonly answer: {
    /** 0 where no answer came. */
    readonly status: number;
    readonly headers: readonly Named[];
    readonly body?: KeptBody | undefined;
    readonly milliseconds: number;
  };
}

/** What the format asks for, and nobody knows here. */
const UNKNOWN_SIZE = -1;

export function harOf(creator: string, exchanges: readonly ArchivedExchange[]): Har {
  return {
    log: { version: "1.2", creator: { name: creator, version: "0.0.0" }, entries: exchanges.map(entryOf) },
  };
}

function entryOf({ time, method, url, httpVersion, query, headers, body, answer }: ArchivedExchange): Entry {
  return {
    startedDateTime: time,
    time: answer.milliseconds,
    request: {
      method,
      url,
      httpVersion,
      cookies: headersIn(headers, "cookie").flatMap((header) => cookiesIn(header.split(/; */))),
      headers: [...headers],
      queryString: [...query],
      ...(body && {
        postData: {
          mimeType: headerIn(headers, "content-type") ?? "",
          text: body.text,
          // The format has no word for it in a request.
          ...(body.isBase64 && { comment: "base64" }),
        },
      }),
      // The comment on postData is about its coding.
      ...(body?.isCut && { comment: "cut" }),
      headersSize: UNKNOWN_SIZE,
      bodySize: body?.length ?? 0,
    },
    response: {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? "",
      httpVersion,
      // What follows a semicolon says where it is sent.
      cookies: headersIn(answer.headers, "set-cookie").flatMap((header) => cookiesIn(header.split(";", 1))),
      headers: [...answer.headers],
      content: {
        size: answer.body?.length ?? Number(headerIn(answer.headers, "content-length") ?? 0),
        mimeType: headerIn(answer.headers, "content-type") ?? "x-unknown",
        ...(answer.body && { text: answer.body.text }),
        ...(answer.body?.isBase64 && { encoding: "base64" }),
        ...(answer.body?.isCut && { comment: "cut" }),
      },
      redirectURL: headerIn(answer.headers, "location") ?? "",
      headersSize: UNKNOWN_SIZE,
      bodySize: UNKNOWN_SIZE,
    },
    cache: {},
    timings: { send: 0, wait: answer.milliseconds, receive: 0 },
  };
}

/** What is kept of bytes: the beginning of long ones. */
export function keptBody(bytes: Buffer, length = bytes.length): KeptBody {
  const isCut = bytes.length < length;
  const text = textOf(bytes, isCut);
  return { text: text ?? bytes.toString("base64"), isBase64: text === undefined, length, isCut };
}

/** The bytes as a text, `undefined` when they are no UTF-8. What was cut may end within a character, which is left out. */
function textOf(bytes: Buffer, isCut: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}

function headersIn(headers: readonly Named[], wanted: string): string[] {
  return headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
}

function headerIn(headers: readonly Named[], wanted: string): string | undefined {
  return headersIn(headers, wanted)[0];
}

function cookiesIn(pairs: readonly string[]): Named[] {
  return pairs.flatMap((pair) => {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}
