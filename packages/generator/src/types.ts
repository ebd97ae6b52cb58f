/**
 * The types of a bundled document, by openapi-typescript.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, keysIn, listOf, objectOf } from "@facility-contracts/model/json";
import { withNamedBodies } from "./body-schemas.ts";
import { withoutCircles } from "./circular-parts.ts";
import { isNotNull } from "./null-refused.ts";
import { inProse } from "./prose.ts";
import { readable } from "./readable.ts";
import { withReferredParts } from "./referred-parts.ts";
import { rewritten } from "./rewritten.ts";
import { namedSchemasOf, typeOfSchema, withNamedTypes } from "./schema-types.ts";
import { withSentSchemas } from "./sent-schemas.ts";
import { tupleOf } from "./tuple.ts";

/** The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component. */
export async function typeModule(given: JsonObject): Promise<string> {
  // Not at the top: it brings a compiler, which takes a second to load, also for who only asks for `--help`.
  const [
    { addJSDocComment, default: openapiTS, astToString, transformSchemaObject, UNKNOWN },
    { default: ts },
  ] = await Promise.all([import("openapi-typescript"), import("./typescript.ts")]);
  const whole = withReferredParts(given);
  const { document: named, schemas: names } = withNamedBodies(whole, namedSchemasOf(whole));
  const { document, schemas } = withSentSchemas(
    withoutCircles(objectOf(rewritten(named, readable(contractOf(named, "types"))))),
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
    transform: (schema, options) => {
      // Bytes are no text, whatever their schema says.
      if (isBytes(schema)) return ts.factory.createTypeReferenceNode(BYTES_OF_A_DOCUMENT);
      if (isNotNull(schema)) return ts.factory.createTypeReferenceNode("NonNullable", [UNKNOWN]);
      return tupleOf(ts, schema, (item) => transformSchemaObject(item, options));
    },
    transformProperty: (property, schema, { ctx }) => {
      addJSDocComment(
        documentationBehind(schema, (reference) => ctx.resolve(reference)),
        property,
      );
      return property;
    },
  });
  const { moved, nodes } = withNamedTypes(ts, written, schemas);
  const code = astToString([...nodes])
    .replaceAll(OF_A_DOCUMENT, "")
    .replace(/^type WithRequired<.*?^};$/ms, WITH_REQUIRED);
  const source = inProse(code).replaceAll(/\bcomponents\["schemas"\]\["([^"\\]+)"\]/g, (reference, name) =>
    moved.has(name) ? typeOfSchema(name) : reference,
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

/** What sets names of a document apart from those that every object has, while types are made of it. */
const OF_A_DOCUMENT = "_of_a_document_";

/**
 * A value of a document in which nothing is called as every object has something, which Redocly would take for it, or as the address
 * of an example, which Redocly would ask for, also in data.
 */
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
  return name === "externalValue" || Object.hasOwn(Object.prototype, name) ? `${name}${OF_A_DOCUMENT}` : name;
}

/** That of openapi-typescript does not compile for what may be null, or may lack what is required. */
const WITH_REQUIRED = `type WithRequired<T, K extends PropertyKey> = T extends object ? T & { [P in K & keyof T]-?: T[P] } : T;`;

/** What is sent as bytes, in a module of types. */
const BYTES_OF_A_DOCUMENT = "BytesOfTheDocument";

function isBytes(schema: unknown): boolean {
  const { contentEncoding, contentMediaType, format, type } = objectOf(schema);
  return (
    type === "string" &&
    (format === "binary" || (typeof contentMediaType === "string" && contentEncoding === undefined))
  );
}
