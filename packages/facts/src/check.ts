/**
 * Holds a contract against its ledger, both ways.
 */
import { isDeepStrictEqual } from "node:util";
import { pointerBelow, valueAt } from "../../../scripts/json-pointer.ts";
import { type Assumption, assumptionsOf, createCover } from "./assumptions.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { type Document, enclosing, isObject } from "./document.ts";
import type { Entry, Fact, Ledger } from "./ledger.ts";

/** A claim, and what stands behind it. */
export interface Grounds {
  readonly claim: Claim;
  /** The page that says it. */
  readonly fact?: Fact;
  /** The mark that says why no page does. */
  readonly assumption?: Assumption;
  /** The ledger has it: as a fact, or as the value of an assumption. */
  readonly held: boolean;
}

/** What a check found. */
export interface LedgerCheck {
  /** How many claims there are, how many are facts, and how many are assumed. */
  readonly claims: number;
  readonly facts: number;
  readonly assumed: number;
  /** JSON pointers of the claims that are neither, and of assumed ones whose value the ledger does not hold. */
  readonly unexplained: readonly string[];
  /** Entries that the contract does not say, or that stand in the wrong list: a line each, with file and line. */
  readonly contradicted: readonly string[];
  /** Every claim, in the order of the document. */
  readonly grounds: readonly Grounds[];
}

/** Checks a bundled document. */
export function checkLedger(document: Document, ledger: Ledger): LedgerCheck {
  const cover = createCover(assumptionsOf(document));
  const factOf = createFinder(document, ledger.facts);
  const pinOf = createFinder(document, ledger.assumptions);
  const grounds = claimsOf(document).map((claim): Grounds => {
    const fact = factOf(claim);
    const assumption = cover(claim.pointer) ?? cover(targetOf(claim) ?? "");
    const held = fact !== undefined || (assumption !== undefined && pinOf(claim) !== undefined);
    return {
      claim,
      held,
      ...(fact === undefined ? {} : { fact }),
      ...(assumption === undefined ? {} : { assumption }),
    };
  });
  return {
    claims: grounds.length,
    facts: grounds.filter(({ fact }) => fact !== undefined).length,
    assumed: grounds.filter(({ fact, assumption }) => fact === undefined && assumption !== undefined).length,
    unexplained: grounds.filter(({ held }) => !held).map(({ claim }) => claim.pointer),
    contradicted: [...contradictionsOf(document, ledger), ...misplacedIn(ledger, cover, document)],
    grounds,
  };
}

/** Makes the function that finds the entry which says a claim. That of a name is said by what is said inside of it, too. */
function createFinder<Kind extends Entry>(
  document: Document,
  entries: readonly Kind[],
): (claim: Claim) => Kind | undefined {
  const exact = new Map<string, Kind>();
  const around = new Map<string, Kind>();
  for (const entry of entries)
    for (const pointer of pointersOf(entry.at, entry.is, valueAt(document, entry.at))) {
      if (!exact.has(pointer)) exact.set(pointer, entry);
      for (const place of enclosing(pointer)) {
        if (around.has(place)) break;
        around.set(place, entry);
      }
    }
  return ({ kind, pointer }) => exact.get(pointer) ?? (kind === "name" ? around.get(pointer) : undefined);
}

/** The component that a claim is nothing but a reference to: where that is assumed as a whole, so is the claim. */
function targetOf({ pointer, value }: Claim): string | undefined {
  const reference = pointer.endsWith("/$ref") ? value : isObject(value) ? value.$ref : undefined;
  return typeof reference === "string" ? reference : undefined;
}

/** The entries that the document does not say: a line each. */
export function contradictionsOf(document: Document, { file, facts, assumptions }: Ledger): string[] {
  const lineOf = (entry: Entry, what: string) => {
    const wrong = contradictionIn(valueAt(document, entry.at), entry.is, entry.at);
    if (wrong === undefined) return [];
    const now = wrong.found === undefined ? "there is nothing" : `it is ${shown(wrong.found)}`;
    return [`${file}:${entry.line}: ${what}: ${wrong.at} must be ${shown(wrong.is)}, but ${now}`];
  };
  return [
    ...facts.flatMap((fact) => lineOf(fact, `the page ${fact.page} says "${fact.fact}"`)),
    ...assumptions.flatMap((entry) => lineOf(entry, "an assumed value has changed")),
  ];
}

/** Whether a document says all that a ledger does: the quick answer, without the reasons. */
export function contradicts(document: Document, { facts, assumptions }: Ledger): boolean {
  return [...facts, ...assumptions].some(
    ({ at, is }) => contradictionIn(valueAt(document, at), is, at) !== undefined,
  );
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

/** A place that does not say what it should. */
interface Contradiction {
  readonly at: string;
  readonly is: unknown;
  readonly found: unknown;
}

/** The first place where what was found is not what an entry says; nothing when it is. */
function contradictionIn(found: unknown, is: unknown, at: string): Contradiction | undefined {
  if (isSet(at)) return isDeepStrictEqual(sorted(found), sorted(is)) ? undefined : { at, is, found };
  if (!isObject(is)) return isDeepStrictEqual(found, is) ? undefined : { at, is, found };
  if (!isObject(found)) return { at, is, found };
  for (const [key, value] of Object.entries(is)) {
    const wrong = contradictionIn(found[key], value, pointerBelow(at, key));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
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
