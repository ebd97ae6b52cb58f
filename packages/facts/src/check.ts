/**
 * Holds a contract against its ledger, both ways.
 */
import { isDeepStrictEqual } from "node:util";
import { type Assumption, assumptionsOf, createCover } from "./assumptions.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { type Document, enclosing, isObject, pointerBelow, valueAt } from "./document.ts";
import type { Entry, Fact, Ledger } from "./ledger.ts";

/** A claim, and what stands behind it. */
export interface Grounds {
  readonly claim: Claim;
  /** The page that says it. */
  readonly fact?: Fact;
  /** The mark that says why no page does. */
  readonly assumption?: Assumption;
}

/** What a check found. */
export interface LedgerCheck {
  /** How many claims there are, how many are facts, and how many are assumed. */
  readonly claims: number;
  readonly facts: number;
  readonly assumed: number;
  /** JSON pointers of the claims that are neither. */
  readonly unexplained: readonly string[];
  /** Entries that the contract does not say, or that stand in the wrong list: a line each, with file and line. */
  readonly contradicted: readonly string[];
  /** Every claim, in the order of the document. */
  readonly grounds: readonly Grounds[];
}

/** Checks a bundled document. */
export function checkLedger(document: Document, ledger: Ledger): LedgerCheck {
  const cover = createCover(assumptionsOf(document));
  const facts = new Map<string, Fact>();
  /** What something inside of it is said of. */
  const around = new Map<string, Fact>();
  for (const fact of ledger.facts)
    for (const pointer of pointersOf(fact.at, fact.is, valueAt(document, fact.at))) {
      if (!facts.has(pointer)) facts.set(pointer, fact);
      for (const place of enclosing(pointer)) {
        if (around.has(place)) break;
        around.set(place, fact);
      }
    }
  const grounds = claimsOf(document).map((claim): Grounds => {
    const fact = facts.get(claim.pointer) ?? (claim.kind === "name" ? around.get(claim.pointer) : undefined);
    const assumption = cover(claim.pointer) ?? cover(targetOf(claim) ?? "");
    return {
      claim,
      ...(fact === undefined ? {} : { fact }),
      ...(assumption === undefined ? {} : { assumption }),
    };
  });
  return {
    claims: grounds.length,
    facts: grounds.filter(({ fact }) => fact !== undefined).length,
    assumed: grounds.filter(({ fact, assumption }) => fact === undefined && assumption !== undefined).length,
    unexplained: grounds.flatMap(({ claim, fact, assumption }) =>
      fact === undefined && assumption === undefined ? [claim.pointer] : [],
    ),
    contradicted: [...contradictionsOf(document, ledger), ...misplacedIn(ledger, cover, document)],
    grounds,
  };
}

/** The component that a claim is nothing but a reference to: where that is assumed as a whole, so is the claim. */
function targetOf({ pointer, value }: Claim): string | undefined {
  const reference = pointer.endsWith("/$ref") ? value : isObject(value) ? value.$ref : undefined;
  return typeof reference === "string" ? reference : undefined;
}

/** The entries that the document does not say: a line each. */
export function contradictionsOf(document: Document, { file, facts, assumptions }: Ledger): string[] {
  const lineOf = (entry: Entry, what: string) => {
    const found = valueAt(document, entry.at);
    if (says(found, entry.is, entry.at)) return [];
    const now = found === undefined ? "there is nothing" : `it is ${shown(found)}`;
    return [`${file}:${entry.line}: ${what}: ${entry.at} must be ${shown(entry.is)}, but ${now}`];
  };
  return [
    ...facts.flatMap((fact) => lineOf(fact, `the page ${fact.page} says "${fact.fact}"`)),
    ...assumptions.flatMap((entry) => lineOf(entry, "an assumed value has changed")),
  ];
}

/** Whether a document says all that a ledger does: the quick answer, without the reasons. */
export function contradicts(document: Document, { facts, assumptions }: Ledger): boolean {
  return [...facts, ...assumptions].some(({ at, is }) => !says(valueAt(document, at), is, at));
}

/** What a page says is no assumption, and what none says is no fact. */
function misplacedIn(ledger: Ledger, cover: ReturnType<typeof createCover>, document: Document): string[] {
  const covered = (pointer: string) => {
    const value = valueAt(document, pointer);
    const target = targetOf({ pointer, kind: "value", value });
    return cover(pointer) !== undefined || (target !== undefined && cover(target) !== undefined);
  };
  const all = ({ at, is }: Entry) => pointersOf(at, is, valueAt(document, at)).every(covered);
  const where = ({ line }: Entry) => `${ledger.file}:${line}`;
  return [
    ...ledger.facts
      .filter(all)
      .map(
        (fact) =>
          `${where(fact)}: ${fact.at} carries x-assumption, but the page ${fact.page} says it. Name the keywords that are assumed in x-assumed, or move the entry to \`assumptions\``,
      ),
    ...ledger.assumptions
      .filter((entry) => !all(entry))
      .map(
        (entry) =>
          `${where(entry)}: ${entry.at} does not carry x-assumption. Mark it, or move the entry to \`facts\` with the page that says it`,
      ),
  ];
}

/** The pointers that an entry says something of: its own, or those of the members that it names. */
function pointersOf(at: string, is: unknown, found: unknown): string[] {
  if (!isObject(is) || !isObject(found) || Object.keys(is).length === 0) return [at];
  return Object.entries(is).flatMap(([key, value]) => {
    const pointer = pointerBelow(at, key);
    return isSet(pointer) ? [pointer] : pointersOf(pointer, value, found[key]);
  });
}

/** Whether what was found is what an entry says. */
function says(found: unknown, is: unknown, at: string): boolean {
  if (isSet(at)) return isDeepStrictEqual(sorted(found), sorted(is));
  if (isObject(is))
    return (
      isObject(found) &&
      Object.entries(is).every(([key, value]) => says(found[key], value, pointerBelow(at, key)))
    );
  return isDeepStrictEqual(found, is);
}

/** Lists whose order says nothing. */
function isSet(pointer: string): boolean {
  return (
    /\/(required|enum|type|security|dependentRequired)$/.test(pointer) &&
    !/\/properties\/[^/]+$/.test(pointer)
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)]));
  return value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
