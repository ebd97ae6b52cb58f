/**
 * What a schema is nothing but: where its references lead, the only branch of a list, and what it is beside null.
 */
import { nullBranchOf } from "@facility-contracts/facts";
import { listOf, objectOf } from "@facility-contracts/model/json";
import { followed, memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { targetOf } from "@facility-contracts/model/reference";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { LISTS, NOTICED } from "./counterparts.ts";

/** What a value is beside null, where a schema says it as a union of both and nothing else: `anyOf: [schema, { type: "null" }]`. */
export function besideNull(place: Place): Place | undefined {
  const { anyOf, ...others } = objectOf(place.value);
  if (!Object.keys(others).every(isSaying)) return undefined;
  const branches = nullBranchOf(anyOf);
  return branches === undefined ? undefined : followed(memberOf(memberOf(place, "anyOf"), branches.other));
}

/** The layers of a schema, and those of what a value is beside null. */
export function layersBesideNull(place: Place): Place[] {
  const layers = layersOf(place);
  const bare = besideNull(layers.at(-1) ?? place);
  return bare === undefined ? layers : [...layers, ...layersOf(bare)];
}

/** A schema that is nothing but another one, a reference or one branch by itself, is that one. */
export function unwrapped(place: Place): Place {
  return layersOf(place).at(-1) ?? place;
}

/** A schema with those that it is nothing but, the innermost last: what each says with annotations holds too. */
export function layersOf(place: Place): Place[] {
  const layers: Place[] = [];
  for (let next: Place | undefined = place; next !== undefined && layers.length < MAX_LAYERS; ) {
    const target = followed(next);
    layers.push(...referencesTo(target), target);
    next = onlyPartOf(target);
  }
  return layers;
}

const MAX_LAYERS = 40;

/** What a schema is nothing but, as it is written. */
function onlyPartOf(place: Place): Place | undefined {
  const node = objectOf(place.value);
  const keys = Object.keys(node).filter((key) => key === "discriminator" || !isSaying(key));
  const [key = ""] = keys;
  if (keys.length !== 1) return undefined;
  const target = key === "$ref" ? targetOf(place) : undefined;
  if (target !== undefined) return placeAt(place.contract, target);
  return LISTS.includes(key) && listOf(node[key]).length === 1
    ? memberOf(memberOf(place, key), 0)
    : undefined;
}

/** The references that led straight to a schema, the first one first. What stands beside them is ignored in 3.0. */
function referencesTo({ contract, pointer, via }: Place): Place[] {
  if (contract.version === "3.0") return [];
  const references = via.map((reference) => placeAt(contract, reference));
  const targets = [...via.slice(1), pointer];
  const start = references.findLastIndex((reference, index) => targetOf(reference) !== targets[index]);
  return references.slice(start + 1);
}

/** Whether a keyword allows and refuses nothing. */
function isSaying(keyword: string): boolean {
  return isAnnotation(keyword) || NOTICED.includes(keyword);
}
