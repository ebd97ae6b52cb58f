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
  bodyLength: number;
  /** What it was answered; 0 while it waits for that. */
  status: number;
  answerHeaders: WrittenAnswer["headers"];
  /** How the connection failed instead, as the request asked for. */
  connection: WrittenAnswer["connection"];
  ended: number;
  /** Whether it is still one of the last. */
  isKept: boolean;
}

const NO_HEADERS = {};

/** The last requests that came. */
export class Journal {
  readonly #ring: (Entry | undefined)[] = Array(MAX_REQUESTS).fill(undefined);
  /** How many requests came before the oldest one that is kept, and how many came. */
  #first = 0;
  #next = 0;
  #emptiedAt = 0;
  #bytes = 0;

  /** The requests, the oldest one first. */
  entries(): Entry[] {
    const count = this.#next - this.#first;
    return Array.from(
      { length: count },
      (_, index) => this.#ring[(this.#first + index) % MAX_REQUESTS] ?? [],
    ).flat();
  }

  /** How many older ones there were since the journal was emptied. */
  get dropped(): number {
    return this.#first - this.#emptiedAt;
  }

  begin({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): Entry {
    const entry: Entry = {
      method,
      url,
      httpVersion,
      headerLines: rawHeaders.join("\n"),
      began: now(),
      body: undefined,
      bodyLength: 0,
      status: 0,
      answerHeaders: NO_HEADERS,
      connection: undefined,
      ended: 0,
      isKept: true,
    };
    if (this.#next - this.#first === MAX_REQUESTS) this.#dropOldest();
    this.#ring[this.#next % MAX_REQUESTS] = entry;
    this.#next += 1;
    return entry;
  }

  /** Adds the body of a request. */
  addBody(entry: Entry, bytes: Buffer): void {
    // Emptied meanwhile, or so many others have come.
    if (!entry.isKept) return;
    const begin = bytes.subarray(0, MAX_BODY_BYTES);
    // Of a part of something larger all of that would be kept.
    entry.body = begin.length < begin.buffer.byteLength ? Buffer.from(begin) : begin;
    entry.bodyLength = bytes.length;
    this.#bytes += begin.length;
    while (this.#bytes > MAX_BYTES) this.#dropOldest();
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
    while (this.#first < this.#next) this.#dropOldest();
    this.#emptiedAt = this.#first;
  }

  #dropOldest(): void {
    const index = this.#first % MAX_REQUESTS;
    const oldest = this.#ring[index];
    this.#ring[index] = undefined;
    this.#first += 1;
    if (oldest === undefined) return;
    oldest.isKept = false;
    this.#bytes -= oldest.body?.length ?? 0;
  }
}

function now(): number {
  return Math.trunc(performance.now());
}
