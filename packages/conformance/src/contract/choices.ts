/**
 * Lists of fixed values in a query.
 */
import type { Parameter } from "@facility-contracts/model/parameter";
import { type Keyword, keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { usable } from "./validator.ts";

/** The values of a parameter that is a list of fixed ones, each under its own name; undefined for any other. */
export function choicesOf(parameter: Parameter): Keyword | undefined {
  const schema = usable(parameter.schema);
  const items = schema && schemaNode(schema).items;
  const choices = items && keywordOf(schemaNode(items), "enum");
  const isList = parameter.in === "query" && parameter.style === "form" && parameter.explode;
  return isList && Array.isArray(choices?.value) ? choices : undefined;
}
