import { isObject } from "@facility-contracts/model/json";
import { isWithoutBody } from "@facility-contracts/model/status";
import { essenceOf, isJson } from "@facility-contracts/serving/media-type";
import { cut } from "./cut.ts";
import { type Violation, violationsHeader } from "./violations.ts";

/** So much of a fault stands in the log, in characters: it should stay readable. */
const LONGEST_REASON = 300;

/** An answer before it is written. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A value that JSON can hold, a text for any other media type, `undefined` for no body. */
  readonly value: unknown;
  /** What the request and this answer break in the contract. */
  readonly violations: readonly Violation[];
}

/** How a connection can fail: at once without an answer, or in the middle of one. */
export const BROKEN_CONNECTIONS = ["reset", "stall"] as const;

export type BrokenConnection = (typeof BROKEN_CONNECTIONS)[number];

/** An HTTP response, ready to be sent. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
  /** Why the request was refused, for the log. */
  readonly reason?: string;
  /** How the connection fails instead. */
  readonly connection?: BrokenConnection;
}

/** Writes an answer, with what is broken in the `sl-violations` header. */
export function write({ status, headers: given, value, violations }: Answer): WrittenAnswer {
  const body = isWithoutBody(status) ? undefined : serialize(value, given["content-type"]);
  const length = lengthHeader(body);
  const headers = body === undefined ? withoutType(given) : given;
  if (violations.length === 0) {
    const written = { status, headers: { ...headers, ...length }, body };
    const isProblem = headers["content-type"] === "application/problem+json" && isObject(value);
    // Not the detail, which quotes headers and queries.
    return isProblem ? { ...written, reason: String(value.title) } : written;
  }
  const [first, ...others] = violations;
  const reason = `${cut(first?.message ?? "", LONGEST_REASON)}${others.length > 0 ? ` (and ${others.length} more)` : ""}`;
  const all = { ...headers, "sl-violations": violationsHeader(violations), ...length };
  return { status, headers: all, body, reason };
}

/** Writes a page or a document that is no answer of an API, once for all requests: all of them send the same bytes. */
export function writeText(contentType: string, text: string): WrittenAnswer {
  const body = Buffer.from(text);
  return { status: 200, headers: { "content-type": contentType, ...lengthHeader(body) }, body };
}

/** Prism names a media type where nothing is of it, which its own server leaves out too. */
function withoutType({ "content-type": _, ...headers }: Answer["headers"]): Answer["headers"] {
  return headers;
}

function lengthHeader(body: string | Buffer | undefined): { "content-length"?: string } {
  return body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
}

function serialize(value: unknown, contentType = ""): string | undefined {
  if (value === undefined) return undefined;
  if (isJson(essenceOf(contentType))) return JSON.stringify(value);
  if (typeof value === "string") return value;
  throw new Error(`The mock cannot write an example as ${contentType || "an unnamed media type"}`);
}
