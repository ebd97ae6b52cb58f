/**
 * What changed between two versions of a contract, and what it means.
 */
import { isDeepStrictEqual } from "node:util";
import { append } from "@facility-contracts/model/append";
import type { Contract } from "@facility-contracts/model/contract";
import type { Direction } from "@facility-contracts/model/direction";
import type { JsonObject } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { areUnsent, oneWay } from "@facility-contracts/model/schema/one-way";
import { createContainment } from "../containment/contained.ts";
import { createSameReach, type SameReach } from "../equality.ts";
import { readingOf } from "../reading.ts";
import type { Change } from "../report.ts";
import { createUsable } from "../schema/usable.ts";
import { compareExports, compareNames } from "./client.ts";
import { compareSecurity } from "./credentials.ts";
import { compareMalformed } from "./malformed.ts";
import { compareNewer } from "./newer.ts";
import { keysOf, operationsByKey } from "./operation.ts";
import type { Pairing, Way } from "./pairing.ts";
import { compareParameters } from "./parameters.ts";
import { comparePaths } from "./paths.ts";
import { createRecorder } from "./recorder.ts";
import { compareRequestBody } from "./request-body.ts";
import { compareResponses } from "./responses.ts";
import { compareServers, movedOperations } from "./servers.ts";
import { compareTexts } from "./texts.ts";
import { createUsersOf } from "./usage.ts";

/**
 * Compares two bundled documents of an API.
 *
 * @param api its name, as the folder in `openapi/`
 * @returns the changes, the most important first; none when both mean and say the same
 */
export function compareDocuments(api: string, old: JsonObject, now: JsonObject): Change[] {
  if (isDeepStrictEqual(old, now)) return [];
  const [before, after] = [readingOf(old, api), readingOf(now, api)];
  const recorder = createRecorder();
  const operations = operationsOfBoth(before, after);
  comparePaths(api, recorder, operations);
  const same = createSameReach(before, after);
  const ways = waysOf(before, after, same);
  const usable = createUsable();
  const memory: Pairing["memory"] = new Map();
  for (const [key, one] of operations.before) {
    const later = operations.after.get(key) ?? [];
    for (const other of later) {
      const pairing: Pairing = { api, before: one, after: other, same, ways, usable, recorder, memory };
      compareSecurity(pairing);
      compareServers(pairing, operations.earlierOf.get(other) ?? [], later);
      compareNames(pairing);
      compareParameters(pairing);
      compareRequestBody(pairing);
      compareResponses(pairing);
      compareMalformed(pairing);
    }
  }
  compareNewer(before, after, same, recorder);
  compareExports(before, after, recorder);
  compareTexts(before, after, recorder, createUsersOf(api, [...operations.after.values()].flat()));
  return recorder.changes();
}

/** The operations of both versions; those that are reached where they were go by the same key. */
function operationsOfBoth(before: Contract, after: Contract) {
  const [old, now] = [operationsByKey(before), operationsByKey(after)];
  const moved = movedOperations(old, now);
  const byKey = new Map<string, Operation[]>();
  const earlierOf = new Map<Operation, Operation[]>();
  for (const operation of now.values())
    for (const key of keysOf(operation, moved)) {
      append(byKey, key, operation);
      const one = old.get(key);
      if (one !== undefined) append(earlierOf, operation, one);
    }
  return { before: old, after: byKey, earlierOf };
}

/** What is compared in each direction; mostly the same in both. */
function waysOf(before: Contract, after: Contract, same: SameReach): Pairing["ways"] {
  const whole = wayOf(before, after, same);
  const way = (direction: Direction): Way => {
    if (before.version !== "3.0" && after.version !== "3.0") return whole;
    const [old, now] = [oneWay(before, direction), oneWay(after, direction)];
    const reach = old === before && now === after ? same : createSameReach(old, now);
    return wayOf(old, now, (one, other) => areUnsent(one, other, direction) || reach(one, other));
  };
  return { request: way("request"), response: way("response") };
}

function wayOf(before: Contract, after: Contract, same: SameReach): Way {
  const containment = createContainment((one, other) =>
    one.contract === before && other.contract === after
      ? same(one, other)
      : one.contract === after && other.contract === before && same(other, one),
  );
  return { before, after, same, containment };
}
