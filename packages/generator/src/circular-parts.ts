/**
 * Schemas that consist of one of which they are an alternative: `Pet` is a `Cat` or a `Dog`, and a `Cat` has what a `Pet` has. The
 * compiler refuses types that consist of each other.
 */
import { type JsonObject, keysIn, listOf, objectOf } from "@facility-contracts/model/json";
import { withSchemas } from "./body-schemas.ts";
import { nameIn, reached } from "./component-references.ts";

/** Gives such schemas what the other one says by itself, without the alternatives that lead back to them. */
export function withoutCircles(document: JsonObject): JsonObject {
  const schemas = objectOf(objectOf(document.components).schemas);
  const parts = new Map(Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema)]));
  const changed = Object.entries(schemas).flatMap(([name, schema]) => {
    const isBase = (part: unknown) => nameIn(objectOf(part).$ref) !== undefined && leadsTo(part, name);
    const { allOf, ...own } = objectOf(schema);
    if (!listOf(allOf).some(isBase)) return [];
    const bases = listOf(allOf).flatMap((part) => (isBase(part) ? withoutWayBack(part, name) : [part]));
    return [[name, { ...own, allOf: bases }]];
  });
  return changed.length === 0 ? document : withSchemas(document, Object.fromEntries(changed));

  /** Whether what a part allows depends on what the schema with the name allows. */
  function leadsTo(part: unknown, name: string): boolean {
    return reached(partsOf(part), parts).has(name);
  }

  /** What a part says by itself, if anything. Which value of a discriminator it has, the alternative says. */
  function withoutWayBack(part: unknown, name: string, way: readonly string[] = []): unknown[] {
    if (!leadsTo(part, name)) return [part];
    const { $ref, allOf, anyOf, discriminator, oneOf, ...own } = objectOf(part);
    const target = nameIn($ref);
    if (target !== undefined)
      return way.includes(target) ? [] : withoutWayBack(schemas[target], name, [...way, target]);
    const alternatives = Object.entries({ anyOf, oneOf }).filter(
      ([, list]) => list !== undefined && !listOf(list).some((one) => leadsTo(one, name)),
    );
    const bases = listOf(allOf).flatMap((base) => withoutWayBack(base, name, way));
    const said = { ...own, ...Object.fromEntries(alternatives), ...(bases.length > 0 && { allOf: bases }) };
    return keysIn(said).length === 0 ? [] : [said];
  }
}

/** The components that what a schema allows depends on. */
function partsOf(schema: unknown): ReadonlySet<string> {
  const { $ref, allOf, anyOf, oneOf } = objectOf(schema);
  const target = nameIn($ref);
  const parts = [allOf, anyOf, oneOf].flatMap((list) => listOf(list)).flatMap((part) => [...partsOf(part)]);
  return new Set(target === undefined ? parts : [target, ...parts]);
}
