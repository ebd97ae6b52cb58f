/**
 * Parts that only a newer OpenAPI has than the document says: what they mean there, nobody has said. They are not skipped: where
 * they differ, nobody can tell whom that hurts.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import type { Contract } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { memberOf, objectsIn, type Place, rootOf } from "@facility-contracts/model/place";
import type { SameReach } from "../equality.ts";
import { pairsOf, placesOf } from "./pairing.ts";
import type { Recorder } from "./recorder.ts";

/** Of a path item, since OpenAPI 3.2. */
const OF_ITEMS = ["query", "additionalOperations"];
/** Of a media type, since OpenAPI 3.2. */
const OF_CONTENTS = ["itemSchema", "itemEncoding", "prefixEncoding"];

export function compareNewer(before: Contract, after: Contract, same: SameReach, recorder: Recorder): void {
  for (const { one, other } of pairsOf(newerPartsOf(before), newerPartsOf(after), ({ pointer }) => pointer)) {
    const part = other ?? one;
    if (part === undefined || (one !== undefined && other !== undefined && same(one, other))) continue;
    recorder.note({
      kind: "unreadable",
      tier: "wire",
      breaks: ["clients", "providers"],
      certainty: "undecided",
      title: `${part.pointer} has changed, and is not judged: OpenAPI ${part.contract.version} has no such part`,
      sentence: "A part has changed that the version of OpenAPI does not have.",
      witnesses: [],
      ...placesOf(one, other),
    });
  }
}

function newerPartsOf(contract: Contract): Place[] {
  const root = rootOf(contract);
  const operations = operationsOf(contract);
  const items = ["paths", "webhooks"].flatMap((list) => objectsIn(memberOf(root, list)));
  const contents = operations.flatMap((operation) => [
    ...(bodyOf(operation)?.contents ?? []),
    ...answersOf(operation).flatMap((answer) => answer.contents),
  ]);
  const parts = [
    ...(contract.version === "3.0" ? [memberOf(root, "webhooks")] : []),
    ...[...items, ...operations.map(({ item }) => ({ place: item }))].flatMap(({ place }) =>
      OF_ITEMS.map((key) => memberOf(place, key)),
    ),
    ...contents.flatMap(({ place }) => OF_CONTENTS.map((key) => memberOf(place, key))),
  ];
  return parts.filter(({ value }) => value !== undefined);
}
