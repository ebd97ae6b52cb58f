/**
 * A value of a schema without references.
 */
import { isObject, type JsonObject, textsOf } from "@facility-contracts/model/json";

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: "5e8d4f0a-2b1c-4d3e-9f6a-7b8c9d0e1f2a",
  "date-time": "2024-12-01T12:34:56Z",
  date: "2024-12-01",
  email: "somebody@example.com",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  "uri-template": "https://example.com/{id}",
};

/** A value of a schema: every property of an object, one item of a list. */
export function sampleOf(schema: unknown): unknown {
  if (!isObject(schema)) return "a text";
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [branch] = [schema.oneOf, schema.anyOf].flatMap((branches) =>
    Array.isArray(branches) ? branches : [],
  );
  const all = Array.isArray(schema.allOf) ? schema.allOf : [];
  const parts = [...all, ...(branch === undefined ? [] : [branch])].map(sampleOf);
  const own = parts.length > 0 && schema.type === undefined ? undefined : ownSampleOf(schema);
  const objects = [...parts, own].filter(isObject);
  return objects.length > 0 ? Object.assign({}, ...objects) : (own ?? parts[0]);
}

function ownSampleOf(schema: JsonObject): unknown {
  const { additionalProperties, properties, items, minimum, minItems, minLength } = schema;
  const [type = "properties" in schema ? "object" : "string"] = textsOf(schema.type);
  switch (type) {
    case "object":
      return Object.fromEntries(
        [
          ...Object.entries(isObject(properties) ? properties : {}),
          ...(isObject(additionalProperties) ? [["other", additionalProperties] as const] : []),
        ].map(([name, below]) => [name, sampleOf(below)]),
      );
    case "array":
      return Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, () => sampleOf(items));
    case "integer":
    case "number":
      return typeof minimum === "number" ? Math.ceil(minimum) : 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return OF_FORMAT[String(schema.format)] ?? "a text".padEnd(Number(minLength ?? 0), "x");
  }
}
