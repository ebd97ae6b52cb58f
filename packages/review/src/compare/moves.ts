/**
 * What a keyword says by itself of the values that are allowed: fewer or more than before, where no message shows it.
 */
import { isDeepStrictEqual } from "node:util";
import { listOf, objectOf } from "@facility-contracts/model/json";
import { ASSERTIONS } from "@facility-contracts/model/schema/keywords";
import { isMultiple } from "@facility-contracts/model/schema/multiple-of";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { kindsOf } from "../containment/limits.ts";
import type { Move } from "../schema/bearing.ts";
import { missingIn } from "../schema/missing.ts";
import { isUnknownFormat } from "../schema/unknown.ts";
import type { Site } from "../schema/walk.ts";

/** How a keyword moves the values of its own place; nothing where the keyword alone does not tell. */
export function movesByKeyword({ after, before }: Site, keyword: string): readonly Move[] | undefined {
  const [key = "", name = ""] = splitKeyword(keyword);
  if (key === "") return undefined;
  const [old, now] = [before, after].map((place) => {
    const said = keywordsAt(place)[key];
    if (key === "required") return listOf(said).includes(name) || undefined;
    return name === "" ? said : objectOf(said)[name];
  });
  if (isDeepStrictEqual(old, now)) return [];
  // The very letters are other ones.
  if (key === "contentEncoding" || key === "contentMediaType") return ["narrowed", "widened"];
  if (!ASKING.has(key)) return undefined;
  if (old === undefined) return ["narrowed"];
  if (now === undefined) return ["widened"];
  return changed(key, old, now);
}

/** Keywords that allow less where they are there. */
const ASKING: ReadonlySet<string> = new Set([
  ...ASSERTIONS,
  "allOf",
  "contains",
  "contentSchema",
  "dependentSchemas",
  "items",
  "not",
  "propertyNames",
]);

function changed(key: string, old: unknown, now: unknown): readonly Move[] | undefined {
  if (key === "type") return byValues([...kindsOf(old)], [...kindsOf(now)]);
  if (key === "enum") return byValues(listOf(old), listOf(now));
  if (key === "uniqueItems") return [now === true ? "narrowed" : "widened"];
  // One may be the other under another name, or a part of it.
  if (key === "format" && (isUnknownFormat(old) || isUnknownFormat(now))) return undefined;
  if (key === "const" || key === "format") return ["narrowed", "widened"];
  if (typeof old !== "number" || typeof now !== "number") return undefined;
  if (key === "multipleOf")
    return isMultiple(now, old) ? ["narrowed"] : isMultiple(old, now) ? ["widened"] : ["narrowed", "widened"];
  return [now < old === /max/i.test(key) ? "narrowed" : "widened"];
}

function byValues(old: readonly unknown[], now: readonly unknown[]): readonly Move[] {
  const moves: Move[] = [];
  if (missingIn(now, old).length > 0) moves.push("narrowed");
  if (missingIn(old, now).length > 0) moves.push("widened");
  return moves;
}

/** A keyword with what it names: `properties/title` gives both parts. */
export function splitKeyword(keyword: string): [key: string, name: string] {
  const slash = keyword.indexOf("/");
  return slash < 0 ? [keyword, ""] : [keyword.slice(0, slash), keyword.slice(slash + 1)];
}
