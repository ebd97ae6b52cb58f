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
import { foreignDialect } from "../schema/unknown.ts";
import { pairsOf, placesOf } from "./pairing.ts";
import type { Recorder } from "./recorder.ts";

/** Of a path item, since OpenAPI 3.2. */
const OF_ITEMS = ["query", "additionalOperations"];
/** Of a media type, since OpenAPI 3.2. */
const OF_CONTENTS = ["itemSchema", "itemEncoding", "prefixEncoding"];

export function compareNewer(before: Contract, after: Contract, same: SameReach, recorder: Recorder): void {
  const [old, now] = [before, after].map((contract) => memberOf(rootOf(contract), "jsonSchemaDialect"));
  if (old !== undefined && now !== undefined && foreignDialect(old) !== foreignDialect(now))
    noteUnread(recorder, old, now, "schemas are judged as those of the draft 2020-12 alone");
  for (const { one, other } of pairsOf(newerPartsOf(before), newerPartsOf(after), ({ pointer }) => pointer)) {
    const part = other ?? one;
    if (part === undefined || (one !== undefined && other !== undefined && same(one, other))) continue;
    noteUnread(recorder, one, other, `OpenAPI ${part.contract.version} has no such part`);
  }
}

function noteUnread(recorder: Recorder, one: Place | undefined, other: Place | undefined, why: string): void {
  const pointer = (other ?? one)?.pointer ?? "#";
  recorder.note({
    kind: "unreadable",
    tier: "wire",
    breaks: ["clients", "providers"],
    certainty: "undecided",
    title: `${pointer} has changed, and is not judged: ${why}`,
    sentence: "A part has changed that is not judged.",
    witnesses: [],
    ...placesOf(one, other),
  });
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
