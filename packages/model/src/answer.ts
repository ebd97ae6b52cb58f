/**
 * The answers of an operation: by status, by range of them, and the one that stands for all others. Links are left out.
 */
import { type Content, contentsOf } from "./content.ts";
import { type Header, headersOf } from "./header.ts";
import { type Malformed, malformed } from "./malformed.ts";
import type { Operation } from "./operation.ts";
import { type Entry, memberOf, objectsIn, type Place } from "./place.ts";

/** An answer that a contract documents. */
export interface Answer {
  readonly kind: "status" | "range" | "default";
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly place: Place;
  /** One for each media type or range; none when it has no body. */
  readonly contents: readonly Content[];
  readonly headers: readonly Header[];
}

/** The answers of an operation, in the order of the document. */
export function answersOf(operation: Operation): Answer[] {
  return entriesOf(operation).flatMap(({ key, place }) => {
    const kind = kindOf(key);
    if (kind === undefined) return [];
    return [
      {
        kind,
        status: kind === "range" ? key.toUpperCase() : key,
        place,
        contents: contentsOf(place),
        headers: headersOf(place),
      },
    ];
  });
}

/** The answers whose name is no status. */
export function malformedAnswersOf(operation: Operation): Malformed[] {
  return entriesOf(operation)
    .filter(({ key }) => kindOf(key) === undefined)
    .map(({ key, place }) =>
      malformed(place, `${JSON.stringify(key)} is neither a status, nor a range such as 4XX, nor default`),
    );
}

/** The answer that counts for a status; undefined where none is documented. */
export function answerFor(operation: Operation, status: number): Answer | undefined {
  return documentedFor(answersOf(operation), status);
}

/** Of some answers the one that counts for a status: its own, else that of its range, else the default. */
export function documentedFor<One extends Pick<Answer, "status">>(
  answers: readonly One[],
  status: number,
): One | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, "default"]
    .map((name) => answers.find((answer) => answer.status === name))
    .find((answer) => answer !== undefined);
}

function entriesOf(operation: Operation): Entry[] {
  return objectsIn(memberOf(operation.place, "responses")).filter(({ key }) => !key.startsWith("x-"));
}

function kindOf(status: string): Answer["kind"] | undefined {
  if (/^[1-5]\d\d$/.test(status)) return "status";
  // Documents write the range in lower case too, which means nothing else.
  if (/^[1-5]XX$/i.test(status)) return "range";
  return status === "default" ? "default" : undefined;
}
