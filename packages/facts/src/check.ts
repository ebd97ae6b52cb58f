/**
 * Holds a contract against its ledger, both ways.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { enclosing, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { type Assumption, assumptionsOf, createCover } from "@facility-contracts/model/provenance";
import { shown } from "@facility-contracts/model/shown";
import { type Claim, claimsOf } from "./claims.ts";
import { entriesOf, type IsAssumed } from "./entries.ts";
import type { Entry, Ground, Ledger } from "./ledger.ts";
import { withNullSaid } from "./nullable.ts";

/** A claim, and what stands behind it. */
export interface Grounds {
  readonly claim: Claim;
  /** Undefined: the ledger does not hold the claim. */
  readonly ground: Ground | undefined;
  /** The entry of the ledger that says it. */
  readonly entry?: Entry;
  /** The mark that says why no page does, where none does. */
  readonly assumption?: Assumption;
}

/** What a check found. */
export interface LedgerCheck {
  /** How many claims there are, and how many of them have each ground. */
  readonly claims: number;
  readonly stated: number;
  readonly shown: number;
  readonly assumed: number;
  /** JSON pointers of the claims that the ledger does not hold. */
  readonly unexplained: readonly string[];
  /** Entries that the contract does not say, or whose ground is not that of the contract. */
  readonly contradicted: readonly LedgerProblem[];
  /** Every claim, in the order of the document. */
  readonly grounds: readonly Grounds[];
}

/** What is wrong with an entry of a ledger. */
export interface LedgerProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly says: string;
}

/** A problem in a line, with its file and line. */
export function problemText({ file, line, says }: LedgerProblem): string {
  return `${file}:${line}: ${says}`;
}

/** A document with its marks, as the ledger speaks of it. */
interface Marked {
  /** With its null said once. */
  readonly said: JsonObject;
  readonly assumptionOf: (pointer: string) => Assumption | undefined;
  readonly entries: readonly Entry[];
}

/** Checks a bundled document. */
export function checkLedger(document: JsonObject, ledger: Ledger): LedgerCheck {
  const marked = mark(document, ledger);
  const { assumptionOf, entries, said } = marked;
  const entryOf = createFinder(said, entries);
  const grounds = claimsOf(document).map((claim): Grounds => {
    const entry = entryOf(claim);
    const assumption = assumptionOf(claim.at);
    return {
      claim,
      ground: entry?.ground,
      ...(entry === undefined ? {} : { entry }),
      ...(assumption === undefined || (entry !== undefined && entry.ground !== "assumed")
        ? {}
        : { assumption }),
    };
  });
  const count = (ground: Ground) => grounds.filter((one) => one.ground === ground).length;
  return {
    claims: grounds.length,
    stated: count("stated"),
    shown: count("shown"),
    assumed: count("assumed"),
    unexplained: grounds.filter(({ ground }) => ground === undefined).map(({ claim }) => claim.pointer),
    contradicted: [...contradictionsIn(marked, ledger), ...misplacedIn(marked, ledger)],
    grounds,
  };
}

/** Whether a document does not say all that a ledger does: the quick answer, without the reasons. */
export function contradicts(document: JsonObject, ledger: Ledger): boolean {
  const said = objectOf(withNullSaid(document));
  return entriesOf(ledger, said, () => false).some(
    ({ at, is }) => contradictionIn(valueAt(said, at), is, at) !== undefined,
  );
}

function mark(document: JsonObject, ledger: Ledger): Marked {
  const said = objectOf(withNullSaid(document));
  const cover = createCover(assumptionsOf(document));
  const assumptionOf = (pointer: string) => cover(pointer) ?? cover(targetOf(said, pointer) ?? "");
  const isAssumed: IsAssumed = (pointer) => assumptionOf(pointer) !== undefined;
  return { said, assumptionOf, entries: entriesOf(ledger, said, isAssumed) };
}

/** The component that a place is nothing but a reference to: where that is assumed as a whole, so is the place. */
function targetOf(said: JsonObject, pointer: string): string | undefined {
  const value = valueAt(said, pointer);
  const reference = pointer.endsWith("/$ref") ? value : objectOf(value).$ref;
  return typeof reference === "string" ? reference : undefined;
}

/** Makes the function that finds the entry which says a claim. That of a name is said by what is said inside of it, too. */
function createFinder(said: JsonObject, entries: readonly Entry[]): (claim: Claim) => Entry | undefined {
  const exact = new Map<string, Entry>();
  const around = new Map<string, Entry>();
  for (const entry of entries)
    for (const pointer of pointersOf(entry.at, entry.is, valueAt(said, entry.at))) {
      if (!exact.has(pointer)) exact.set(pointer, entry);
      for (const place of enclosing(pointer)) {
        if (around.has(place)) break;
        around.set(place, entry);
      }
    }
  return ({ at, kind }) => exact.get(at) ?? (kind === "name" ? around.get(at) : undefined);
}

/** The entries that the document does not say. */
function contradictionsIn({ entries, said }: Marked, { file }: Ledger): LedgerProblem[] {
  return entries.flatMap((entry) => {
    const wrong = contradictionIn(valueAt(said, entry.at), entry.is, entry.at);
    if (wrong === undefined) return [];
    const now = wrong.found === undefined ? "there is nothing" : `it is ${shown(wrong.found)}`;
    const says = `${sayingOf(entry)}: ${wrong.at} must be ${shown(wrong.is)}, but ${now}`;
    return [{ file, line: entry.line, says }];
  });
}

function sayingOf({ fact, ground, page }: Entry): string {
  if (ground === "assumed") return "an assumed value has changed";
  return `the page ${page} ${ground === "stated" ? "says" : "shows"} "${fact}"`;
}

/** What a page says is no assumption, and what none says is no fact. */
function misplacedIn({ assumptionOf, said }: Marked, { facts, file }: Ledger): LedgerProblem[] {
  return facts.flatMap(({ at, ground, is, line, page }): LedgerProblem[] => {
    const places = pointersOf(at, is, valueAt(said, at));
    const isMarked = (place: string) => assumptionOf(place) !== undefined;
    const isAssumed = ground === "assumed";
    const wrong = places.filter((place) => isMarked(place) !== isAssumed);
    // That any value may be null is assumed of the whole document; a page may say it of one.
    if (wrong.every((place) => !isAssumed && place.endsWith("/null"))) return [];
    const where = wrong.length === places.length ? at : wrong.join(", ");
    const says = isAssumed
      ? `${where} does not carry x-assumption. Mark it, or give the entry the ground \`stated\` or \`shown\` with the page`
      : `${where} carries x-assumption, but the page ${page} has it. Name the keywords that are assumed in x-assumed, or give the entry \`ground: assumed\``;
    return [{ file, line, says }];
  });
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
