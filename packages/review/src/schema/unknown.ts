/**
 * What a schema says and nobody can judge: formats that no validator knows, and keywords that another version of OpenAPI or of
 * JSON Schema has and this one has not. Any other word that is no keyword is a remark, as the draft 2020-12 says.
 */
import { isDeepStrictEqual } from "node:util";
import type { OpenApiVersion } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, keysIn, memberIn, objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt, rootOf } from "@facility-contracts/model/place";
import { enclosing } from "@facility-contracts/model/pointer";
import { formats } from "@facility-contracts/model/schema/formats";
import { ASSERTIONS, IN_PLACE, ONE_SCHEMA } from "@facility-contracts/model/schema/keywords";
import { KEYWORDS_3_0 } from "@facility-contracts/model/schema/normalise";
import { shown } from "@facility-contracts/model/shown";
import type { Versions } from "./versions.ts";

/** Keywords of older drafts that the draft 2020-12 does not have. */
const FORMER = [
  "$recursiveRef",
  "additionalItems",
  "dependencies",
  "disallow",
  "divisibleBy",
  "extends",
] as const;

const SAID_ELSEWHERE: Readonly<Record<OpenApiVersion, ReadonlySet<string>>> = {
  "3.0": new Set([
    ...FORMER,
    ...[...ASSERTIONS, ...IN_PLACE, ...ONE_SCHEMA].filter((key) => !KEYWORDS_3_0.has(key)),
    "$dynamicRef",
    "contentEncoding",
    "contentMediaType",
    "patternProperties",
    "prefixItems",
  ]),
  "3.1": new Set([...FORMER, "nullable"]),
};

/** Dialects of which every schema is judged. */
const DIALECTS: readonly unknown[] = [
  "https://json-schema.org/draft/2020-12/schema",
  "https://spec.openapis.org/oas/3.1/dialect/base",
];

/** The dialect that a document or a schema names, where it is another one than those that are judged. */
export function foreignDialect({ contract, value }: Place): unknown {
  const name = typeof value === "string" ? value.replace(/#$/, "") : value;
  return contract.version === "3.0" || DIALECTS.includes(name) ? undefined : value;
}

/** The same of a place in a schema: the innermost schema around it that names a dialect says it, else the document. */
export function foreignDialectAt({ contract, pointer }: Place): unknown {
  for (const outer of enclosing(pointer)) {
    const named = memberOf(placeAt(contract, outer), "$schema");
    // Or else a property has that name.
    if (typeof named.value === "string") return foreignDialect(named);
  }
  return foreignDialect(memberOf(rootOf(contract), "jsonSchemaDialect"));
}

/** Whether nobody knows what a format asks for. */
export function isUnknownFormat(format: unknown): format is string {
  return typeof format === "string" && !Object.hasOwn(formats, format);
}

/** Whether a schema itself, without its parts, says what nobody can judge, but for a format. */
export function isUnjudged(place: Place): boolean {
  return (
    foreignDialectAt(place) !== undefined ||
    Object.keys(objectOf(place.value)).some((key) => foreign(place, key) !== undefined)
  );
}

/** Whether a keyword differs that only another version has. */
export function isForeign({ after, before }: Versions, key: string): boolean {
  return !isDeepStrictEqual(foreign(before, key), foreign(after, key));
}

/** What a schema says with a keyword that its version does not have; beside a reference 3.0 ignores everything. */
function foreign(place: Place, key: string): unknown {
  const { version } = place.contract;
  const schema = objectOf(place.value);
  if (key === "$schema") return foreignDialect(memberOf(place, key));
  // Null is not taken without the keyword either.
  if (key === "nullable" && schema.nullable === false) return undefined;
  const isIgnored = version === "3.0" && schema.$ref !== undefined;
  return isIgnored || !SAID_ELSEWHERE[version].has(key) ? undefined : schema[key];
}

/** Whether a document of 3.0 and one of 3.1 may mean something else with the same words, anywhere in a value. */
export function isReadInTwoWays(value: unknown): boolean {
  if (isObject(value) && Object.entries(value).some((entry) => isVersioned(value, ...entry))) return true;
  return keysIn(value).some((key) => isReadInTwoWays(memberIn(value, key)));
}

function isVersioned(schema: JsonObject, key: string, value: unknown): boolean {
  if (key === "$ref") return Object.keys(schema).length > 1;
  return (
    (value === true && ["nullable", "readOnly", "writeOnly"].includes(key)) ||
    SAID_ELSEWHERE["3.0"].has(key) ||
    (key.startsWith("exclusive") && typeof value === "boolean") ||
    (key === "type" && Array.isArray(value))
  );
}

/** Why nobody can tell what some keywords mean, where that is so. */
export function unknownIn(versions: Versions, keywords: readonly string[]): string | undefined {
  if (keywords.includes("$schema")) return "schemas are judged as those of the draft 2020-12 alone";
  const { after, before } = versions;
  const named = keywords.filter((key) => isForeign(versions, key));
  if (named.length > 0) {
    const { contract } =
      [after, before].find((place) => foreign(place, named[0] ?? "") !== undefined) ?? after;
    return `${named.map((key) => `\`${key}\``).join(", ")} is no keyword of OpenAPI ${contract.version}, and one elsewhere`;
  }
  const unknown = keywords.includes("format")
    ? [before, after].map(({ value }) => objectOf(value).format).filter(isUnknownFormat)
    : [];
  return unknown.length > 0
    ? `no validator knows the format ${[...new Set(unknown)].map((format) => shown(format)).join(" or ")}`
    : undefined;
}
