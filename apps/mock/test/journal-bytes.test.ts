import { expect, test } from "vitest";
import { Journal, type JournalEntry, MAX_BODY_BYTES, MAX_REQUESTS } from "../src/journal/journal.ts";

/*
 * The memory of the journal grows with what the last requests sent, up to 16 MB: none of them loses its body before.
 */

interface Sent {
  readonly number: number;
  readonly body: Buffer;
  isRead: boolean;
}

function begin(journal: Journal): number {
  return journal.begin({ method: "PUT", url: "/", httpVersion: "1.1", rawHeaders: [] });
}

function hasBody(entry: JournalEntry | undefined, body: Buffer): boolean {
  return entry?.body?.equals(body) === true;
}

test.each([
  { what: "as long as each other", lengthOf: (number: number) => 500 + (number % 3) },
  { what: "ever longer", lengthOf: (number: number) => number * 3 },
])("the last requests have their bodies, also those that are read late: bodies $what", ({ lengthOf }) => {
  const journal = new Journal();
  const requests: Sent[] = [];
  const late: Sent[] = [];
  for (let count = 1; count <= 4 * MAX_REQUESTS; count += 1) {
    const number = begin(journal);
    const request = { number, body: Buffer.alloc(lengthOf(number), `${number};`), isRead: false };
    requests.push(request);
    // Of each four hundred, one hundred wait until three hundred more have come.
    if (number % 400 < 100) late.push(request);
    else read(request);
    if (late[0] !== undefined && number - late[0].number >= 300) read(late.shift());
    if (number % 50 === 0) expect(lost()).toEqual([]);
  }
  expect(lost()).toEqual([]);

  function read(request: Sent | undefined): void {
    if (request === undefined) return;
    request.isRead = true;
    journal.addBody(request.number, request.body);
  }

  /** The numbers of the last requests whose bodies are not what they sent. */
  function lost(): number[] {
    const { dropped, entries } = journal.read();
    const last = requests.slice(-MAX_REQUESTS);
    return last
      .filter(({ number, body, isRead }) => hasBody(entries[number - dropped], body) !== isRead)
      .map(({ number }) => number);
  }
});

test("it is bounded: then the first ones go", () => {
  const journal = new Journal();
  // Of two lengths, so that not all of them fit before the end of the memory.
  const bodies = Array.from({ length: 300 }, (_, number) =>
    Buffer.alloc(MAX_BODY_BYTES - (number % 2), `${number};`),
  );
  for (const body of bodies) journal.addBody(begin(journal), body);
  const { dropped, entries } = journal.read();
  const kept = bodies.slice(dropped);
  expect(entries).toHaveLength(kept.length);
  expect(kept.filter((body, index) => !hasBody(entries[index], body))).toEqual([]);
  const bytes = kept.reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(bytes).toBeGreaterThan(15 * 1024 * 1024);
});
