/**
 * Where the keys of an object are names that an author chose, and no keywords: a property may be called `description`.
 */
import { SCHEMA_MAP } from "./schema/keywords.ts";

const MAPS_OF_NAMES: ReadonlySet<string> = new Set([
  ...SCHEMA_MAP,
  "callbacks",
  "content",
  "encoding",
  "examples",
  "headers",
  "links",
  "mapping",
  "parameters",
  "pathItems",
  "paths",
  "requestBodies",
  "responses",
  "schemas",
  "scopes",
  "securitySchemes",
  "variables",
  "webhooks",
]);

/** Whether the keys below a keyword are names. Where the value is a list, as with `parameters` of an operation, it has none. */
export function holdsNames(keyword: string): boolean {
  return MAPS_OF_NAMES.has(keyword);
}
