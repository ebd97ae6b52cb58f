/**
 * Whether every value of one schema is one of another. The rules only ever prove that it is: what they do not prove may be so
 * all the same. A message that one allows and the other does not is somebody else's to find.
 */
import { isObject } from "@facility-contracts/model/json";
import { onceIn } from "@facility-contracts/model/once";
import type { Place } from "@facility-contracts/model/place";
import type { Form } from "@facility-contracts/model/schema/check";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { keyOfPlace } from "@facility-contracts/model/schema/memory";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { isUnjudged } from "../schema/unknown.ts";
import {
  type Assumption,
  assuming,
  branchesOf,
  type Facts,
  isAnything,
  NOTHING_KNOWN,
  requiredIn,
  saidOf,
} from "./facts.ts";
import { isImplied } from "./implied.ts";
import { leftBy } from "./left.ts";
import { areTypes, isNumeric, isOutOfRange, KINDS, type Kind, kindsOf, valuesOf } from "./limits.ts";
import { memberFacts } from "./parts.ts";
import type { Prover } from "./question.ts";
import { wholeCheckOf } from "./unjudged.ts";

const MAX_STEPS = 10_000;
/** How many values of a member are cases of their own. */
const MAX_CASES = 50;
/** How deep a proof goes into values. */
const MAX_LEVELS = 24;
/** And into schemas that speak of the same value: a chain of them would fill the stack. */
const MAX_DEPTH = 200;

/** Asks whether a schema is within another one. */
export interface Containment {
  /** Whether it is proven that every value of `inner` is one of `outer`, or is written as one. */
  within(inner: Place, outer: Place, form: Form): boolean;
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
  return {
    within: (inner, outer, form) =>
      onceIn(known, `${form} ${keyOfPlace(inner)} in ${keyOfPlace(outer)}`, () =>
        new Proof(alike, form).isKept(assuming(NOTHING_KNOWN, [{ keeps: inner }]), outer, 0),
      ),
    apart: (one, other) =>
      onceIn(known, `${keyOfPlace(one)} apart ${keyOfPlace(other)}`, () =>
        new Proof(alike, "json").isImpossible(assuming(NOTHING_KNOWN, [{ keeps: one }, { keeps: other }]), 0),
      ),
  };
}

/** What a value is known to be, by its name: for a schema inside itself the same question comes again. */
function keyOf({ choices, facts, refused }: Facts): string {
  const told = facts.map(({ keywords, place }) =>
    place === undefined ? JSON.stringify(keywords) : keyOfPlace(place),
  );
  return [...new Set(told), "not", ...new Set(refused.map(keyOfPlace)), choices.length].join(" ");
}

/** One proof. It ends when its steps are used up, and then it is none. */
class Proof implements Prover {
  private steps = 0;
  private depth = 0;
  /** Questions that are being answered, with how deep in the value they were asked. */
  private readonly asked = new Map<string, number>();
  private readonly unproven = new Set<string>();
  private readonly alike: (one: Place, other: Place) => boolean;
  private readonly form: Form;

  constructor(alike: (one: Place, other: Place) => boolean, form: Form) {
    this.alike = alike;
    this.form = form;
  }

  isKept(known: Facts, goal: Place, level: number): boolean {
    if (isAnything(goal)) return true;
    // What is no schema says nothing that could be kept.
    if (!isObject(goal.value) && goal.value !== false) return false;
    if (++this.steps > MAX_STEPS || level > MAX_LEVELS) return false;
    if (known.facts.some(({ place }) => place !== undefined && this.isAlike(place, goal))) return true;
    const key = `${keyOf(known)} in ${keyOfPlace(goal)}`;
    const before = this.asked.get(key);
    // A value is finite: what holds if it holds of all smaller values, holds.
    if (before !== undefined) return before < level;
    this.asked.set(key, level);
    const kept = KINDS.every(
      (kind) => this.isKeptBy(kind, known, goal, level) || this.isKeptAsText(kind, known, goal, level),
    );
    this.asked.delete(key);
    return kept;
  }

  isPartKept(known: readonly Assumption[], goal: Place, level: number): boolean {
    return this.isKept(assuming(NOTHING_KNOWN, known), goal, level + 1);
  }

  /** Whether no value is what is known. */
  isImpossible(known: Facts, level: number): boolean {
    return KINDS.every((kind) => this.isEmpty(kind, known, level));
  }

  isAlike(one: Place, other: Place): boolean {
    return (one.contract === other.contract && one.pointer === other.pointer) || this.alike(one, other);
  }

  isKeptBy(kind: Kind, known: Facts, goal: Place, level: number): boolean {
    if (this.depth >= MAX_DEPTH) return false;
    this.depth++;
    const kept = this.isKeptByRules(kind, known, goal, level);
    this.depth--;
    return kept;
  }

  private isKeptByRules(kind: Kind, known: Facts, goal: Place, level: number): boolean {
    if (this.isEmptyAtOnce(kind, known)) return true;
    const values = valuesOf(known, kind);
    const check = values === undefined ? undefined : wholeCheckOf(goal, kind, known);
    if (values !== undefined && check !== undefined)
      return values.every((value) => check.allows(value) || this.isRefused(kind, value, known));
    // What nobody can judge, nobody can prove.
    if (isUnjudged(goal)) return this.isEmpty(kind, known, level);
    const keywords = keywordsAt(goal);
    const missing = Object.keys(keywords).filter(
      (keyword) => !isImplied(this, kind, { known, goal, keywords, keyword, level }),
    );
    if (missing.length === 0) return true;
    if (this.isEmpty(kind, known, level)) return true;
    return (
      this.inEachCase(known, (each) => this.isKeptBy(kind, each, goal, level)) ||
      (kind === "object" && this.isKeptByEachValue(known, goal, level)) ||
      this.isKeptInTurn(kind, known, goal, level)
    );
  }

  /** Whether objects keep a schema, whichever of its few values a member has that has to be there: the kind of a union. */
  private isKeptByEachValue(known: Facts, goal: Place, level: number): boolean {
    const isAsked = ["oneOf", "anyOf", "if", "allOf", "$ref"].some(
      (key) => keywordsAt(goal)[key] !== undefined,
    );
    if (!isAsked || ++this.steps > MAX_STEPS) return false;
    for (const name of requiredIn(known)) {
      const member = assuming(NOTHING_KNOWN, memberFacts(known, name));
      const listed = member.facts.some(({ keywords }) => Array.isArray(keywords.enum));
      const values =
        saidOf(member, "const").length > 0 || !listed
          ? []
          : KINDS.flatMap((kind) => valuesOf(member, kind) ?? []);
      if (values.length < 2 || values.length > MAX_CASES) continue;
      return values.every((value) =>
        this.isKeptBy(
          "object",
          assuming(known, [{ said: { properties: { [name]: { const: value } } } }]),
          goal,
          level,
        ),
      );
    }
    return false;
  }

  /** Whether what the values are written as is kept: `5`, where every text may stand. */
  private isKeptAsText(kind: Kind, known: Facts, goal: Place, level: number): boolean {
    if (this.form === "json") return false;
    const values = valuesOf(known, kind);
    const check = values === undefined ? undefined : wholeCheckOf(goal, kind, known, "text");
    if (values !== undefined)
      return (
        check !== undefined &&
        values.every((value) => check.allows(value) || this.isRefused(kind, value, known))
      );
    return isNumeric(kind) && this.isKeptBy("string", NOTHING_KNOWN, goal, level);
  }

  /** Whether the values that the first branch of an `anyOf` leaves out keep another one. */
  private isKeptInTurn(kind: Kind, known: Facts, goal: Place, level: number): boolean {
    if (!Object.keys(keywordsAt(goal)).every((keyword) => keyword === "anyOf" || isAnnotation(keyword)))
      return false;
    const [first, ...others] = branchesOf(goal, "anyOf");
    const left = first === undefined ? undefined : leftBy(first, kind);
    if (left === undefined || ++this.steps > MAX_STEPS) return false;
    const rest = assuming(known, [{ said: left }]);
    return others.some((branch) => this.isKeptBy(kind, rest, branch, level));
  }

  inEachCase(known: Facts, holds: (known: Facts) => boolean): boolean {
    const [choice, ...choices] = known.choices;
    if (choice === undefined || ++this.steps > MAX_STEPS) return false;
    return choice.every((way) => holds(assuming({ ...known, choices }, way)));
  }

  private isRefused(kind: Kind, value: unknown, known: Facts): boolean {
    return known.facts.some(
      ({ place }) => place !== undefined && wholeCheckOf(place, kind, known)?.allows(value) === false,
    );
  }

  private isEmptyAtOnce(kind: Kind, known: Facts): boolean {
    return (
      saidOf(known, "type").some((types) => areTypes(types) && !kindsOf(types).has(kind)) ||
      isOutOfRange(known, kind)
    );
  }

  isEmpty(kind: Kind, known: Facts, level: number): boolean {
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
    if (
      known.facts.some(({ keywords, place }) => place?.value === false || isAnything({ value: keywords.not }))
    )
      return true;
    const values = valuesOf(known, kind);
    if (values?.every((value) => this.isRefused(kind, value, known)) === true) return true;
    if (kind === "object" && this.isMemberImpossible(known, level)) return true;
    // Without the others, or their number would multiply.
    if (known.refused.some((goal) => this.isKeptBy(kind, { ...known, refused: [] }, goal, level)))
      return true;
    return this.inEachCase(known, (each) => this.isEmpty(kind, each, level));
  }

  isMemberImpossible(known: Facts, level: number): boolean {
    return [...requiredIn(known)].some((name) => {
      const assumptions = memberFacts(known, name);
      return assumptions.length > 0 && this.isImpossible(assuming(NOTHING_KNOWN, assumptions), level + 1);
    });
  }
}
