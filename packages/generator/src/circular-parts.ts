/**
 * Schemas that consist of one of which they are an alternative: `Pet` is a `Cat` or a `Dog`, and a `Cat` has what a `Pet` has. The
 * compiler refuses types that consist of each other.
 */
import { isObject, type JsonObject, keysIn, listOf, objectOf } from "@facility-contracts/model/json";
import { withSchemas } from "./body-schemas.ts";
import { nameIn, reached } from "./component-references.ts";

/** Gives such schemas what the other one says by itself, without the alternatives that lead back to them. */
export function withoutCircles(document: JsonObject): JsonObject {
  const schemas = objectOf(objectOf(document.components).schemas);
  const parts = new Map(Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema)]));
  const changed = Object.entries(schemas).flatMap(([name, schema]) =>
    leadsTo(schema, name) ? [[name, withoutBases(schema, name)]] : [],
  );
  return changed.length === 0 ? document : withSchemas(document, Object.fromEntries(changed));

  /** Whether what a part allows depends on what the schema with the name allows. */
  function leadsTo(part: unknown, name: string): boolean {
    return reached(partsOf(part), parts).has(name);
  }

  /** A part of the schema with the name, as deep as it is written there. */
  function withoutBases(part: unknown, name: string): unknown {
    if (!isObject(part) || !leadsTo(part, name)) return part;
    const { $ref, allOf, anyOf, oneOf, ...own } = part;
    const referred = $ref === undefined ? [] : [{ $ref }];
    const bases = [...referred, ...listOf(allOf)].flatMap((base) =>
      isReference(base) && leadsTo(base, name) ? withoutWayBack(base, name) : [withoutBases(base, name)],
    );
    const within = (one: unknown) => (isReference(one) ? one : withoutBases(one, name));
    return {
      ...own,
      ...(anyOf !== undefined && { anyOf: listOf(anyOf).map(within) }),
      ...(oneOf !== undefined && { oneOf: listOf(oneOf).map(within) }),
      ...(bases.length > 0 && { allOf: bases }),
    };
  }

  /**
   * What a part says by itself, if anything. Which value of a discriminator it has, the alternative says.
   *
   * @param seen the schemas whose own words have come: what is said once holds for all
   */
  function withoutWayBack(part: unknown, name: string, seen = new Set<string>()): unknown[] {
    if (!leadsTo(part, name)) return [part];
    const { $ref, allOf, anyOf, discriminator, oneOf, ...own } = objectOf(part);
    const target = nameIn($ref);
    if (target !== undefined) {
      if (seen.has(target)) return [];
      seen.add(target);
      return withoutWayBack(schemas[target], name, seen);
    }
    const alternatives = Object.entries({ anyOf, oneOf }).filter(
      ([, list]) => list !== undefined && !listOf(list).some((one) => leadsTo(one, name)),
    );
    const bases = listOf(allOf).flatMap((base) => withoutWayBack(base, name, seen));
    const said = { ...own, ...Object.fromEntries(alternatives), ...(bases.length > 0 && { allOf: bases }) };
    return keysIn(said).length === 0 ? [] : [said];
  }
}

function isReference(part: unknown): boolean {
  return nameIn(objectOf(part).$ref) !== undefined;
}

/** The components that what a schema allows depends on. */
function partsOf(schema: unknown): ReadonlySet<string> {
  const { $ref, allOf, anyOf, oneOf } = objectOf(schema);
  const target = nameIn($ref);
  const parts = [allOf, anyOf, oneOf].flatMap((list) => listOf(list)).flatMap((part) => [...partsOf(part)]);
  return new Set(target === undefined ? parts : [target, ...parts]);
}
