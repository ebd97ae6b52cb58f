/**
 * The changes of what cannot be read: parameters and answers that break the rules of OpenAPI.
 */
import { malformedAnswersOf } from "@facility-contracts/model/answer";
import type { Direction } from "@facility-contracts/model/direction";
import type { Malformed } from "@facility-contracts/model/malformed";
import { malformedParametersOf } from "@facility-contracts/model/parameter";
import { noteRuled, type Pairing } from "./pairing.ts";

/** Nobody can tell whom they hurt. */
export function compareMalformed(pairing: Pairing): void {
  const { after, before } = pairing;
  noteDifferences(pairing, "request", malformedParametersOf(before), malformedParametersOf(after));
  noteDifferences(pairing, "response", malformedAnswersOf(before), malformedAnswersOf(after));
}

function noteDifferences(
  pairing: Pairing,
  direction: Direction,
  old: readonly Malformed[],
  now: readonly Malformed[],
): void {
  const gone = old.filter((one) => !now.some((other) => pairing.same(one.place, other.place)));
  const added = now.filter((other) => !old.some((one) => pairing.same(one.place, other.place)));
  for (const [parts, isNew] of [[gone, false] as const, [added, true] as const])
    for (const { cause, place } of parts)
      noteRuled(pairing, direction, {
        kind: "unreadable",
        certainty: "undecided",
        title: `the ${direction === "request" ? "parameter" : "answer"} at ${place.pointer} ${isNew ? "is new" : "is gone"}; it is not judged, as it cannot be read: ${cause}`,
        sentence: `A part of the ${direction === "request" ? "request" : "answer"} that cannot be read has changed.`,
        breaks: ["clients", "providers"],
        before: isNew ? undefined : place,
        after: isNew ? place : undefined,
      });
}
