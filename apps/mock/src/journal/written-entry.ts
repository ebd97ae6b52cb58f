import { type ArchivedExchange, type KeptBody, keptBody } from "@facility-contracts/serving/har";
import type { JournalEntry } from "./journal.ts";
import type { Secrets } from "./secrets.ts";

/** A request of the journal without its secrets. */
export interface WrittenEntry extends Omit<ArchivedExchange, "url" | "body" | "answer"> {
  /** As it was sent: percent-encoded, with its query. */
  readonly target: string;
  /** Without its Content-Encoding. */
  readonly body: KeptBody | null;
  readonly answer: WrittenAnswerOfEntry | null;
}

interface WrittenAnswerOfEntry extends Omit<ArchivedExchange["answer"], "body"> {
  /** How the connection failed instead, as the request asked for. */
  readonly connection: string | null;
}

export function writtenEntry(entry: JournalEntry, secrets: Secrets): WrittenEntry {
  const { method, url, httpVersion, rawHeaders, began, body, bodyLength } = entry;
  const { status, answerHeaders, connection, ended } = entry;
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
    headers: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [masked(name, rawHeaders[index + 1])] : [],
    ),
    body: body === undefined ? null : bodyOf(body, bodyLength, secrets),
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

function bodyOf(body: Buffer, length: number, { maskText }: Secrets): KeptBody {
  const kept = keptBody(body, length);
  return kept.isBase64 ? kept : { ...kept, text: maskText(kept.text) };
}
