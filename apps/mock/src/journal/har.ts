import { STATUS_CODES } from "node:http";
import type { Named, WrittenEntry } from "./written-entry.ts";

/** The requests as an HTTP Archive (HAR 1.2), which browsers and tools of tests read; those that wait for an answer are left out. */
export function har(entries: readonly WrittenEntry[]): object {
  return {
    log: {
      version: "1.2",
      creator: { name: "facility-mock", version: "0.0.0" },
      entries: entries.flatMap((entry) => harEntry(entry) ?? []),
    },
  };
}

/** What the format asks for, and nobody knows here. */
const UNKNOWN_SIZE = -1;

function harEntry({ time, method, target, httpVersion, query, headers, body, answer }: WrittenEntry) {
  if (answer === null) return undefined;
  const host = headerIn(headers, "host") ?? "localhost";
  return {
    startedDateTime: time,
    time: answer.milliseconds,
    request: {
      method,
      url: target.startsWith("/") ? `http://${host}${target}` : target,
      httpVersion,
      cookies: cookiesIn(headers),
      headers,
      queryString: query,
      ...(body && {
        postData: {
          mimeType: headerIn(headers, "content-type") ?? "",
          text: body.text,
          ...(body.isBase64 && { comment: "base64" }),
        },
      }),
      headersSize: UNKNOWN_SIZE,
      bodySize: body?.length ?? 0,
    },
    response: {
      // An archive has 0 where no answer came.
      status: answer.connection === "reset" ? 0 : answer.status,
      statusText: STATUS_CODES[answer.status] ?? "",
      httpVersion,
      cookies: [],
      headers: answer.headers,
      content: {
        size: Number(headerIn(answer.headers, "content-length") ?? 0),
        mimeType: headerIn(answer.headers, "content-type") ?? "x-unknown",
      },
      redirectURL: headerIn(answer.headers, "location") ?? "",
      headersSize: UNKNOWN_SIZE,
      bodySize: UNKNOWN_SIZE,
    },
    cache: {},
    timings: { send: 0, wait: answer.milliseconds, receive: 0 },
  };
}

function headerIn(headers: readonly Named[], wanted: string): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
}

function cookiesIn(headers: readonly Named[]): Named[] {
  return (headerIn(headers, "cookie") ?? "").split(/; */).flatMap((cookie) => {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(cookie) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}
