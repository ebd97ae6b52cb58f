/**
 * What is to be said of a place where two schemas differ: a message shows it, a keyword says it, nothing differs, or nobody can
 * tell.
 */
import { isDeepStrictEqual } from "node:util";
import { objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import type { Uncompilable } from "@facility-contracts/model/schema/check";
import { shown } from "@facility-contracts/model/shown";
import { MOVES, type Move, movedBy } from "../schema/bearing.ts";
import { NULL } from "../schema/constant.ts";
import { foreignDialectAt, isForeign, unknownIn } from "../schema/unknown.ts";
import { reasonOf } from "../schema/validator.ts";
import { MAX_LOCATIONS, type Site } from "../schema/walk.ts";
import type { Context } from "../witness/host.ts";
import type { Found, Proof } from "../witness/search.ts";
import { isJudgedWhole } from "./judged-whole.ts";
import { type Looked, lookedAt, MAX_TRIES } from "./looked.ts";
import { isName, isNewName, isSpokenOf, movesOfName } from "./member-names.ts";
import { movesByKeyword, splitKeyword } from "./moves.ts";
import type { Pairing } from "./pairing.ts";

/** What became of the values of one keyword. */
export interface KeywordVerdict {
  readonly keyword: string;
  readonly moves: readonly Move[];
  /** Of some of the moves. */
  readonly proofs: readonly { readonly move: Move; readonly proof: Proof }[];
}

/** What is said of a place. */
export interface SiteVerdict {
  readonly changes: readonly KeywordVerdict[];
  /** Keywords that were written in another way; nothing differs. */
  readonly same: readonly string[];
  /** Keywords of which nobody can tell. */
  readonly undecided: readonly string[];
  /** Why not. */
  readonly cause: string;
  /** Why no message can be judged, where none can. */
  readonly unusable: string | undefined;
}

export function verdictOf(pairing: Pairing, site: Site, context: Context): SiteVerdict {
  if (site.isBeyond === true) return judgeBeyond(pairing, site, context);
  const foreign = site.keywords.filter((keyword) => isForeign(site, keyword));
  const keywords = site.keywords.filter((keyword) => !foreign.includes(keyword));
  const judged = keywords.length > 0 ? judge(pairing, { ...site, keywords }, context) : NOTHING_ELSE;
  const undecided = [...foreign, ...judged.undecided];
  return { ...judged, undecided, cause: unknownIn(site, undecided) ?? judged.cause };
}

const NOTHING_ELSE: SiteVerdict = { changes: [], same: [], undecided: [], cause: "", unusable: undefined };

/** Nothing was looked at there, and nothing has to be where the whole allows the same as before. */
function judgeBeyond(pairing: Pairing, site: Site, context: Context): SiteVerdict {
  const isSame = MOVES.every((move) =>
    isExcluded(pairing, site, context, move, { open: { narrowed: 0, widened: 0 } }),
  );
  return isSame ? NOTHING_ELSE : { ...NOTHING_ELSE, undecided: site.keywords, cause: BEYOND };
}

const BEYOND = `the same schema stands in more than ${MAX_LOCATIONS} places of the message, and only in so many of them it was looked at`;

function judge(pairing: Pairing, site: Site, context: Context): SiteVerdict {
  const looked = lookedAt(pairing, site, context);
  const { flaw, found, isWhole } = looked;
  const dialect = [site.after, site.before].map(foreignDialectAt).find((name) => name !== undefined);
  const isFlawed = flaw === undefined ? () => false : createIsFlawed(pairing, site, context);
  const entries = site.keywords.map((keyword) => {
    // Of what was left out, or no validator knows, nothing that was found is about it.
    const isJudged = !isFlawed(keyword) && unknownIn(site, [keyword]) === undefined;
    const entry = isJudged ? found.get(keyword) : undefined;
    return { keyword, entry, shown: MOVES.filter((move) => entry?.[move] !== undefined) };
  });
  const unusable = whyUnproven(flaw, dialect);
  const isShown = (move: Move) => entries.every(({ shown }) => shown.includes(move));
  const open = MOVES.filter(
    (move) => dialect !== undefined || isShown(move) || !isExcluded(pairing, site, context, move, looked),
  );
  if (site.isNullRewritten === true) {
    if (open.length === 0) return { ...NOTHING_ELSE, same: site.keywords };
    const { containment } = pairing.ways[context.direction];
    // What else differs is told where it stands; but whether null is of a format that nobody knows, nobody knows.
    if ([site.before, site.after].every((place) => containment.within(NULL, place, context.form)))
      return NOTHING_ELSE;
    const cause = unusable ?? unknownIn(site, ["format"]) ?? NOT_FOUND;
    return { ...NOTHING_ELSE, undecided: site.keywords, cause };
  }
  const changes: KeywordVerdict[] = [];
  const silent: string[] = [];
  for (const { entry, keyword, shown } of entries) {
    const others = entries.filter((other) => other.keyword !== keyword);
    const supposed = suppose(site, keyword, entry).filter(
      (move) => open.includes(move) && !isExplained(keyword, move, others),
    );
    const moves = MOVES.filter((move) => shown.includes(move) || supposed.includes(move));
    if (moves.length === 0 && open.length > 0 && isNewName(site, keyword, entry))
      changes.push({ keyword, moves: movedBy(site.bearing, movesOfName(site, keyword)), proofs: [] });
    else if (moves.length === 0) silent.push(keyword);
    else
      changes.push({
        keyword,
        moves,
        // A message that a part of the schema has not judged is no proof.
        proofs:
          unusable === undefined && isJudgedWhole(site, keyword)
            ? shown.flatMap((move) => proofOf(move, entry))
            : [],
      });
  }
  const told = new Set(changes.flatMap(({ moves }) => moves));
  const untold = open.filter((move) => !told.has(move));
  if (silent.length === 0 && told.size > 0 && untold.length > 0) {
    // A message shows one direction, and nothing that the keyword is not about the other one too.
    const unclear = changes.findIndex(
      ({ keyword }) =>
        movesByKeyword(site, keyword) === undefined && (!isName(keyword) || isSpokenOf(site, keyword)),
    );
    const change = changes[unclear];
    if (change !== undefined) changes[unclear] = { ...change, moves: MOVES };
  }
  const cause = unusable ?? (isWhole ? NOT_FOUND : "a message was looked for and not found in time");
  const isUndecided = silent.length > 0 && untold.length > 0;
  if (isUndecided && untold.length === 1 && told.size === 0) {
    // One contains the other, and nothing says that they are the same.
    const contained = silent.map((keyword) => ({ keyword, moves: untold, proofs: [] }));
    return { changes: [...changes, ...contained], same: [], undecided: [], cause, unusable };
  }
  const same = open.length > 0 ? [] : silent;
  return { changes, same, undecided: isUndecided ? silent : [], cause, unusable };
}

/** Tells the keywords of a place of which a part had to be left out to make it usable. */
function createIsFlawed({ usable }: Pairing, site: Site, { form }: Context): (keyword: string) => boolean {
  return (keyword) => {
    const [key] = splitKeyword(keyword);
    const part = ({ value }: Place) => (key === "" ? value : objectOf(value)[key]);
    return [site.before, site.after].some(
      (place) => !isDeepStrictEqual(part(place), part(usable(place, form))),
    );
  };
}

/** Why no message is a proof, where none is. */
function whyUnproven(flaw: Uncompilable | undefined, dialect: unknown): string | undefined {
  if (flaw !== undefined) return `no message can be judged, ${reasonOf(flaw)}`;
  return dialect === undefined
    ? undefined
    : `the dialect ${shown(dialect)} is judged as if it were the draft 2020-12`;
}

const NOT_FOUND = "no message was found that tells the two apart, and no proof that there is none";

function proofOf(move: Move, entry: Found | undefined): KeywordVerdict["proofs"] {
  const proof = entry?.[move];
  return proof === undefined ? [] : [{ move, proof }];
}

/** Whether it is proven that nothing moved in a direction: at the place itself, or in the whole that it is a part of. */
function isExcluded(
  { ways }: Pairing,
  site: Site,
  context: Context,
  move: Move,
  { open }: Pick<Looked, "open">,
): boolean {
  const { form } = context;
  const { containment } = ways[context.direction];
  const within = ({ before, after }: Pick<Site, "before" | "after">, as: Move) =>
    as === "narrowed" ? containment.within(before, after, form) : containment.within(after, before, form);
  if (movedBy(site.bearing, [move]).every((inside) => within(site, inside))) return true;
  if (open[move] >= MAX_TRIES) return false;
  const isWithin = within(context, move);
  if (!isWithin) open[move]++;
  return isWithin;
}

/** What is to be supposed of a keyword that no whole message shows: what values of the place show, or else the keyword itself. */
function suppose(site: Site, keyword: string, entry: Found | undefined): readonly Move[] {
  const seen = [...(entry?.open ?? [])];
  return movedBy(site.bearing, seen.length > 0 ? seen : (movesByKeyword(site, keyword) ?? []));
}

/** Keywords that put together what other keywords say. */
const STRUCTURE = new Set([
  "allOf",
  "contains",
  "dependentSchemas",
  "items",
  "maxContains",
  "minContains",
  "type",
]);

/** Whether a message has shown the move to be that of another keyword, which says enough of what this one does. */
function isExplained(
  keyword: string,
  move: Move,
  others: readonly { readonly keyword: string; readonly shown: readonly Move[] }[],
): boolean {
  return others.some(
    (other) => other.shown.includes(move) && (STRUCTURE.has(keyword) || other.keyword === "type"),
  );
}
