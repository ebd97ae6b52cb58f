/**
 * What a run sends and gets, as an HTTP Archive.
 */
import {
  type ArchivedExchange,
  harOf,
  type KeptBody,
  keptBody,
  type Named,
} from "@facility-contracts/serving/har";
import type { Transport, WireAnswer, WireRequest } from "../wire.ts";

/** A transport that remembers. */
export interface Archive {
  readonly send: Transport;
  /** All exchanges so far, with a function that takes secrets out of a text. */
  har(redacted: (text: string) => string): object;
}

/** What is kept of a body. */
const MAX_BODY_BYTES = 64 * 1024;

interface Kept {
  readonly began: number;
  readonly milliseconds: number;
  readonly request: WireRequest;
  readonly answer: WireAnswer | undefined;
}

/** Makes a transport that remembers what another one sends to an address. */
export function archiveOf(transport: Transport, baseUrl: string): Archive {
  const kept: Kept[] = [];
  return {
    async send(request, signal) {
      const began = Date.now();
      const keep = (answer: WireAnswer | undefined) =>
        kept.push({ began, milliseconds: Date.now() - began, request, answer });
      try {
        const answer = await transport(request, signal);
        keep(answer);
        return answer;
      } catch (error) {
        keep(undefined);
        throw error;
      }
    },
    har(redacted) {
      const { host } = new URL(baseUrl);
      // Most headers come again and again.
      const known = new Map<string, string>();
      const redactedOnce = (text: string) => {
        const before = known.get(text) ?? redacted(text);
        known.set(text, before);
        return before;
      };
      return harOf(
        "facility-conformance",
        kept.map((one) => exchangeOf(one, baseUrl, host, redactedOnce)),
      );
    },
  };
}

function exchangeOf(
  { began, milliseconds, request, answer }: Kept,
  baseUrl: string,
  host: string,
  redacted: (text: string) => string,
): ArchivedExchange {
  const { method, target, headers, body } = request;
  const named = (name: string, value: string): Named => ({ name, value: redacted(value) });
  const bodyOf = (bytes: Uint8Array | undefined): KeptBody | undefined => {
    if (bytes === undefined) return undefined;
    const keep = keptBody(Buffer.from(bytes.subarray(0, MAX_BODY_BYTES)), bytes.length);
    return keep.isBase64 ? keep : { ...keep, text: redacted(keep.text) };
  };
  const received = bodyOf(answer?.body);
  return {
    time: new Date(began).toISOString(),
    method,
    url: redacted(baseUrl.replace(/\/$/, "") + target),
    httpVersion: "HTTP/1.1",
    query: [...new URLSearchParams(/\?(.*)$/s.exec(target)?.[1])].map(([name, value]) => named(name, value)),
    headers: [named("Host", host), ...headers.map(([name, value]) => named(name, value))],
    body: bodyOf(body),
    answer: {
      status: answer?.status ?? 0,
      headers: Object.entries(answer?.headers ?? {}).map(([name, value]) => named(name, value)),
      milliseconds,
      ...(received && { body: { ...received, isCut: received.isCut || answer?.isCut === true } }),
    },
  };
}
