/**
 * The words by which a discriminator tells schemas apart: those that are written out, and the names of all others. Without
 * branches the others are the children: what is built on the schema, by `allOf` or by a reference with more beside it.
 */
import { append } from "@facility-contracts/model/append";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { onceFor, onceIn } from "@facility-contracts/model/once";
import { followed, memberOf, membersOf, type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { branchesOf } from "../containment/facts.ts";

/** Pointers to the schemas, by word. */
type Kinds = ReadonlyMap<string, string>;

/** Looked up once in each contract: a parent is met with each of its children. */
export function kindsOf(place: Place): Kinds {
  const { discriminator } = objectOf(place.value);
  if (!isObject(discriminator)) return NO_KINDS;
  return onceIn(knownIn(place.contract), place.pointer, () => lookedUp(place, discriminator));
}

/** The words in an order of their own, whatever the order of the schemas. */
export const sortedWordsOf = onceFor((kinds: Kinds) => [...kinds.keys()].sort());

const NO_KINDS: Kinds = new Map();

const knownIn = onceFor((_: Contract) => new Map<string, Kinds>());

function lookedUp(place: Place, { mapping }: JsonObject): Kinds {
  const kinds = new Map<string, string>();
  for (const [word, name] of Object.entries(objectOf(mapping)))
    if (typeof name === "string") kinds.set(word, schemaOf(place, name));
  const mapped = new Set(kinds.values());
  const branches = choicesOf(place);
  for (const target of branches.length > 0 ? branches.map(targetOf) : childrenOf(place))
    if (target !== undefined && !mapped.has(target)) kinds.set(keysOf(target).at(-1) ?? "", target);
  return kinds;
}

function choicesOf(place: Place): Place[] {
  return ["anyOf", "oneOf"].flatMap((keyword) => branchesOf(place, keyword));
}

/** The components that a schema is a part of by `allOf`, and those that they are a part of. */
function childrenOf({ contract, pointer }: Place): string[] {
  const children = childrenIn(contract);
  // A set that grows while it is walked.
  const family = new Set([pointer]);
  for (const parent of family) for (const child of children.get(parent) ?? []) family.add(child);
  return [...family].slice(1);
}

const childrenIn = onceFor((contract: Contract) => {
  const children = new Map<string, string[]>();
  // Another name of a schema is no child of it.
  for (const { place } of membersOf(placeAt(contract, "#/components/schemas")))
    if (followed(place) === place)
      for (const parent of parentsOf(place)) append(children, parent, place.pointer);
  return children;
});

/** What a schema is built on, and what the schemas written in it are: by `allOf`, or a reference beside what it says itself. */
function parentsOf(place: Place): string[] {
  const target = targetOf(place);
  return [
    ...(target === undefined ? [] : [followed(placeAt(place.contract, target)).pointer]),
    ...branchesOf(place, "allOf").flatMap(parentsOf),
  ];
}

/** A mapping names a schema, or refers to it. */
function schemaOf(place: Place, name: string): string {
  const named = pointerBelow("#/components/schemas", name);
  const { document } = place.contract;
  if (Object.hasOwn(objectOf(objectOf(document.components).schemas), name)) return named;
  return targetOf({ ...memberOf(place, "discriminator"), value: { $ref: name } }) ?? name;
}

/** Schemas that the words name and no branch refers to: those of parents that know their children by name alone. */
export function kindsByWordAlone(place: Place): Kinds {
  const branches = choicesOf(place).map(targetOf);
  return new Map([...kindsOf(place)].filter(([, pointer]) => !branches.includes(pointer)));
}
