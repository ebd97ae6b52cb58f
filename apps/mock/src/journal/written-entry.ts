import type { Entry } from "./journal.ts";
import type { Secrets } from "./secrets.ts";

/** A name with its value, of which there may be several. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

/** A request of the journal without its secrets. */
export interface WrittenEntry {
  /** When it came, as ISO 8601 has it. */
  readonly time: string;
  readonly method: string;
  /** As it was sent: percent-encoded, with its query. */
  readonly target: string;
  readonly httpVersion: string;
  readonly query: readonly Named[];
  readonly headers: readonly Named[];
  readonly body: WrittenBody | null;
  readonly answer: WrittenAnswerOfEntry | null;
}

/** What is kept of a body, without its Content-Encoding. */
export interface WrittenBody {
  /** In characters of Base64 where it is no UTF-8. */
  readonly text: string;
  readonly isBase64: boolean;
  /** Of the whole body, in bytes: of a long one only the beginning is kept. */
  readonly length: number;
  readonly isCut: boolean;
}

/** What a request was answered. */
export interface WrittenAnswerOfEntry {
  readonly status: number;
  readonly headers: readonly Named[];
  /** How the connection failed instead, as the request asked for. */
  readonly connection: string | null;
  readonly milliseconds: number;
}

/** Writes a request of the journal, without its secrets. */
export function writtenEntry(entry: Entry, secrets: Secrets): WrittenEntry {
  const { method, url, httpVersion, headerLines, began, status, answerHeaders, connection, ended } = entry;
  const lines = headerLines.split("\n");
  const masked = (name: string, value = "") => ({ name, value: secrets.maskHeader(name, value) });
  return {
    time: new Date(performance.timeOrigin + began).toISOString(),
    method,
    target: secrets.maskTarget(url),
    httpVersion: `HTTP/${httpVersion}`,
    query: [...new URLSearchParams(/\?(.*)$/s.exec(url)?.[1])].map(([name, value]) => ({
      name,
      value: secrets.maskParameter(name, value),
    })),
    headers: lines.flatMap((name, index) => (index % 2 === 0 ? [masked(name, lines[index + 1])] : [])),
    body: bodyOf(entry, secrets),
    answer:
      status === 0
        ? null
        : {
            status,
            headers: Object.entries(answerHeaders).map(([name, value]) => masked(name, value)),
            connection: connection ?? null,
            milliseconds: ended - began,
          },
  };
}

function bodyOf({ body, bodyLength }: Entry, { maskText }: Secrets): WrittenBody | null {
  if (body === undefined) return null;
  const isCut = body.length < bodyLength;
  const text = textOf(body, isCut);
  return {
    text: text === undefined ? body.toString("base64") : maskText(text),
    isBase64: text === undefined,
    length: bodyLength,
    isCut,
  };
}

/** The bytes as a text, `undefined` when they are no UTF-8. What was cut may end within a character, which is left out. */
function textOf(bytes: Buffer, isCut: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}
