/**
 * The types of a bundled document, by openapi-typescript.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn, objectOf } from "@facility-contracts/model/json";
import { isJson, mediaTypeOf } from "@facility-contracts/model/media-type";
import { below, memberOf, rootOf } from "@facility-contracts/model/place";
import { valueAt } from "@facility-contracts/model/pointer";
import { decoded } from "@facility-contracts/model/reference";
import { camel, namesApart, unreserved } from "./names.ts";

/** What the types of every document have. */
const TYPES_OF_EVERY_DOCUMENT = ["paths", "webhooks", "components", "$defs", "operations"];

/**
 * The source of `<api>.d.ts`, without its header: `paths`, `operations`, `components` and one type a component.
 *
 * @param schemas the components that are schemas, whose types get names that code can have; undefined for no types of
 *   components, where two would have one name
 */
export async function typeModule(
  document: JsonObject,
  schemas: readonly string[] | undefined = [],
): Promise<string> {
  // Not at the top: it brings a compiler, which takes a second to load, also for who only asks for `--help`.
  const [{ default: openapiTS, astToString }, { default: ts }] = await Promise.all([
    import("openapi-typescript"),
    import("./typescript.ts"),
  ]);
  // A string, since openapi-typescript changes an object that it is given.
  const nodes = await openapiTS(JSON.stringify(withComponents(document), readable(document)), {
    rootTypes: schemas !== undefined,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
    // A property with a default is still optional in a request.
    defaultNonNullable: false,
    silent: true,
    // Bytes are no text, whatever their schema says.
    transform: (schema) =>
      isBytes(schema) ? ts.factory.createTypeReferenceNode(BYTES_OF_A_DOCUMENT) : undefined,
  });
  const source = astToString(nodes);
  const types = source.includes(BYTES_OF_A_DOCUMENT)
    ? `type ${BYTES_OF_A_DOCUMENT} = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;\n${source}`
    : source;
  const named = new Set(schemas);
  return types.replaceAll(/(?<=\nexport type )\S+(?= =)/g, (name) =>
    named.has(name) ? typeOfSchema(name) : name,
  );
}

/** Makes components of schemas in paths that references lead to: of those openapi-typescript makes types that do not compile. */
function withComponents(document: JsonObject): JsonObject {
  const names = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  const replaced = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, reference) => {
        if (key !== "$ref" || typeof reference !== "string" || !/^#\/paths\/.*\/schema(\/|$)/.test(reference))
          return reference;
        const name = names.get(reference) ?? `SchemaOfAPath${names.size + 1}`;
        names.set(reference, name);
        return `#/components/schemas/${name}`;
      }),
    );
  const own = replaced(document);
  // What is found in one of them comes behind it.
  for (const [reference, name] of names) schemas[name] = replaced(valueAt(document, decoded(reference)));
  const { components, ...rest } = objectOf(own);
  if (names.size === 0) return document;
  return {
    ...rest,
    components: {
      ...objectOf(components),
      schemas: { ...objectOf(objectOf(components).schemas), ...schemas },
    },
  };
}

/** The schema of what is JSON in the content of a parameter, of which openapi-typescript would make a text. */
function jsonSchemaIn(content: unknown): unknown {
  const [name = ""] = keysIn(content);
  const mediaType = mediaTypeOf(name);
  return mediaType !== undefined && isJson(mediaType) ? objectOf(objectOf(content)[name]).schema : undefined;
}

/**
 * What openapi-typescript can read: makes references of the names of schemas that a mapping of a discriminator may have, leaves
 * out what leads nowhere, at both of which it would end, and gives a schema to parameters that have content.
 */
function readable(document: JsonObject): (key: string, value: unknown) => unknown {
  const schemas = keysIn(objectOf(document.components).schemas);
  return (key, value) => {
    const { content, in: where, mapping, name, propertyName } = objectOf(value);
    if (typeof where === "string" && typeof name === "string" && content !== undefined)
      return { schema: jsonSchemaIn(content), ...objectOf(value) };
    if (key !== "discriminator" || typeof propertyName !== "string" || mapping === undefined) return value;
    const targets = Object.entries(objectOf(mapping)).flatMap(([name, target]) => {
      const reference = schemas.includes(String(target)) ? `#/components/schemas/${target}` : String(target);
      return valueAt(document, reference) === undefined ? [] : [[name, reference]];
    });
    return { propertyName, mapping: Object.fromEntries(targets) };
  };
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

/** What the type of a component is called; openapi-typescript takes the name as it is, a name of no type too. */
export function typeOfSchema(component: string): string {
  return unreserved(camel(component));
}

/**
 * The components of a contract that are schemas.
 *
 * @throws {ContractError} for two whose types would have one name
 */
export function schemasOf(contract: Contract): string[] {
  const take = namesApart({ "a type of every document": TYPES_OF_EVERY_DOCUMENT });
  const schemas = below(rootOf(contract), "components", "schemas");
  const names = keysIn(schemas.value);
  for (const name of names) take(typeOfSchema(name), `the schema ${name}`, memberOf(schemas, name));
  return names;
}
