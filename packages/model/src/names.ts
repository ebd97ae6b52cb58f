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

/** The members that hold data, in which nothing is a schema or a name: but for those of an object whose keys are names. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/**
 * Whether a member holds data.
 *
 * @param isName whether its key is a name that the author chose: there `default` is an answer, `examples` a property
 */
export function holdsData(key: string, isName: boolean): boolean {
  return !isName && DATA.has(key);
}
