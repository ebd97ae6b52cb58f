/**
 * What is known of a text or a number, held against what a schema asks of it.
 */
import { textsOf } from "@facility-contracts/model/json";
import { type Facts, saidOf } from "./facts.ts";
import { isMultipleOf, type Kind, leastOf, mostOf, rangeOf } from "./limits.ts";
import { isPatternWithin } from "./patterns.ts";

/** Whether all texts that are known keep one keyword of a schema. */
export function isTextImplied(known: Facts, keyword: string, value: unknown): boolean {
  if (keyword === "minLength") return typeof value === "number" && leastOf(known, keyword) >= value;
  if (keyword === "maxLength") return typeof value === "number" && mostOf(known, keyword) <= value;
  if (keyword === "pattern")
    return (
      typeof value === "string" &&
      ["", ...textsOf(saidOf(known, keyword))].some((own) => isPatternWithin(own, value))
    );
  if (keyword !== "format") return true;
  return saidOf(known, keyword).includes(value);
}

const LIMITS = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);

/** Whether all numbers that are known keep one keyword of a schema. */
export function isNumberImplied(kind: Kind, known: Facts, keyword: string, value: unknown): boolean {
  if (keyword === "format") return isNumberOfFormat(known, kind, value);
  if (!LIMITS.has(keyword)) return true;
  if (typeof value !== "number") return saidOf(known, keyword).includes(value);
  const { least, leastExcluded, most, mostExcluded } = rangeOf(known, kind);
  switch (keyword) {
    case "minimum":
      return least >= value;
    case "maximum":
      return most <= value;
    case "exclusiveMinimum":
      return least > value || (least === value && leastExcluded);
    case "exclusiveMaximum":
      return most < value || (most === value && mostExcluded);
    case "multipleOf":
      return isMultipleOf(known, kind, value);
  }
  return true;
}

/** Formats of texts say nothing of numbers, and every number of JSON is a `double`. */
function isNumberOfFormat(known: Facts, kind: Kind, format: unknown): boolean {
  const said = saidOf(known, "format");
  if (format === "float") return said.includes(format);
  if (format !== "int32" && format !== "int64") return true;
  if (said.includes(format) || (format === "int64" && said.includes("int32"))) return true;
  const power = format === "int32" ? 31 : 63;
  const { least, most } = rangeOf(known, kind);
  return kind === "integer" && least >= -(2 ** power) && most < 2 ** power;
}
