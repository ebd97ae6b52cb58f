/**
 * The schemas of requests where they differ from those of answers: nobody sends what is only read, and no answer has what is only
 * written, whatever `required` says of it.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { holdsNames } from "@facility-contracts/model/names";
import { oneWayInAnyVersion } from "@facility-contracts/model/schema/one-way";
import { type NamedSchemas, withSchemas } from "./body-schemas.ts";
import { nameIn, reached, referenceTo } from "./component-references.ts";
import { rewritten } from "./rewritten.ts";
import { typeOfSchema } from "./schema-types.ts";

const PARTS_OF_REQUESTS: ReadonlySet<string> = new Set(["parameters", "requestBodies", "requestBody"]);
const PARTS_OF_ANSWERS: ReadonlySet<string> = new Set(["headers", "responses"]);

/**
 * Leaves of `required` what there is in each direction. A schema that requests and answers have, and that is not the same in them,
 * is `Pet` in answers and `PetRequest` in requests.
 *
 * @param schemas the components whose types have a name
 * @param written those that the author wrote, whose names may be values of a discriminator
 */
export function withSentSchemas(
  given: JsonObject,
  schemas: readonly string[],
  written: readonly string[],
): NamedSchemas {
  const document = withMappings(given, written);
  const contract = contractOf(document, "types");
  const sent = oneWayInAnyVersion(contract, "request").document;
  const answered = oneWayInAnyVersion(contract, "response").document;
  if (sent === answered) return { document: given, schemas };
  const [inSent, inAnswered] = [schemasOf(sent), schemasOf(answered)];
  const names = Object.keys(inSent);
  const mentioned = new Map(names.map((name) => [name, mentionedIn(inSent[name])]));
  const requests = reached(mentionedIn(partsOf(document, PARTS_OF_REQUESTS)), mentioned);
  const answers = reached(mentionedIn(partsOf(document, PARTS_OF_ANSWERS)), mentioned);
  const changed = names.filter((name) => inSent[name] !== inAnswered[name]);
  const differing = reached(changed, turned(mentioned));
  const twice = names.filter((name) => requests.has(name) && answers.has(name) && differing.has(name));
  const namesOfSent = apart(twice, names);
  const sentReference = (reference: unknown) => {
    const own = namesOfSent.get(nameIn(reference) ?? "");
    return own === undefined ? reference : referenceTo(own);
  };
  const toSent = (value: unknown, key?: string) => withReferences(value, sentReference, key);
  const both = inDirections(sent, answered, toSent);
  const isOnlySent = (name: string) => requests.has(name) && !answers.has(name);
  return {
    document: withSchemas(objectOf(both), {
      ...inAnswered,
      ...Object.fromEntries(names.filter(isOnlySent).map((name) => [name, toSent(inSent[name])])),
      ...Object.fromEntries(twice.map((name) => [namesOfSent.get(name), toSent(inSent[name])])),
    }),
    schemas: [...schemas, ...schemas.flatMap((name) => namesOfSent.get(name) ?? [])],
  };
}

function schemasOf({ components }: JsonObject): JsonObject {
  return objectOf(objectOf(components).schemas);
}

/** Writes out which value of a discriminator means which schema: once a schema has another name, it is no longer the value. */
function withMappings(document: JsonObject, written: readonly string[]): JsonObject {
  const schemas = schemasOf(document);
  const parents = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  const children = turned(new Map(written.map((name) => [name, parentsOf(schemas[name])])));
  const mapped = (part: JsonObject): JsonObject => {
    const { anyOf, discriminator, oneOf } = part;
    if (!isObject(discriminator)) return part;
    const mapping = objectOf(discriminator.mapping);
    const parent = parents.get(part);
    const alternatives = listOf(oneOf ?? anyOf).flatMap((part) => nameIn(objectOf(part).$ref) ?? []);
    const known = new Set(Object.values(mapping).map(nameIn));
    const implied = [
      ...alternatives,
      ...(parent === undefined ? [] : reached(children.get(parent) ?? [], children)),
    ]
      .filter((name) => !known.has(name))
      .map((name) => [name, referenceTo(name)]);
    return {
      ...part,
      discriminator: { ...discriminator, mapping: { ...Object.fromEntries(implied), ...mapping } },
    };
  };
  return objectOf(rewritten(document, mapped));
}

/** The schemas that one consists of. */
function parentsOf(schema: unknown): Set<string> {
  return new Set(listOf(objectOf(schema).allOf).flatMap((part) => nameIn(objectOf(part).$ref) ?? []));
}

function mentionedIn(value: unknown): Set<string> {
  const names = new Set<string>();
  withReferences(value, (reference) => {
    const name = nameIn(reference);
    if (name !== undefined) names.add(name);
    return reference;
  });
  return names;
}

/** Who mentions each name. */
function turned(
  mentioned: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const mentions = new Map<string, Set<string>>();
  for (const [by, names] of mentioned)
    for (const name of names) mentions.set(name, (mentions.get(name) ?? new Set()).add(by));
  return mentions;
}

/** What of a document is about one direction. */
function partsOf(value: unknown, direction: ReadonlySet<string>): unknown[] {
  return Object.entries(objectOf(value)).flatMap(([key, member]) => {
    if (key === "schemas") return [];
    return direction.has(key) ? [{ [key]: member }] : partsOf(member, direction);
  });
}

/** A document with what it is in requests and what it is in answers. */
function inDirections(
  sent: unknown,
  answered: unknown,
  toSent: (value: unknown, key: string) => unknown,
): unknown {
  if (!isObject(answered)) return answered;
  const members = objectOf(sent);
  return Object.fromEntries(
    Object.entries(answered).map(([key, member]) => {
      if (PARTS_OF_REQUESTS.has(key)) return [key, toSent(members[key], key)];
      return [key, PARTS_OF_ANSWERS.has(key) ? member : inDirections(members[key], member, toSent)];
    }),
  );
}

/** A name for each schema that nothing else has, also as a type. */
function apart(names: readonly string[], all: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(all.map(typeOfSchema));
  return new Map(
    names.map((name) => {
      let own = `${name}Request`;
      while (taken.has(typeOfSchema(own))) own = `${own}_`;
      taken.add(typeOfSchema(own));
      return [name, own];
    }),
  );
}

/**
 * A value with other references, also in mappings of discriminators.
 *
 * @param key what holds the value, where that may have names
 */
function withReferences(value: unknown, other: (reference: unknown) => unknown, key = ""): unknown {
  const changed = ({ $ref, mapping, ...part }: JsonObject): JsonObject => ({
    ...part,
    ...($ref !== undefined && { $ref: other($ref) }),
    ...(mapping !== undefined && {
      mapping: Object.fromEntries(Object.entries(objectOf(mapping)).map(([name, to]) => [name, other(to)])),
    }),
  });
  return rewritten(value, changed, key, holdsNames(key));
}
