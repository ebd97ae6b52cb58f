/**
 * What a message has to keep in one direction. In OpenAPI 3.0 a request has no properties that are only read and an answer
 * none that are only written: nobody has to send them, whatever `required` says. 3.1 leaves it to JSON Schema, for which
 * both are remarks, and does not say whether `required` counts: there it is taken by its word.
 */
import { type Contract, contractOf } from "../contract.ts";
import type { Direction } from "../direction.ts";
import { isObject, keysIn, listOf, memberIn, objectOf } from "../json.ts";
import { holdsData, holdsNames } from "../names.ts";
import { onceFor, onceIn } from "../once.ts";
import { dereferenced, entriesOf, followed, memberOf, type Place, placeAt } from "../place.ts";
import { keysOf, pointerBelow } from "../pointer.ts";
import { targetOf } from "../reference.ts";

/** The keyword of what is not sent in a direction. */
export const UNSENT: Readonly<Record<Direction, string>> = { request: "readOnly", response: "writeOnly" };

const WAYS = {
  request: onceFor((contract: Contract) => reduced(contract, "request")),
  response: onceFor((contract: Contract) => reduced(contract, "response")),
};

/** A contract without the demands that nobody has to meet in this direction; the contract itself where there are none. */
export function oneWay(contract: Contract, direction: Direction): Contract {
  return contract.version === "3.0" ? WAYS[direction](contract) : contract;
}

/**
 * The same for who must not ask for what is open: of 3.1, too, without what is only read in a request and only written in an
 * answer.
 */
export function oneWayInAnyVersion(contract: Contract, direction: Direction): Contract {
  return WAYS[direction](contract);
}

/** The same place in what a message of this direction has to keep. */
export function placeOneWay(place: Place, direction: Direction): Place {
  const contract = oneWay(place.contract, direction);
  return contract === place.contract ? place : { ...placeAt(contract, place.pointer), via: place.via };
}

function reduced(contract: Contract, way: Direction): Contract {
  const keyword = UNSENT[way];
  if (!isAnySaid(contract, way)) return contract;
  // A document may be large: only of what asks for something it is looked up where it stands.
  const keys: string[] = [];
  const document = without(contract.document, NOTHING, false);
  if (document === contract.document) return contract;
  return { ...contractOf(document, contract.name, contract.writtenAt), way };

  /**
   * @param around the names that a schema leaves out which this one is a part of
   * @param isMap whether its members have names that the author chose
   */
  function without(value: unknown, around: ReadonlySet<string>, isMap: boolean): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item, index) => inside(String(index), item, around, false));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isObject(value)) return value;
    const isDemanding = !isMap && (Array.isArray(value.required) || Array.isArray(value.allOf));
    const unsent = isDemanding ? new Set([...around, ...unsentIn(placeOfKeys(), keyword)]) : NOTHING;
    const members = Object.entries(value).map(([key, member]) => [
      key,
      memberWithout(key, member, unsent, isMap),
    ]);
    return members.some(([key, member]) => member !== value[String(key)])
      ? Object.fromEntries(members)
      : value;
  }

  function memberWithout(
    key: string,
    member: unknown,
    unsent: ReadonlySet<string>,
    isName: boolean,
  ): unknown {
    if (holdsData(key, isName)) return member;
    if (isName || key !== "required" || !Array.isArray(member))
      return inside(key, member, !isName && key === "allOf" ? unsent : NOTHING, !isName && holdsNames(key));
    const needed = member.filter((name) => !unsent.has(name));
    return needed.length < member.length ? needed : member;
  }

  function inside(key: string, value: unknown, around: ReadonlySet<string>, isMap: boolean): unknown {
    keys.push(key);
    const found = without(value, around, isMap);
    keys.pop();
    return found;
  }

  function placeOfKeys(): Place {
    return placeAt(contract, pointerBelow("#", ...keys));
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Whether a contract has anything that is not sent in a direction. */
export function isAnySaid(contract: Contract, direction: Direction): boolean {
  return onceIn(saidIn(contract), direction, () => isSaid(UNSENT[direction], contract.document));
}

const saidIn = onceFor((_: Contract) => new Map<Direction, boolean>());

/** Whether anything in a value is marked with a keyword. */
function isSaid(keyword: string, value: unknown): boolean {
  return (
    memberIn(value, keyword) === true || keysIn(value).some((key) => isSaid(keyword, memberIn(value, key)))
  );
}

/** Whether a property of 3.0 is not sent in this direction, in both versions or in the one that has it. */
export function areUnsent(one: Place, other: Place, direction: Direction): boolean {
  const there = [one, other].filter(({ value }) => value !== undefined);
  return there.length > 0 && there.every((place) => isUnsent(place, UNSENT[direction]));
}

function isUnsent(place: Place, keyword: string): boolean {
  const isProperty = keysOf(place.pointer).at(-2) === "properties";
  return place.contract.version === "3.0" && isProperty && isMarked(place, keyword);
}

/** Whether it is open what a `required` asks for: of a property that 3.1 says is only read, or only written. */
export function isOpenDemand(owner: Place, name: string, direction: Direction): boolean {
  const property = memberOf(memberOf(owner, "properties"), name);
  return owner.contract.version === "3.1" && isMarked(property, UNSENT[direction]);
}

/** The properties of a schema, and of all its parts, that a keyword marks. */
function unsentIn(place: Place, keyword: string, depth = 0): Set<string> {
  const own = entriesOf(memberOf(place, "properties")).filter(({ place: property }) =>
    isMarked(property, keyword),
  );
  const parts = depth > 8 ? [] : partsOf(place);
  return new Set([
    ...own.map(({ key }) => key),
    ...parts.flatMap((part) => [...unsentIn(part, keyword, depth + 1)]),
  ]);
}

function isMarked(place: Place, keyword: string): boolean {
  return markOf(place, keyword) !== undefined;
}

/** Pointer to the keyword where it marks a schema: there, in its parts, and in 3.1 beside the reference that led there. */
export function markOf(place: Place, keyword: string, depth = 0): string | undefined {
  const there = followed(place);
  const marked = [...referenceTo(there), there].find(({ value }) => objectOf(value)[keyword] === true);
  if (marked !== undefined) return pointerBelow(marked.pointer, keyword);
  if (depth >= 8) return undefined;
  return partsOf(there)
    .map((part) => markOf(part, keyword, depth + 1))
    .find((pointer) => pointer !== undefined);
}

/** The reference right before a place, if what stands beside it counts. */
function referenceTo({ contract, pointer, via }: Place): Place[] {
  return via
    .slice(-1)
    .map((reference) => placeAt(contract, reference))
    .filter((reference) => contract.version === "3.1" && targetOf(reference) === pointer);
}

/** What a schema consists of. A reference with keywords beside it is one of its parts. */
function partsOf(place: Place): Place[] {
  const target = dereferenced(place);
  const parts = listOf(objectOf(place.value).allOf).map((_, index) =>
    followed(memberOf(memberOf(place, "allOf"), index)),
  );
  return target === place ? parts : [target, ...parts];
}
