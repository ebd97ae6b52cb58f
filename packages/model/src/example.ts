/**
 * The examples of a contract: at media types, parameters and headers, and in their schemas.
 */
import { keysIn } from "./json.ts";
import { below, memberOf, objectsIn, type Place, placeAt, textAt } from "./place.ts";

export interface Example {
  /** Of the value. */
  readonly place: Place;
  /** Undefined for one that has no name. */
  readonly name: string | undefined;
  /** Never a reference: what looks like one is data. */
  readonly value: unknown;
}

/**
 * The examples of the values of a media type, a parameter or a header: those that stand there, then those of its schema.
 * Those that stand elsewhere are left out: {@link unreadExamplesOf}.
 */
export function examplesOf(owner: Place): Example[] {
  const own = memberOf(owner, "example");
  return [
    ...withValue(own),
    ...objectsIn(memberOf(owner, "examples")).flatMap(({ key, place }) =>
      withValue(memberOf(place, "value"), key),
    ),
    ...schemasOf(owner).flatMap(examplesIn),
  ];
}

/** An example that stands elsewhere, which nobody reads. */
export interface UnreadExample {
  readonly place: Place;
  readonly name: string;
  /** What its `externalValue` says, as it is written. */
  readonly address: string;
}

/** The examples of the values of a media type, a parameter or a header that stand elsewhere. */
export function unreadExamplesOf(owner: Place): UnreadExample[] {
  return objectsIn(memberOf(owner, "examples")).flatMap(({ key: name, place }) => {
    const address = textAt(place, "externalValue");
    return address === undefined ? [] : [{ place, name, address }];
  });
}

/** The schema, and before it the references that led to it: beside them there may be an example of their own. */
function schemasOf(owner: Place): Place[] {
  const schema = below(owner, "schema");
  // OpenAPI 3.0 ignores what stands beside a reference.
  const references = owner.contract.version === "3.0" ? [] : schema.via.slice(owner.via.length);
  return [...references.map((pointer) => placeAt(owner.contract, pointer)), schema];
}

/** OpenAPI 3.0 has no `examples` in a schema. */
function examplesIn(schema: Place): Example[] {
  const list = memberOf(schema, "examples");
  const several = schema.contract.version === "3.0" || !Array.isArray(list.value) ? [] : keysIn(list.value);
  return [
    ...withValue(memberOf(schema, "example")),
    ...several.flatMap((index) => withValue(memberOf(list, index))),
  ];
}

function withValue(place: Place, name?: string): Example[] {
  return place.value === undefined ? [] : [{ place, name, value: place.value }];
}
