import type { IncomingMessage } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";

/** So many requests are kept: the last ones. */
export const MAX_REQUESTS = 1_000;

/** So much of a body is kept, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** So much of all bodies together, in bytes. Of the rest of a request Node takes 16 KB at most. */
const MAX_BYTES = 16 * 1024 * 1024;

/** So much for them to begin with, in bytes: enough for a thousand of a form's size, and small enough for a processor's cache. */
const MIN_BYTES = 1024 * 1024;

/**
 * A request as it came, and what it was answered. Nothing is made of it until somebody asks. The last ones take the place of
 * the first ones, field by field: new objects that stay for a while are most of what a journal costs, as the garbage collector
 * copies each of them twice.
 */
export interface Entry {
  method: string;
  /** The target as it was sent. */
  url: string;
  httpVersion: string;
  /** Names and values in turn, as they were sent, a line each. */
  headerLines: string;
  /** In whole milliseconds since the process began. */
  began: number;
  /** Whether it has a body that somebody read: where no operation is, nobody does. */
  hasBody: boolean;
  /** How many bytes of bodies had been written when the request came. */
  writtenBefore: number;
  /** How many before its own body. */
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

export class Journal {
  readonly #ring: Entry[] = [];
  /** How many requests came, and how many of them before the journal was emptied. */
  #count = 0;
  #emptiedAt = 0;
  /**
   * The beginnings of the last bodies, one behind the other in one piece of memory, and again from its start. As objects that
   * stay for a while they would cost the garbage collector more than all the rest of a request. It grows when it is too small
   * for the last requests: memory that is written for the first time costs more than what a processor still has at hand.
   */
  #bodies = Buffer.allocUnsafeSlow(MIN_BYTES);
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

  /** Adds a request, and gives its number. */
  begin({
    method = "",
    url = "",
    httpVersion,
    rawHeaders,
  }: Pick<IncomingMessage, "method" | "url" | "httpVersion" | "rawHeaders">): number {
    const number = this.#count;
    const entry = this.#ring[number % MAX_REQUESTS] ?? emptyEntry();
    this.#ring[number % MAX_REQUESTS] = entry;
    entry.method = method;
    entry.url = url;
    entry.httpVersion = httpVersion;
    entry.headerLines = rawHeaders.join("\n");
    entry.began = now();
    entry.writtenBefore = this.#written;
    entry.hasBody = false;
    entry.status = 0;
    this.#count += 1;
    return number;
  }

  addBody(number: number | undefined, bytes: Buffer): void {
    const entry = this.#entry(number);
    if (entry === undefined) return;
    const length = Math.min(bytes.length, MAX_BODY_BYTES);
    while (this.#bodies.length < MAX_BYTES && this.#isTooSmallFor(length)) this.#grow();
    const start = this.#startFor(length);
    bytes.copy(this.#bodies, start % this.#bodies.length, 0, length);
    this.#written = start + length;
    entry.hasBody = true;
    entry.bodyStart = start;
    entry.bodyLength = bytes.length;
  }

  addAnswer(
    number: number | undefined,
    { status, headers, connection }: Pick<WrittenAnswer, "status" | "headers" | "connection">,
  ): void {
    const entry = this.#entry(number);
    if (entry === undefined) return;
    entry.status = status;
    entry.answerHeaders = headers;
    entry.connection = connection;
    entry.ended = now();
  }

  /** The beginning of the body of a request, `undefined` without one. */
  bodyOf({ hasBody, bodyStart, bodyLength }: Entry): Buffer | undefined {
    const start = bodyStart % this.#bodies.length;
    return hasBody ? this.#bodies.subarray(start, start + Math.min(bodyLength, MAX_BODY_BYTES)) : undefined;
  }

  empty(): void {
    this.#emptiedAt = this.#count;
  }

  /** The request with a number, unless a later one has its place. */
  #entry(number: number | undefined): Entry | undefined {
    const isKept = number !== undefined && this.#count - number <= MAX_REQUESTS;
    return isKept ? this.#ring[number % MAX_REQUESTS] : undefined;
  }

  /** Whether the memory of its body has later ones. */
  #isOverwritten({ hasBody, bodyStart }: Entry): boolean {
    return hasBody && this.#written - bodyStart > this.#bodies.length;
  }

  /** How many bytes will have been written before a body, which stands in one piece. */
  #startFor(length: number): number {
    const size = this.#bodies.length;
    const isAtEnd = (this.#written % size) + length > size;
    return isAtEnd ? Math.ceil(this.#written / size) * size : this.#written;
  }

  /** Whether another body would take the place of one of the last requests. */
  #isTooSmallFor(length: number): boolean {
    const oldest = this.#ring[this.#count % MAX_REQUESTS] ?? this.#ring[0];
    return (
      oldest !== undefined && this.#startFor(length) + length - oldest.writtenBefore > this.#bodies.length
    );
  }

  /** Twice the memory: what stood in one piece does so again. */
  #grow(): void {
    const grown = Buffer.allocUnsafeSlow(2 * this.#bodies.length);
    for (const entry of this.#ring) this.bodyOf(entry)?.copy(grown, entry.bodyStart % grown.length);
    this.#bodies = grown;
  }
}

function emptyEntry(): Entry {
  return {
    method: "",
    url: "",
    httpVersion: "",
    headerLines: "",
    began: 0,
    hasBody: false,
    writtenBefore: 0,
    bodyStart: 0,
    bodyLength: 0,
    status: 0,
    answerHeaders: NO_HEADERS,
    connection: undefined,
    ended: 0,
  };
}

function now(): number {
  return Math.trunc(performance.now());
}
