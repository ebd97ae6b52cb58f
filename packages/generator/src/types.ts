/**
 * The types of a bundled document, by openapi-typescript.
 */
import { isObject, type JsonObject, keysIn, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { isJson, mediaTypeOf } from "@facility-contracts/model/media-type";
import { keysOf, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { decoded } from "@facility-contracts/model/reference";
import { withNamedBodies, withSchemas } from "./body-schemas.ts";
import { pascal } from "./names.ts";
import { inProse } from "./prose.ts";
import { namedSchemasOf, typeOfSchema, withNamedTypes } from "./schema-types.ts";
import { withSentSchemas } from "./sent-schemas.ts";

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(given: JsonObject): Promise<string> {
  // Not at the top: it brings a compiler, which takes a second to load, also for who only asks for `--help`.
  const [{ addJSDocComment, default: openapiTS, astToString }, { default: ts }] = await Promise.all([
    import("openapi-typescript"),
    import("./typescript.ts"),
  ]);
  const whole = withComponents(given);
  const { document: named, schemas: names } = withNamedBodies(whole, namedSchemasOf(whole));
  const { document, schemas } = withSentSchemas(
    objectOf(JSON.parse(JSON.stringify(named, readable(named)))),
    names,
    keysIn(objectOf(given.components).schemas),
  );
  // A string, since openapi-typescript changes an object that it is given.
  const written = await openapiTS(
    JSON.stringify(document).replaceAll(NAMES_OF_EVERY_OBJECT, `$&${OF_A_DOCUMENT}`),
    {
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
    },
  );
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

/**
 * Makes components of the parts of schemas and of messages that references lead to, and copies parameters that stand in a path: of
 * these references openapi-typescript makes types that do not compile.
 */
function withComponents(document: JsonObject): JsonObject {
  const taken = new Set(keysIn(objectOf(document.components).schemas));
  const names = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  const replaced = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, part) => {
        const reference = objectOf(part).$ref;
        if (typeof reference !== "string") return part;
        if (PARAMETER_OF_A_PATH.test(reference)) return valueAt(document, decoded(reference));
        if (!PART_OF_A_SCHEMA.test(reference) && !SCHEMA_OF_A_MESSAGE.test(reference)) return part;
        const name = names.get(reference) ?? newName(reference);
        return { ...part, $ref: pointerBelow("#/components/schemas", name) };
      }),
    );
  const own = replaced(document);
  // What is found in one of them comes behind it.
  for (const [reference, name] of names) schemas[name] = replaced(valueAt(document, decoded(reference)));
  return names.size === 0 ? objectOf(own) : withSchemas(objectOf(own), schemas);

  /** `PetOwner` for `#/components/schemas/Pet/properties/owner`. */
  function newName(reference: string): string {
    const keys = keysOf(decoded(reference)).filter((key) => !KEYWORD_ON_THE_WAY.test(key));
    const wanted = pascal(keys.join(" ")) || "Part";
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    names.set(reference, name);
    return name;
  }
}

const PARAMETER_OF_A_PATH = /^#\/paths\/.*\/parameters\/\d+$/;
const PART_OF_A_SCHEMA = /^#\/components\/schemas\/[^/]+\/./;
const SCHEMA_OF_A_MESSAGE = /^#\/(?!components\/schemas\/).*\/schema(\/|$)/;

/** What a name does not need to say of a reference. */
const KEYWORD_ON_THE_WAY =
  /^(\$defs|components|content|parameters|paths|properties|requestBodies|responses|schemas?)$/;

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
function readable(document: JsonObject): (key: string, value: unknown) => unknown {
  const schemas = keysIn(objectOf(document.components).schemas);
  return (key, given) => {
    // The names of properties may be any, keywords too.
    if (!isObject(given) || key === "properties") return given;
    const { $defs, ...rest } = given;
    const value = isObject($defs) ? rest : given;
    if (value.const === null) return { ...value, type: "null" };
    if (
      textsOf(value.type).includes("object") &&
      !KEYWORDS_OF_SHAPES.some((keyword) => saysSomething(value[keyword]))
    )
      return { ...value, additionalProperties: true };
    const { additionalProperties, content, in: where, mapping, name, properties, propertyName } = value;
    // For the compiler an index is of the properties that have a name, too.
    if (isObject(additionalProperties) && isObject(properties) && Object.keys(properties).length > 0)
      return {
        ...value,
        additionalProperties: { anyOf: [additionalProperties, ...Object.values(properties)] },
      };
    if (typeof where === "string" && typeof name === "string" && content !== undefined)
      return { schema: jsonSchemaIn(content), ...value };
    if (key !== "discriminator" || typeof propertyName !== "string" || mapping === undefined) return value;
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

/** As names in a document: Redocly, by which openapi-typescript reads it, would call what every object has of this name. */
const NAMES_OF_EVERY_OBJECT = new RegExp(
  `(?<=["/])(?:${Object.getOwnPropertyNames(Object.prototype).join("|")})(?=["/])`,
  "g",
);
/** What sets them apart meanwhile. */
const OF_A_DOCUMENT = "_of_a_document_";

/** What is sent as bytes, in a module of types. */
const BYTES_OF_A_DOCUMENT = "BytesOfTheDocument";

function isBytes(schema: unknown): boolean {
  const { contentEncoding, contentMediaType, format, type } = objectOf(schema);
  return (
    type === "string" &&
    (format === "binary" || (typeof contentMediaType === "string" && contentEncoding === undefined))
  );
}
