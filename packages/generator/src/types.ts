/**
 * The types of a bundled document, by openapi-typescript.
 */
import { isObject, type JsonObject, keysIn, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { isJson, mediaTypeOf } from "@facility-contracts/model/media-type";
import { valueAt } from "@facility-contracts/model/pointer";
import { withNamedBodies } from "./body-schemas.ts";
import { inProse } from "./prose.ts";
import { withReferredParts } from "./referred-parts.ts";
import { rewritten } from "./rewritten.ts";
import { namedSchemasOf, typeOfSchema, withNamedTypes } from "./schema-types.ts";
import { withSentSchemas } from "./sent-schemas.ts";

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(given: JsonObject): Promise<string> {
  // Not at the top: it brings a compiler, which takes a second to load, also for who only asks for `--help`.
  const [{ addJSDocComment, default: openapiTS, astToString }, { default: ts }] = await Promise.all([
    import("openapi-typescript"),
    import("./typescript.ts"),
  ]);
  const whole = withReferredParts(given);
  const { document: named, schemas: names } = withNamedBodies(whole, namedSchemasOf(whole));
  const { document, schemas } = withSentSchemas(
    objectOf(rewritten(named, readable(named))),
    names,
    keysIn(objectOf(given.components).schemas),
  );
  // A string, since openapi-typescript changes an object that it is given.
  const written = await openapiTS(JSON.stringify(withNamesApart(document)), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    // A property with a default is still optional in a request.
    defaultNonNullable: false,
    silent: true,
    // Bytes are no text, whatever their schema says.
    transform: (schema) =>
      isBytes(schema) ? ts.factory.createTypeReferenceNode(BYTES_OF_A_DOCUMENT) : undefined,
    transformProperty: (property, schema, { ctx }) => {
      addJSDocComment(
        documentationBehind(schema, (reference) => ctx.resolve(reference)),
        property,
      );
      return property;
    },
  });
  const { moved, nodes } = withNamedTypes(ts, written, schemas);
  const source = inProse(astToString([...nodes]).replaceAll(OF_A_DOCUMENT, "")).replaceAll(
    /\bcomponents\["schemas"\]\["([^"\\]+)"\]/g,
    (reference, name) => (moved.has(name) ? typeOfSchema(name) : reference),
  );
  return source.includes(BYTES_OF_A_DOCUMENT)
    ? `type ${BYTES_OF_A_DOCUMENT} = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;\n${source}`
    : source;
}

/**
 * What documents a property that says nothing of itself: the schema that it refers to, also where null is the alternative, or where
 * an `allOf` has nothing else. openapi-typescript writes of a property only what stands there.
 */
function documentationBehind(
  schema: unknown,
  resolve: (reference: string) => unknown,
  seen: ReadonlySet<unknown> = new Set(),
): JsonObject {
  const { $ref, allOf, anyOf, description, oneOf } = objectOf(schema);
  if (typeof description === "string") return seen.size === 0 ? {} : objectOf(schema);
  const parts = listOf(allOf ?? anyOf ?? oneOf).filter((part) => objectOf(part).type !== "null");
  const next = typeof $ref === "string" ? resolve($ref) : parts[0];
  if (next === undefined || parts.length > 1 || seen.has(next)) return {};
  return documentationBehind(next, resolve, new Set([...seen, next]));
}

/** The schema of what is JSON in the content of a parameter, of which openapi-typescript would make a text. */
function jsonSchemaIn(content: unknown): unknown {
  const [name = ""] = keysIn(content);
  const mediaType = mediaTypeOf(name);
  return mediaType !== undefined && isJson(mediaType) ? objectOf(objectOf(content)[name]).schema : undefined;
}

/**
 * What openapi-typescript can make right types of: makes references of the names of schemas that a mapping of a discriminator may
 * have, leaves out what leads nowhere, at both of which it would end, and gives a schema to parameters that have content. An object
 * of which nothing is said may have any property; definitions are no property; a constant null is one.
 */
function readable(document: JsonObject): (part: JsonObject) => JsonObject {
  const schemas = keysIn(objectOf(document.components).schemas);
  return ({ $defs, ...part }) => {
    if (part.const === null) return { ...part, type: "null" };
    if (
      textsOf(part.type).includes("object") &&
      !KEYWORDS_OF_SHAPES.some((keyword) => saysSomething(part[keyword]))
    ) {
      const others = part.maxProperties !== 0 && (part.unevaluatedProperties ?? true);
      return { ...part, additionalProperties: others };
    }
    const { additionalProperties, content, in: where, mapping, name, properties, propertyName } = part;
    // For the compiler an index is of the properties that have a name, too.
    if (isObject(additionalProperties) && isObject(properties) && Object.keys(properties).length > 0)
      return {
        ...part,
        additionalProperties: { anyOf: [additionalProperties, ...Object.values(properties)] },
      };
    if (typeof where === "string" && typeof name === "string" && content !== undefined)
      return { schema: jsonSchemaIn(content), ...part };
    if (typeof propertyName !== "string" || mapping === undefined) return part;
    const targets = Object.entries(objectOf(mapping)).flatMap(([name, target]) => {
      const reference = schemas.includes(String(target)) ? `#/components/schemas/${target}` : String(target);
      return valueAt(document, reference) === undefined ? [] : [[name, reference]];
    });
    return { propertyName, mapping: Object.fromEntries(targets) };
  };
}

/** What says of an object what it may have. */
const KEYWORDS_OF_SHAPES =
  "$ref additionalProperties allOf anyOf enum oneOf patternProperties properties".split(" ");

function saysSomething(value: unknown): boolean {
  return value === false || typeof value === "string" || keysIn(value).length > 0;
}

/** What sets names of a document apart from those that every object has, while types are made of it. */
const OF_A_DOCUMENT = "_of_a_document_";

/** A value of a document in which nothing is called as every object has something: Redocly would take the one for the other. */
function withNamesApart(value: unknown): unknown {
  if (typeof value === "string")
    return value.startsWith("#/") ? value.split("/").map(nameApart).join("/") : nameApart(value);
  if (Array.isArray(value)) return value.map(withNamesApart);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [nameApart(name), withNamesApart(member)]),
  );
}

function nameApart(name: string): string {
  return Object.hasOwn(Object.prototype, name) ? `${name}${OF_A_DOCUMENT}` : name;
}

/** What is sent as bytes, in a module of types. */
const BYTES_OF_A_DOCUMENT = "BytesOfTheDocument";

function isBytes(schema: unknown): boolean {
  const { contentEncoding, contentMediaType, format, type } = objectOf(schema);
  return (
    type === "string" &&
    (format === "binary" || (typeof contentMediaType === "string" && contentEncoding === undefined))
  );
}
