/**
 * Which branches of two lists belong together.
 */
import { objectOf, textsOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import type { SameReach } from "../equality.ts";
import type { Versions } from "./versions.ts";

/**
 * Members belong together that are alike, or else the same component, or else have the most keywords and names in common:
 * the order of a list of branches means nothing.
 */
export function matched(first: readonly Place[], second: readonly Place[], same: SameReach): Versions[] {
  const pairs: Versions[] = [];
  const left = [...second];
  let rest = [...first];
  const take = (rank: (one: Place, other: Place) => number) => {
    rest = rest.filter((one) => {
      const ranks = left.map((other) => rank(one, other));
      const best = Math.max(...ranks);
      if (best <= 0) return true;
      const [other] = left.splice(ranks.indexOf(best), 1);
      if (other !== undefined) pairs.push({ before: one, after: other });
      return other === undefined;
    });
  };
  take((one, other) => (same(one, other) ? 1 : 0));
  take((one, other) => (one.pointer === other.pointer && one.pointer.startsWith("#/components/") ? 1 : 0));
  take((one, other) => namesOf(one).intersection(namesOf(other)).size);
  take(() => 1);
  return pairs;
}

/** What tells a branch from its neighbours: its keywords, properties, required members and fixed values. */
function namesOf({ value }: Place): Set<string> {
  const node = objectOf(value);
  const fixed = Object.values(objectOf(node.properties)).map((property) => objectOf(property).const);
  return new Set([
    ...Object.keys(node).map(
      (key) => `keyword ${key} ${["type", "const", "format"].includes(key) ? JSON.stringify(node[key]) : ""}`,
    ),
    ...Object.keys(objectOf(node.properties)),
    ...textsOf(node.required).map((name) => `required ${name}`),
    ...fixed.filter((value) => value !== undefined).map((value) => `const ${JSON.stringify(value)}`),
  ]);
}
