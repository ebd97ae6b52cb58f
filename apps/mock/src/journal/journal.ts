import type { IncomingMessage } from "node:http";
import type { WrittenAnswer } from "../answers/answer.ts";
import { ByteRing } from "./byte-ring.ts";

/** So many requests are kept: the last ones. */
export const MAX_REQUESTS = 1_000;

/** So much of a body is kept, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** A request as it came, and what it was answered. */
export interface JournalEntry {
  readonly method: string;
  /** The target as it was sent. */
  readonly url: string;
  readonly httpVersion: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  /** In whole milliseconds since the process began. */
  readonly began: number;
  /** The beginning of its body, which the next requests may change; `undefined` without one, or where nobody read it. */
  readonly body: Buffer | undefined;
  readonly bodyLength: number;
  /** What it was answered; 0 while it waits for that. */
  readonly status: number;
  readonly answerHeaders: WrittenAnswer["headers"];
  /** How the connection failed instead, as the request asked for. */
  readonly connection: WrittenAnswer["connection"];
  readonly ended: number;
}

/**
 * The same as it is kept. Nothing is made of it until somebody asks. The last ones take the place of the first ones, field by
 * field, and what each has of its own stands in the ring of bytes: new objects and texts that stay for a while are most of what
 * a journal costs, as the garbage collector copies each of them twice.
 */
interface Slot {
  method: string;
  httpVersion: string;
  began: number;
  /** Where its target and its headers stand, a line each. */
  headStart: number;
  headLength: number;
  /** Whether it has a body that somebody read: where no operation is, nobody does. */
  hasBody: boolean;
  bodyStart: number;
  bodyLength: number;
  status: number;
  answerHeaders: WrittenAnswer["headers"];
  connection: WrittenAnswer["connection"];
  ended: number;
}

const NO_HEADERS = {};

export class Journal {
  readonly #slots: Slot[] = [];
  readonly #bytes = new ByteRing();
  /** How many requests came, and how many of them before the journal was emptied. */
  #count = 0;
  #emptiedAt = 0;

  /** The requests, the oldest one first, and how many older ones there were since the journal was emptied. */
  read(): { readonly entries: readonly JournalEntry[]; readonly dropped: number } {
    const kept = Math.min(this.#count - this.#emptiedAt, MAX_REQUESTS);
    const last = Array.from({ length: kept }, (_, index) => this.#count - kept + index);
    const slots = last.flatMap((number) => this.#slot(number) ?? []);
    const entries = slots
      .filter(({ headStart }) => this.#bytes.holds(headStart))
      .map((slot) => this.#entryOf(slot));
    return { entries, dropped: this.#count - this.#emptiedAt - entries.length };
  }

  /** Adds a request, and gives its number. */
  begin({
    method = "",
    url = "",
    httpVersion,
    rawHeaders,
  }: Pick<IncomingMessage, "method" | "url" | "httpVersion" | "rawHeaders">): number {
    let head = url;
    // To join them would cost a tenth of a short answer.
    for (const text of rawHeaders) head += `\n${text}`;
    const headStart = this.#bytes.writeText(head, this.#oldest());
    const number = this.#count;
    const slot = this.#slots[number % MAX_REQUESTS] ?? emptySlot();
    this.#slots[number % MAX_REQUESTS] = slot;
    this.#count += 1;
    slot.headStart = headStart;
    slot.headLength = head.length;
    slot.method = method;
    slot.httpVersion = httpVersion;
    slot.began = now();
    slot.hasBody = false;
    slot.status = 0;
    return number;
  }

  addBody(number: number | undefined, bytes: Buffer): void {
    const slot = this.#slot(number);
    if (slot === undefined) return;
    slot.bodyStart = this.#bytes.writeBytes(bytes, Math.min(bytes.length, MAX_BODY_BYTES), this.#oldest());
    slot.bodyLength = bytes.length;
    slot.hasBody = true;
  }

  addAnswer(
    number: number | undefined,
    { status, headers, connection }: Pick<WrittenAnswer, "status" | "headers" | "connection">,
  ): void {
    const slot = this.#slot(number);
    if (slot === undefined) return;
    slot.status = status;
    slot.answerHeaders = headers;
    slot.connection = connection;
    slot.ended = now();
  }

  empty(): void {
    this.#emptiedAt = this.#count;
  }

  /** The request with a number, unless a later one has its place. */
  #slot(number: number | undefined): Slot | undefined {
    const isKept = number !== undefined && this.#count - number <= MAX_REQUESTS;
    return isKept ? this.#slots[number % MAX_REQUESTS] : undefined;
  }

  /** Where the first of the last requests stands. */
  #oldest(): number {
    const oldest = this.#slots[this.#count % MAX_REQUESTS] ?? this.#slots[0];
    return oldest?.headStart ?? 0;
  }

  #entryOf({ headStart, headLength, hasBody, bodyStart, ...slot }: Slot): JournalEntry {
    const head = this.#bytes.read(headStart, headLength).toString("latin1");
    const [url = "", ...rawHeaders] = head.split("\n");
    const body = hasBody ? this.#bytes.read(bodyStart, Math.min(slot.bodyLength, MAX_BODY_BYTES)) : undefined;
    return { ...slot, url, rawHeaders, body };
  }
}

function emptySlot(): Slot {
  return {
    method: "",
    httpVersion: "",
    began: 0,
    headStart: 0,
    headLength: 0,
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
