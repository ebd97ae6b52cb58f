/**
 * Names for the schemas of bodies that a document writes where they are used.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import type { Content } from "@facility-contracts/model/content";
import { contractOf } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { pascal } from "./names.ts";
import { namedOperationsOf } from "./operations.ts";
import { rewritten } from "./rewritten.ts";
import { typeOfSchema } from "./schema-types.ts";

/** A document, and the components in it that are schemas with a type of their own. */
export interface NamedSchemas {
  readonly document: JsonObject;
  readonly schemas: readonly string[];
}

/**
 * Makes components of the objects that are bodies, `AddPetBody` and `AddPetAnswer200`, so that messages of the compiler call them so.
 * One whose name something else has stays where it is.
 *
 * @param schemas the components whose types have a name
 */
export function withNamedBodies(document: JsonObject, schemas: readonly string[]): NamedSchemas {
  const taken = new Set(schemas.map(typeOfSchema));
  const names = new Map<unknown, string>();
  for (const operation of namedOperationsOf(contractOf(document, "types"))) {
    const { operationId } = operation;
    give(pascal(`${operationId} body`), bodyOf(operation)?.contents ?? []);
    for (const { contents, status } of answersOf(operation))
      give(pascal(`${operationId} answer ${status}`), contents);
  }
  if (names.size === 0) return { document, schemas };
  const moved = Object.fromEntries([...names].map(([schema, name]) => [name, { ...objectOf(schema) }]));
  const replaced = (part: JsonObject) =>
    names.has(part) ? { $ref: `#/components/schemas/${names.get(part)}` } : part;
  return {
    document: objectOf(rewritten(withSchemas(document, moved), replaced)),
    schemas: [...schemas, ...names.values()],
  };

  function give(name: string, contents: readonly Content[]): void {
    for (const { schema } of contents) {
      const { pointer, value } = schema ?? {};
      if (!pointer?.startsWith("#/paths/") || !isOfObjects(value) || taken.has(name) || names.has(value))
        continue;
      taken.add(name);
      names.set(value, name);
    }
  }
}

/** A document with schemas more among its components. */
export function withSchemas({ components, ...rest }: JsonObject, added: JsonObject): JsonObject {
  const schemas = { ...objectOf(objectOf(components).schemas), ...added };
  return { ...rest, components: { ...objectOf(components), schemas } };
}

const KEYWORDS_OF_OBJECTS = ["properties", "allOf", "anyOf", "oneOf"];

function isOfObjects(schema: unknown): boolean {
  return isObject(schema) && KEYWORDS_OF_OBJECTS.some((keyword) => keyword in schema);
}
