import type { IncomingMessage } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";

/** So many requests are kept: the last ones. */
export const MAX_REQUESTS = 1_000;

/** So much of a body is kept, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** So much of all bodies together, in bytes. Of the rest of a request Node takes 16 KB at most. */
const MAX_BYTES = 16 * 1024 * 1024;

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

  /** Adds a request, and gives its number. */
  begin({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): number {
    const number = this.#count;
    const entry = this.#ring[number % MAX_REQUESTS] ?? emptyEntry();
    this.#ring[number % MAX_REQUESTS] = entry;
    entry.method = method;
    entry.url = url;
    entry.httpVersion = httpVersion;
    entry.headerLines = rawHeaders.join("\n");
    entry.began = now();
    entry.hasBody = false;
    entry.status = 0;
    this.#count += 1;
    return number;
  }

  addBody(number: number | undefined, bytes: Buffer): void {
    const entry = this.#entry(number);
    if (entry === undefined) return;
    this.#bodies ??= Buffer.allocUnsafeSlow(MAX_BYTES);
    const length = Math.min(bytes.length, MAX_BODY_BYTES);
    const isAtEnd = (this.#written % MAX_BYTES) + length > MAX_BYTES;
    if (isAtEnd) this.#written = Math.ceil(this.#written / MAX_BYTES) * MAX_BYTES;
    bytes.copy(this.#bodies, this.#written % MAX_BYTES, 0, length);
    entry.hasBody = true;
    entry.bodyStart = this.#written;
    entry.bodyLength = bytes.length;
    this.#written += length;
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
    const start = bodyStart % MAX_BYTES;
    return hasBody ? this.#bodies?.subarray(start, start + Math.min(bodyLength, MAX_BODY_BYTES)) : undefined;
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
    return hasBody && this.#written - bodyStart > MAX_BYTES;
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
