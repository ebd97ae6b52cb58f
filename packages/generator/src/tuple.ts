/**
 * The types of lists whose first items have schemas of their own. For openapi-typescript all of these are there, and no more.
 */
import type { ReferenceObject, SchemaObject } from "openapi-typescript";
import type ts from "typescript";

/**
 * The type of such a list; undefined for any other schema.
 *
 * @param typeOf gives the type of an item
 */
export function tupleOf(
  { factory }: typeof ts,
  schema: SchemaObject,
  typeOf: (item: SchemaObject | ReferenceObject) => ts.TypeNode,
): ts.TypeNode | undefined {
  if (!("type" in schema) || schema.type !== "array" || !schema.prefixItems) return undefined;
  const { items, maxItems = Infinity, minItems = 0, prefixItems } = schema;
  const members = prefixItems
    .slice(0, maxItems)
    .map((item, index) => (index < minItems ? typeOf(item) : factory.createOptionalTypeNode(typeOf(item))));
  if (items !== undefined && !Array.isArray(items) && maxItems > prefixItems.length)
    members.push(factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items))));
  return factory.createTupleTypeNode(members);
}
