/**
 * Every object of a request body refuses the fields that it does not list, and says that this is an assumption.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { type Resolved, resolveSchema, type Schema, schemasOf } from "./schema-parts.ts";

export const requestObjectsClosed: Oas3Rule = () => ({
  RequestBody: {
    MediaType(mediaType: { readonly schema?: unknown }, { report, location, resolve }: UserContext) {
      const seen = new Set<unknown>();
      const visit = (schema: unknown, from: string | undefined, path: string): void => {
        if (!isPlainObject(schema)) return;
        const resolved = resolveSchema(schema, resolve, from);
        const properties = propertiesOf(resolved, resolve);
        if (properties.length > 0 || [resolved.schema.type].flat().includes("object")) {
          // A shared schema is checked once for each body, and a recursive one ends here.
          const identity = properties[0]?.schema ?? schema;
          if (seen.has(identity)) return;
          seen.add(identity);
          const closing = closingSchema(resolved, resolve);
          const where = path === "" ? "of the request body" : `of "${path}" in the request body`;
          if (closing === undefined) {
            report({
              message: `The object ${where} accepts fields that it does not list. Add \`additionalProperties: false\` (or \`unevaluatedProperties: false\` beside \`allOf\`).`,
              location: location.child("schema"),
            });
          } else if (typeof closing["x-assumption"] !== "string") {
            report({
              message: `The object ${where} refuses unknown fields, which no page says. Add \`x-assumption:\` with a sentence that says why.`,
              location: location.child("schema"),
            });
          }
        }
        for (const { name, schema: property, from: file } of properties) {
          visit(property, file, path === "" ? name : `${path}.${name}`);
        }
        for (const list of ["items", "prefixItems"]) {
          for (const item of [resolved.schema[list]].flat()) visit(item, resolved.from, `${path}[]`);
        }
        for (const branch of [
          ...schemasOf(resolved.schema, "anyOf"),
          ...schemasOf(resolved.schema, "oneOf"),
        ]) {
          visit(branch, resolved.from, path);
        }
      };
      visit(mediaType.schema, location.source.absoluteRef, "");
    },
  },
});

interface Property extends Resolved {
  readonly name: string;
}

/** The properties of an object, those of its `allOf` parts included. */
function propertiesOf({ schema, from }: Resolved, resolve: UserContext["resolve"]): Property[] {
  const own = isPlainObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...own.flatMap(([name, property]) => (isPlainObject(property) ? [{ name, schema: property, from }] : [])),
    ...schemasOf(schema, "allOf").flatMap((part) =>
      propertiesOf(resolveSchema(part, resolve, from), resolve),
    ),
  ];
}

/** The schema, or the part of its `allOf`, that refuses unknown fields. */
function closingSchema({ schema, from }: Resolved, resolve: UserContext["resolve"]): Schema | undefined {
  if (schema.unevaluatedProperties === false || schema.additionalProperties === false) return schema;
  for (const part of schemasOf(schema, "allOf")) {
    const closing = closingSchema(resolveSchema(part, resolve, from), resolve);
    if (closing !== undefined) return closing;
  }
  return undefined;
}
