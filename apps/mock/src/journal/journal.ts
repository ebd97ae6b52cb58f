import type { IncomingMessage } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";

/** So many requests are kept: the last ones. */
export const MAX_REQUESTS = 1_000;

/** So much of a body is kept, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** So much of all bodies together, in bytes. Of the rest of a request Node takes 16 KB at most. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * A request as it came, and what it was answered. Nothing is made of it until somebody asks, and it is few objects: what is
 * kept is copied twice by the garbage collector, which is most of what the journal costs.
 */
export interface Entry {
  readonly method: string;
  /** The target as it was sent. */
  readonly url: string;
  readonly httpVersion: string;
  /** Names and values in turn, as they were sent, a line each. */
  readonly headerLines: string;
  /** In whole milliseconds since the process began. */
  readonly began: number;
  /** The beginning of its body, `undefined` without one, and where nobody reads it: no operation is there. */
  body: Buffer | undefined;
  /** How many bytes of bodies the journal had before. */
  bodyStart: number;
  bodyLength: number;
  /** What it was answered; 0 while it waits for that. */
  status: number;
  answerHeaders: WrittenAnswer["headers"];
  /** How the connection failed instead, as the request asked for. */
  connection: WrittenAnswer["connection"];
  ended: number;
}

const NO_HEADERS = {};

/** The last requests that came. */
export class Journal {
  readonly #ring: Entry[] = [];
  /** How many requests came, and how many of them before the journal was emptied. */
  #count = 0;
  #emptiedAt = 0;
  /**
   * The beginnings of the last bodies, one behind the other in one piece of memory, and again from its start. As objects that
   * stay for a while they would cost the garbage collector more than all the rest of a request.
   */
  #bodies: Buffer | undefined;
  /** How many bytes were written there. */
  #written = 0;

  /** The requests, the oldest one first, and how many older ones there were since the journal was emptied. */
  read(): { readonly entries: readonly Entry[]; readonly dropped: number } {
    const kept = Math.min(this.#count - this.#emptiedAt, MAX_REQUESTS);
    const last = Array.from({ length: kept }, (_, index) => this.#count - kept + index);
    const entries = last.flatMap((number) => this.#ring[number % MAX_REQUESTS] ?? []);
    const whole = entries.slice(entries.findLastIndex((entry) => this.#isOverwritten(entry)) + 1);
    return { entries: whole, dropped: this.#count - this.#emptiedAt - whole.length };
  }

  begin({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): Entry {
    const entry: Entry = {
      method,
      url,
      httpVersion,
      headerLines: rawHeaders.join("\n"),
      began: now(),
      body: undefined,
      bodyStart: 0,
      bodyLength: 0,
      status: 0,
      answerHeaders: NO_HEADERS,
      connection: undefined,
      ended: 0,
    };
    this.#ring[this.#count % MAX_REQUESTS] = entry;
    this.#count += 1;
    return entry;
  }

  /** Adds the body of a request. */
  addBody(entry: Entry, bytes: Buffer): void {
    this.#bodies ??= Buffer.allocUnsafeSlow(MAX_BYTES);
    const length = Math.min(bytes.length, MAX_BODY_BYTES);
    const isAtEnd = (this.#written % MAX_BYTES) + length > MAX_BYTES;
    if (isAtEnd) this.#written = Math.ceil(this.#written / MAX_BYTES) * MAX_BYTES;
    const start = this.#written % MAX_BYTES;
    bytes.copy(this.#bodies, start, 0, length);
    entry.body = this.#bodies.subarray(start, start + length);
    entry.bodyStart = this.#written;
    entry.bodyLength = bytes.length;
    this.#written += length;
  }

  /** Adds what a request was answered. */
  addAnswer(
    entry: Entry,
    { status, headers, connection }: Pick<WrittenAnswer, "status" | "headers" | "connection">,
  ): void {
    entry.status = status;
    entry.answerHeaders = headers;
    entry.connection = connection;
    entry.ended = now();
  }

  empty(): void {
    this.#ring.length = 0;
    this.#emptiedAt = this.#count;
  }

  /** Whether the memory of its body has later ones. */
  #isOverwritten({ body, bodyStart }: Entry): boolean {
    return body !== undefined && this.#written - bodyStart > MAX_BYTES;
  }
}

function now(): number {
  return Math.trunc(performance.now());
}
