/**
 * Every property has a description, and an example unless its own properties have them.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { type Resolved, resolveSchema, type Schema, schemasOf } from "./schema-parts.ts";

export const propertyDocumented: Oas3Rule = () => ({
  SchemaProperties(properties: Schema, { report, location, resolve }: UserContext) {
    for (const [name, property] of Object.entries(properties)) {
      if (!isPlainObject(property)) continue;
      const resolved = resolveSchema(property, resolve, location.source.absoluteRef);
      if (typeof resolved.schema.description !== "string" || resolved.schema.description.trim() === "") {
        report({
          message: `Property "${name}" has no description. Add \`description:\` with what it holds, and the unit where there is one.`,
          location: location.child(name).key(),
        });
      }
      if (isLeaf(resolved, resolve) && !hasExample(resolved, resolve)) {
        report({
          message: `Property "${name}" has no example. Add \`examples: [...]\` with a value of the documentation page.`,
          location: location.child(name).key(),
        });
      }
    }
  },
});

/** Whether the schema has no properties of its own that could carry the example. */
function isLeaf({ schema, from }: Resolved, resolve: UserContext["resolve"]): boolean {
  if (isPlainObject(schema.properties)) return false;
  const parts = [...schemasOf(schema, "allOf"), ...schemasOf(schema, "anyOf"), ...schemasOf(schema, "oneOf")];
  if (isPlainObject(schema.items)) parts.push(schema.items);
  return parts.every((part) => isLeaf(resolveSchema(part, resolve, from), resolve));
}

/** An example of the value, or of the items of a list. */
function hasExample({ schema, from }: Resolved, resolve: UserContext["resolve"]): boolean {
  const { examples, items } = schema;
  if (Array.isArray(examples) && examples.length > 0) return true;
  return isPlainObject(items) && hasExample(resolveSchema(items, resolve, from), resolve);
}
