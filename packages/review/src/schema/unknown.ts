/**
 * What a schema says and nobody can judge: formats that no validator knows, and keywords that another version of OpenAPI or of
 * JSON Schema has and this one has not. Any other word that is no keyword is a remark, as the draft 2020-12 says.
 */
import { isDeepStrictEqual } from "node:util";
import { shown } from "@facility-contracts/command/shown";
import type { OpenApiVersion } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { ASSERTIONS, IN_PLACE, ONE_SCHEMA } from "@facility-contracts/model/schema/keywords";
import { KEYWORDS_3_0 } from "@facility-contracts/model/schema/normalise";
import { isUnknownFormat } from "../containment/unjudged.ts";
import type { Versions } from "./matched-branches.ts";

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
    "patternProperties",
    "prefixItems",
  ]),
  "3.1": new Set([...FORMER, "nullable"]),
};

/** Keywords that differ and that only another version has. */
export function foreignKeywords({ after, before }: Versions): string[] {
  const keys = new Set([before, after].flatMap(({ value }) => Object.keys(objectOf(value))));
  return [...keys].filter((key) => !isDeepStrictEqual(foreign(before, key), foreign(after, key)));
}

/** What a schema says with a keyword that its version does not have; beside a reference 3.0 ignores everything. */
function foreign({ contract: { version }, value }: Place, key: string): unknown {
  const schema = objectOf(value);
  const isIgnored = version === "3.0" && schema.$ref !== undefined;
  return isIgnored || !SAID_ELSEWHERE[version].has(key) ? undefined : schema[key];
}

/** Why nobody can tell what some keywords mean, where that is so. */
export function unknownIn({ after, before }: Versions, keywords: readonly string[]): string | undefined {
  const named = foreignKeywords({ after, before }).filter((key) => keywords.includes(key));
  if (named.length > 0)
    return `${named.map((key) => `\`${key}\``).join(", ")} is no keyword of OpenAPI ${after.contract.version}, and one elsewhere`;
  const formats = keywords.includes("format")
    ? [before, after].map(({ value }) => objectOf(value).format).filter(isUnknownFormat)
    : [];
  return formats.length > 0
    ? `no validator knows the format ${[...new Set(formats)].map((format) => shown(format)).join(" or ")}`
    : undefined;
}
