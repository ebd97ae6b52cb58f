/**
 * Whether every value of one schema is one of another. The rules only ever prove that it is: what they do not prove may be so
 * all the same. A message that one allows and the other does not is somebody else's to find.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import { formats } from "@facility-contracts/model/schema/formats";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { matches } from "@facility-contracts/model/schema/strings";
import {
  type Assumption,
  assuming,
  branchesOf,
  type Closing,
  certainTargetOf,
  closingsOf,
  type Facts,
  isAnything,
  isNamed,
  itemFacts,
  memberFacts,
  NOTHING_KNOWN,
  namesIn,
  otherMemberFacts,
  requiredIn,
  saidOf,
} from "./facts.ts";
import {
  areTypes,
  isMultipleOf,
  isNumeric,
  isOutOfRange,
  KINDS,
  type Kind,
  kindsOf,
  leastOf,
  mostOf,
  rangeOf,
  valuesOf,
} from "./limits.ts";
import { isPatternWithin } from "./patterns.ts";

/** How many steps a proof may take. */
const MAX_STEPS = 10_000;
/** How deep a proof goes into values. */
const MAX_LEVELS = 24;

/** Asks whether a schema is within another one. */
export interface Containment {
  /** Whether it is proven that every value of `inner` is one of `outer`. */
  within(inner: Place, outer: Place): boolean;
  /** Whether it is proven that no value keeps both. */
  apart(one: Place, other: Place): boolean;
}

/**
 * Makes one.
 *
 * @param alike whether two schemas are written alike, down to what they refer to
 */
export function createContainment(alike: (one: Place, other: Place) => boolean): Containment {
  const known = new Map<string, boolean>();
  const remembered = (key: string, prove: (proof: Proof) => boolean): boolean => {
    const found = known.get(key) ?? prove(new Proof(alike));
    known.set(key, found);
    return found;
  };
  return {
    within: (inner, outer) =>
      remembered(`${nameOf(inner)} in ${nameOf(outer)}`, (proof) =>
        proof.isKept(assuming(NOTHING_KNOWN, [{ keeps: inner }]), outer, 0),
      ),
    apart: (one, other) =>
      remembered(`${nameOf(one)} apart ${nameOf(other)}`, (proof) =>
        proof.isImpossible(assuming(NOTHING_KNOWN, [{ keeps: one }, { keeps: other }]), 0),
      ),
  };
}

const numbers = new WeakMap<object, number>();
let next = 0;

/** A text that tells a place from all others, those of other documents too. */
function nameOf({ contract, pointer }: Place): string {
  const number = numbers.get(contract) ?? next++;
  numbers.set(contract, number);
  return `${number}${pointer}`;
}

/** What a value is known to be, by its name: for a schema inside itself the same question comes again. */
function keyOf({ choices, facts, refused }: Facts): string {
  const told = facts.map(({ keywords, place }) =>
    place === undefined ? JSON.stringify(keywords) : nameOf(place),
  );
  return [...new Set(told), "not", ...new Set(refused.map(nameOf)), choices.length].join(" ");
}

/** One proof. It ends when its steps are used up, and then it is none. */
class Proof {
  private steps = 0;
  /** Questions that are being answered, with how deep in the value they were asked. */
  private readonly asked = new Map<string, number>();
  private readonly unproven = new Set<string>();
  private readonly alike: (one: Place, other: Place) => boolean;

  constructor(alike: (one: Place, other: Place) => boolean) {
    this.alike = alike;
  }

  /** Whether a value of which something is known keeps a schema. */
  isKept(known: Facts, goal: Place, level: number): boolean {
    if (isAnything(goal)) return true;
    // What is no schema says nothing that could be kept.
    if (!isObject(goal.value) && goal.value !== false) return false;
    if (++this.steps > MAX_STEPS || level > MAX_LEVELS) return false;
    if (known.facts.some(({ place }) => place !== undefined && this.isAlike(place, goal))) return true;
    const key = `${keyOf(known)} in ${nameOf(goal)}`;
    const before = this.asked.get(key);
    // A value is finite: what holds if it holds of all smaller values, holds.
    if (before !== undefined) return before < level;
    this.asked.set(key, level);
    const kept = KINDS.every((kind) => this.isKeptBy(kind, known, goal, level));
    this.asked.delete(key);
    return kept;
  }

  /** Whether no value is what is known. */
  isImpossible(known: Facts, level: number): boolean {
    return KINDS.every((kind) => this.isEmpty(kind, known, level));
  }

  private isAlike(one: Place, other: Place): boolean {
    return (one.contract === other.contract && one.pointer === other.pointer) || this.alike(one, other);
  }

  private isKeptBy(kind: Kind, known: Facts, goal: Place, level: number): boolean {
    if (this.isEmptyAtOnce(kind, known)) return true;
    const values = valuesOf(known, kind);
    const check = values === undefined ? undefined : checkOf(goal);
    if (values !== undefined && check?.kind === "check")
      return values.every((value) => check.allows(value) || this.isRefused(value, known));
    const keywords = keywordsAt(goal);
    const missing = Object.keys(keywords).filter(
      (keyword) => !this.isImplied(kind, known, goal, keywords, keyword, level),
    );
    if (missing.length === 0) return true;
    if (this.isEmpty(kind, known, level)) return true;
    return this.inEachCase(known, (each) => this.isKeptBy(kind, each, goal, level));
  }

  /** Takes the first choice apart: what holds in each case holds. */
  private inEachCase(known: Facts, holds: (known: Facts) => boolean): boolean {
    const [choice, ...choices] = known.choices;
    if (choice === undefined || ++this.steps > MAX_STEPS) return false;
    return choice.every((way) => holds(assuming({ ...known, choices }, way)));
  }

  private isRefused(value: unknown, { facts }: Facts): boolean {
    return facts.some(({ place }) => {
      const check = place === undefined ? undefined : checkOf(place);
      return check?.kind === "check" && !check.allows(value);
    });
  }

  private isEmptyAtOnce(kind: Kind, known: Facts): boolean {
    return (
      saidOf(known, "type").some((types) => areTypes(types) && !kindsOf(types).has(kind)) ||
      isOutOfRange(known, kind)
    );
  }

  private isEmpty(kind: Kind, known: Facts, level: number): boolean {
    const key = `${kind} ${keyOf(known)}`;
    if (this.unproven.has(key)) return false;
    const empty = this.isFoundEmpty(kind, known, level);
    // What was proven may stand on what is still being asked, and is not kept.
    if (!empty) this.unproven.add(key);
    return empty;
  }

  private isFoundEmpty(kind: Kind, known: Facts, level: number): boolean {
    if (++this.steps > MAX_STEPS || level > MAX_LEVELS) return false;
    if (this.isEmptyAtOnce(kind, known)) return true;
    if (known.facts.some(({ keywords, place }) => place?.value === false || isNever(keywords.not)))
      return true;
    const values = valuesOf(known, kind);
    if (values?.every((value) => this.isRefused(value, known)) === true) return true;
    if (kind === "object" && this.isMemberImpossible(known, level)) return true;
    // Without the others, or their number would multiply.
    if (known.refused.some((goal) => this.isKeptBy(kind, { ...known, refused: [] }, goal, level)))
      return true;
    return this.inEachCase(known, (each) => this.isEmpty(kind, each, level));
  }

  /** Whether a member has to be there that nothing can be. */
  private isMemberImpossible(known: Facts, level: number): boolean {
    return [...requiredIn(known)].some((name) => {
      const assumptions = memberFacts(known, name);
      return assumptions.length > 0 && this.isImpossible(assuming(NOTHING_KNOWN, assumptions), level + 1);
    });
  }

  /** Whether all values that are known keep one keyword of a schema. */
  private isImplied(
    kind: Kind,
    known: Facts,
    goal: Place,
    keywords: JsonObject,
    keyword: string,
    level: number,
  ): boolean {
    const value = keywords[keyword];
    const member = memberOf(goal, keyword);
    const kept = (place: Place, assumptions: readonly Assumption[] = []) =>
      this.isKept(assuming(known, assumptions), place, level);
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
        return branchesOf(goal, keyword).some((branch) => this.isKeptBy(kind, known, branch, level));
      case "oneOf":
        return this.isOne(kind, known, branchesOf(goal, keyword), level);
      case "not":
        return goal.value === false
          ? this.isEmpty(kind, known, level)
          : this.isEmpty(kind, assuming(known, [{ keeps: member }]), level);
      case "if":
        return (
          (keywords.then === undefined || kept(memberOf(goal, "then"), [{ keeps: member }])) &&
          (keywords.else === undefined || kept(memberOf(goal, "else"), [{ breaks: member }]))
        );
      case "enum":
      case "const":
        // Values of a short list have been tried one by one.
        return saidOf(known, keyword).some((other) => isDeepStrictEqual(other, value));
      case "contentEncoding":
      case "contentMediaType":
        return kind !== "string" || saidOf(known, keyword).some((other) => isDeepStrictEqual(other, value));
      case "contentSchema":
        return (
          kind !== "string" ||
          this.isKept(
            assuming(
              NOTHING_KNOWN,
              known.facts.flatMap(({ keywords: own, place }) =>
                place === undefined || own[keyword] === undefined
                  ? []
                  : [{ keeps: memberOf(place, keyword) }],
              ),
            ),
            member,
            level + 1,
          )
        );
    }
    if (kind === "string") return isTextImplied(known, keyword, value);
    if (isNumeric(kind)) return isNumberImplied(kind, known, keyword, value);
    if (kind === "array") return this.isListImplied(known, goal, keywords, keyword, level);
    return kind !== "object" || this.isObjectImplied(known, goal, keywords, keyword, level);
  }

  /** Whether exactly one branch is kept. */
  private isOne(kind: Kind, known: Facts, branches: readonly Place[], level: number): boolean {
    return branches.some(
      (branch) =>
        this.isKeptBy(kind, known, branch, level) &&
        branches.every(
          (other) => other === branch || this.isEmpty(kind, assuming(known, [{ keeps: other }]), level),
        ),
    );
  }

  private isListImplied(
    known: Facts,
    goal: Place,
    keywords: JsonObject,
    keyword: string,
    level: number,
  ): boolean {
    const value = keywords[keyword];
    const member = memberOf(goal, keyword);
    const most = mostOf(known, "maxItems");
    const item = (index: number | undefined, place: Place) =>
      this.isKept(assuming(NOTHING_KNOWN, itemFacts(known, index)), place, level + 1);
    switch (keyword) {
      case "minItems":
        return typeof value === "number" && leastOf(known, keyword) >= value;
      case "maxItems":
        return typeof value === "number" && most <= value;
      case "uniqueItems":
        return value !== true || most <= 1 || saidOf(known, keyword).includes(true);
      case "prefixItems":
        return listOf(value).every((_, index) => index >= most || item(index, memberOf(member, index)));
      case "items": {
        const first = listOf(keywords.prefixItems).length;
        const last = Math.max(0, ...known.facts.map(({ keywords: own }) => listOf(own.prefixItems).length));
        const own = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
        return (
          most <= first ||
          (own.every((index) => index >= most || item(index, member)) &&
            (most <= last || item(undefined, member)))
        );
      }
      case "contains":
      case "minContains":
      case "maxContains":
        return this.isContainsImplied(known, goal, keywords);
      case "unevaluatedItems":
        return isAnything(member);
    }
    return true;
  }

  private isContainsImplied(
    known: Facts,
    goal: Place,
    { contains, maxContains, minContains = 1 }: JsonObject,
  ): boolean {
    if (contains === undefined || (minContains === 0 && maxContains === undefined)) return true;
    return known.facts.some(({ keywords, place }) => {
      const { maxContains: most = Number.POSITIVE_INFINITY, minContains: least = 1 } = keywords;
      if (place === undefined || keywords.contains === undefined) return false;
      if (!this.isAlike(memberOf(place, "contains"), memberOf(goal, "contains"))) return false;
      return (
        Number(least) >= Number(minContains) &&
        Number(most) <= Number(maxContains ?? Number.POSITIVE_INFINITY)
      );
    });
  }

  private isObjectImplied(
    known: Facts,
    goal: Place,
    keywords: JsonObject,
    keyword: string,
    level: number,
  ): boolean {
    const value = keywords[keyword];
    const member = memberOf(goal, keyword);
    const names = Object.keys(objectOf(value));
    switch (keyword) {
      case "minProperties":
        return typeof value === "number" && leastOf(known, keyword) >= value;
      case "maxProperties":
        return typeof value === "number" && mostOf(known, keyword) <= value;
      case "required":
        return textsOf(value).every((name) => requiredIn(known).has(name));
      case "properties":
        return names.every((name) => this.isMemberKept(known, name, memberOf(member, name), level));
      case "patternProperties":
        return names.every((pattern) =>
          this.arePatternedKept(known, pattern, memberOf(member, pattern), level),
        );
      case "propertyNames":
        return this.areNamesKept(known, member, level);
      case "dependentRequired":
        return names.every((name) => {
          const each = assuming(known, [{ said: { required: [name] } }]);
          return (
            this.isMemberImpossible(each, level) ||
            this.inCases(each, (some) =>
              textsOf(objectOf(value)[name]).every((other) => requiredIn(some).has(other)),
            )
          );
        });
      case "dependentSchemas":
        return names.every((name) =>
          this.isKept(assuming(known, [{ said: { required: [name] } }]), memberOf(member, name), level),
        );
      case "additionalProperties":
      case "unevaluatedProperties":
        return closingsOf({ place: goal, keywords }).every(
          (closing) => isAnything(member) || (closing !== "unclear" && this.isClosed(known, closing, level)),
        );
    }
    return true;
  }

  /** Whether something holds, at the latest when each choice has been taken apart. */
  private inCases(known: Facts, holds: (known: Facts) => boolean): boolean {
    return (
      holds(known) ||
      this.isEmpty("object", known, 0) ||
      this.inEachCase(known, (each) => this.inCases(each, holds))
    );
  }

  private isMemberKept(known: Facts, name: string, goal: Place, level: number): boolean {
    return (
      this.isKept(assuming(NOTHING_KNOWN, memberFacts(known, name)), goal, level + 1) ||
      (known.refused.length > 0 &&
        this.isEmpty("object", assuming(known, [{ said: { required: [name] } }]), level))
    );
  }

  /** Members whose names match a pattern: those that have a name, and all others. */
  private arePatternedKept(known: Facts, pattern: string, goal: Place, level: number): boolean {
    const named = [...namesIn(known)].filter((name) => matches(pattern, name));
    if (!named.every((name) => this.isMemberKept(known, name, goal, level))) return false;
    const own = known.facts.flatMap(({ keywords, place }): Assumption[] =>
      place === undefined || objectOf(keywords.patternProperties)[pattern] === undefined
        ? []
        : [{ keeps: memberOf(memberOf(place, "patternProperties"), pattern) }],
    );
    // A name may match several patterns: those that are not this one may hold for it or not.
    const assumptions = own.length > 0 ? own : otherMemberFacts(known);
    const others = own.length > 0 ? [] : patternsIn(known);
    return (
      this.isKept(assuming(NOTHING_KNOWN, assumptions), goal, level + 1) &&
      others.every((place) => this.isKept(assuming(NOTHING_KNOWN, [{ keeps: place }]), goal, level + 1))
    );
  }

  private areNamesKept(known: Facts, goal: Place, level: number): boolean {
    const names = known.facts.flatMap(({ keywords, place }): Assumption[] =>
      place === undefined || keywords.propertyNames === undefined
        ? []
        : [{ keeps: memberOf(place, "propertyNames") }],
    );
    const kept = (assumptions: readonly Assumption[]) =>
      this.isKept(assuming(NOTHING_KNOWN, [{ said: { type: "string" } }, ...assumptions]), goal, level + 1);
    if (names.length > 0 && kept(names)) return true;
    const check = checkOf(goal);
    return known.facts
      .flatMap(closingsOf)
      .some(
        (closing) =>
          closing !== "unclear" &&
          closing.rest.value === false &&
          check.kind === "check" &&
          [...closing.names].every((name) => check.allows(name)) &&
          [...closing.patterns].every((pattern) => kept([{ said: { pattern } }])),
      );
  }

  /** Whether all members that a closing does not name keep what it asks of them. */
  private isClosed(known: Facts, closing: Closing, level: number): boolean {
    const named = [...namesIn(known)].filter((name) => !isNamed(closing, name));
    if (!named.every((name) => this.isMemberKept(known, name, closing.rest, level))) return false;
    const patterned = patternsIn(known, closing.patterns);
    const kept = (assumptions: readonly Assumption[]) =>
      this.isKept(assuming(NOTHING_KNOWN, assumptions), closing.rest, level + 1);
    if (!patterned.every((place) => kept([{ keeps: place }]))) return false;
    const allowed = saidOf(known, "propertyNames").map((names) => objectOf(names).pattern);
    return (
      allowed.some((pattern) => typeof pattern === "string" && closing.patterns.has(pattern)) ||
      kept(otherMemberFacts(known))
    );
  }
}

/** The schemas of members by pattern, but for some patterns. */
function patternsIn({ facts }: Facts, but: ReadonlySet<string> = new Set()): Place[] {
  return facts.flatMap(({ keywords, place }) =>
    place === undefined
      ? []
      : Object.keys(objectOf(keywords.patternProperties))
          .filter((pattern) => ![...but].some((outer) => isPatternWithin(pattern, outer)))
          .map((pattern) => memberOf(memberOf(place, "patternProperties"), pattern)),
  );
}

function isNever(refused: unknown): boolean {
  return refused === true || (isObject(refused) && Object.keys(refused).length === 0);
}

function isTextImplied(known: Facts, keyword: string, value: unknown): boolean {
  if (keyword === "minLength") return typeof value === "number" && leastOf(known, keyword) >= value;
  if (keyword === "maxLength") return typeof value === "number" && mostOf(known, keyword) <= value;
  if (keyword === "pattern")
    return (
      typeof value === "string" &&
      ["", ...textsOf(saidOf(known, keyword))].some((own) => isPatternWithin(own, value))
    );
  if (keyword !== "format") return true;
  // What is no format to the validator is a word for people.
  return (
    (keyword === "format" && !Object.hasOwn(formats, String(value))) || saidOf(known, keyword).includes(value)
  );
}

const LIMITS = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);

function isNumberImplied(kind: Kind, known: Facts, keyword: string, value: unknown): boolean {
  if (keyword === "format")
    return value !== "int32" && value !== "int64" ? true : isWithinFormat(known, kind, value);
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

function isWithinFormat(known: Facts, kind: Kind, format: "int32" | "int64"): boolean {
  const said = saidOf(known, "format");
  if (said.includes(format) || (format === "int64" && said.includes("int32"))) return true;
  const power = format === "int32" ? 31 : 63;
  const { least, most } = rangeOf(known, kind);
  return kind === "integer" && least >= -(2 ** power) && most < 2 ** power;
}
