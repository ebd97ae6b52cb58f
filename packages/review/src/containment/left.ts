/**
 * What a schema of one limit leaves out: of `maximum: 5` what is above 5.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { isUnjudged } from "../schema/unknown.ts";
import { type Kind, kindsOf } from "./limits.ts";

/** The limit that holds of all values that a limit leaves out. */
const OPPOSITES: Readonly<Record<string, { readonly keyword: string; readonly step: number }>> = {
  minimum: { keyword: "exclusiveMaximum", step: 0 },
  maximum: { keyword: "exclusiveMinimum", step: 0 },
  exclusiveMinimum: { keyword: "maximum", step: 0 },
  exclusiveMaximum: { keyword: "minimum", step: 0 },
  minLength: { keyword: "maxLength", step: -1 },
  maxLength: { keyword: "minLength", step: 1 },
  minItems: { keyword: "maxItems", step: -1 },
  maxItems: { keyword: "minItems", step: 1 },
  minProperties: { keyword: "maxProperties", step: -1 },
  maxProperties: { keyword: "minProperties", step: 1 },
};

/** What is said of the values of a kind that do not keep a schema; nothing where it has more than one limit, or another keyword. */
export function leftBy(schema: Place, kind: Kind): JsonObject | undefined {
  // A word that only another version has may leave out more.
  if (isUnjudged(schema)) return undefined;
  const { type, ...keywords } = keywordsAt(schema);
  if (type !== undefined && !kindsOf(type).has(kind)) return undefined;
  const [limit, ...others] = Object.entries(keywords).filter(([keyword]) => !isAnnotation(keyword));
  const [keyword = "", value] = limit ?? [];
  const opposite = OPPOSITES[keyword];
  if (opposite === undefined || typeof value !== "number" || others.length > 0) return undefined;
  return { [opposite.keyword]: value + opposite.step };
}
