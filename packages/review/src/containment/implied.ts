/**
 * Whether the values of which something is known keep what one keyword of a schema says.
 */
import { isDeepStrictEqual } from "node:util";
import { listOf, objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { isUnknownFormat } from "../schema/unknown.ts";
import {
  type Assumption,
  assuming,
  branchesOf,
  certainTargetOf,
  type Facts,
  keptUnder,
  saidOf,
} from "./facts.ts";
import { isNumeric, type Kind, kindsOf, valuesOf } from "./limits.ts";
import { isListImplied } from "./lists.ts";
import { isObjectImplied } from "./objects.ts";
import type { Prover, Question } from "./question.ts";
import { isNumberImplied, isTextImplied } from "./scalars.ts";

/** Whether all values that are known keep one keyword of a schema. */
export function isImplied(prover: Prover, kind: Kind, question: Question): boolean {
  const { goal, keyword, keywords, known, level } = question;
  const value = keywords[keyword];
  const member = memberOf(goal, keyword);
  const kept = (place: Place, assumptions: readonly Assumption[] = []) =>
    prover.isKept(assuming(known, assumptions), place, level);
  switch (keyword) {
    case "$ref":
    case "$dynamicRef": {
      const target = certainTargetOf(goal);
      return target !== undefined && kept(target);
    }
    case "type":
      return kindsOf(value).has(kind);
    case "allOf":
      return branchesOf(goal, keyword).every((branch) => kept(branch));
    case "anyOf":
      return branchesOf(goal, keyword).some((branch) => prover.isKeptBy(kind, known, branch, level));
    case "oneOf":
      return isOne(prover, kind, known, branchesOf(goal, keyword), level);
    case "not":
      return goal.value === false
        ? prover.isEmpty(kind, known, level)
        : prover.isEmpty(kind, assuming(known, [{ keeps: member }]), level);
    case "if":
      return (
        (keywords.then === undefined || kept(memberOf(goal, "then"), [{ keeps: member }])) &&
        (keywords.else === undefined || kept(memberOf(goal, "else"), [{ breaks: member }]))
      );
    case "enum":
    case "const": {
      const allowed = keyword === "enum" ? listOf(value) : [value];
      return (
        valuesOf(known, kind)?.every((own) => allowed.some((other) => isDeepStrictEqual(other, own))) ??
        saidOf(known, keyword).some((other) => isDeepStrictEqual(other, value))
      );
    }
    case "contentEncoding":
    case "contentMediaType":
      return kind !== "string" || saidOf(known, keyword).some((other) => isDeepStrictEqual(other, value));
    case "contentSchema":
      return kind !== "string" || prover.isPartKept(keptUnder(known, keyword), member, level);
  }
  if (keyword === "format" && isUnknownFormat(value)) return saidOf(known, keyword).includes(value);
  if (keyword.startsWith("unevaluated") && isRestKept(prover, question)) return true;
  if (kind === "string") return isTextImplied(known, keyword, value);
  if (isNumeric(kind)) return isNumberImplied(kind, known, keyword, value);
  if (kind === "array") return isListImplied(prover, question);
  return kind !== "object" || isObjectImplied(prover, question);
}

/** Whether the value keeps a schema that differs in nothing but in what it asks of all that is not seen elsewhere, and asks as much. */
function isRestKept(prover: Prover, { goal, keyword, known, level }: Question): boolean {
  return known.facts.some(
    ({ keywords, place }) =>
      place !== undefined &&
      keywords[keyword] !== undefined &&
      prover.isAlike(besideOf(place, keyword), besideOf(goal, keyword)) &&
      prover.isPartKept([{ keeps: memberOf(place, keyword) }], memberOf(goal, keyword), level),
  );
}

/** Whether exactly one branch is kept. */
function isOne(prover: Prover, kind: Kind, known: Facts, branches: readonly Place[], level: number): boolean {
  return branches.some(
    (branch) =>
      prover.isKeptBy(kind, known, branch, level) &&
      branches.every(
        (other) => other === branch || prover.isEmpty(kind, assuming(known, [{ keeps: other }]), level),
      ),
  );
}

/** What a schema says beside a keyword. */
function besideOf(place: Place, keyword: string): Place {
  const { [keyword]: _, ...others } = objectOf(place.value);
  return { ...place, pointer: `${place.pointer} beside ${keyword}`, value: others };
}
