/**
 * Which keyword of a place an error is about, so that a witness shows the change that it is found for.
 */
import { objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { matches } from "@facility-contracts/model/schema/strings";
import type { Violation } from "@facility-contracts/model/schema/violation";
import type { Site } from "../schema/walk.ts";

/** The changed keywords that some errors are about. */
export function keywordsOf(errors: readonly Violation[], site: Site): Set<string> {
  return new Set(errors.flatMap((error) => keywordOf(error, site) ?? []));
}

/** Keywords that put together what stands elsewhere: an error from anywhere inside may be theirs. */
const COMPOSING = [
  "",
  "$ref",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];

/** Keywords that ajv reports under the name of another one. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  const: ["enum"],
  contains: ["minContains", "maxContains"],
  enum: ["const"],
  items: ["prefixItems"],
  unevaluatedItems: ["items", "prefixItems"],
};

function keywordOf({ at: path, field = "", keyword }: Violation, site: Site): string | undefined {
  const { keywords } = site;
  const named = (name: string) => (keywords.includes(name) ? name : undefined);
  const composing = keywords.find((name) => COMPOSING.includes(name));
  if (path === "" || keyword === "propertyNames") {
    const property = keyword === "propertyNames" ? "" : field;
    const alike = [keyword, ...(ALIKE[keyword] ?? [])].find((name) => keywords.includes(name));
    const patterned = patternFor(keywords, property);
    return (
      named(`${keyword}/${property}`) ??
      named(`properties/${property}`) ??
      (keyword === "required" ? undefined : (alike ?? patterned)) ??
      composing
    );
  }
  const [first = ""] = keysOf(path);
  const spoken = (place: Place) => objectOf(objectOf(place.value).properties)[first] !== undefined;
  if (spoken(site.before) && spoken(site.after)) return composing;
  return (
    named(`properties/${first}`) ??
    patternFor(keywords, first) ??
    ["additionalProperties", "items", "prefixItems"].find((name) => keywords.includes(name)) ??
    composing
  );
}

/** The changed pattern that a name matches. */
function patternFor(keywords: readonly string[], name: string): string | undefined {
  return keywords.find(
    (keyword) => keyword.startsWith("patternProperties/") && matches(keyword.slice(18), name),
  );
}
