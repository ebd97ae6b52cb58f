/**
 * A value of a schema.
 */
import { isObject, type JsonObject, textsOf } from "@facility-contracts/model/json";
import { sampleOf as searched } from "@facility-contracts/model/schema/sample";
import type { Content } from "./contract.ts";

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: "5e8d4f0a-2b1c-4d3e-9f6a-7b8c9d0e1f2a",
  "date-time": "2024-12-01T12:34:56Z",
  date: "2024-12-01",
  email: "somebody@example.com",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  "uri-template": "https://example.com/{id}",
};

/** An answer. Where it takes a search to find one, as for a pattern, the model makes it, and only the check is independent. */
export function answerOf({ schema, place, valid }: Content): unknown {
  const own = sampleOf(schema);
  if (valid(own)) return own;
  const found = searched(place, { direction: "response" });
  return found.kind === "sample" ? found.value : own;
}

/** A value of a schema without references: every property of an object, one item of a list. */
function sampleOf(schema: unknown): unknown {
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
