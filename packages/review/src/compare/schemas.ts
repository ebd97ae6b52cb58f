/**
 * The changes of a schema as one operation uses it: where it differs, who is hurt, and the message that shows it.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { examplesOf as examplesAt } from "@facility-contracts/model/example";
import { textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { isOpenDemand } from "@facility-contracts/model/schema/one-way";
import { guessOf } from "@facility-contracts/model/schema/values";
import type { Witness } from "../report.ts";
import type { Move } from "../schema/bearing.ts";
import { ANYTHING } from "../schema/constant.ts";
import { besideNull, unwrapped } from "../schema/layers.ts";
import { unknownIn } from "../schema/unknown.ts";
import { type Site, sitesOf, withoutNull } from "../schema/walk.ts";
import type { Context } from "../witness/host.ts";
import type { Proof } from "../witness/search.ts";
import { noteAnnotation } from "./annotations.ts";
import { splitKeyword } from "./moves.ts";
import { type Pairing, placesOf, sideOf, touchedBy } from "./pairing.ts";
import type { Noticed } from "./recorder.ts";
import { SIDES, sidesIn } from "./side.ts";
import type { Use } from "./use.ts";
import { type KeywordVerdict, type SiteVerdict, verdictOf } from "./verdict.ts";
import { capital, kebab, sentenceOf, titleOf } from "./wording.ts";

/** Notes the changes of a schema. Either may be missing: then anything is allowed there. */
export function compareSchemas(pairing: Pairing, use: Use, before?: Place, after?: Place): void {
  const way = pairing.ways[use.direction];
  const one = inContract(way.before, pairing.before.contract, before);
  const other = inContract(way.after, pairing.after.contract, after);
  for (const site of sitesOf(one, other, way.same, way.containment)) {
    const { annotation } = site;
    if (annotation === undefined) noteSite(pairing, use, site, { ...use, ...site.whole });
    else noteAnnotation(pairing, use, site, annotation, whereOf(site, use));
  }
}

/** The same place in what is compared of its contract in one direction. */
function inContract(compared: Contract, written: Contract, place: Place = ANYTHING): Place {
  return place.contract === written ? { ...placeAt(compared, place.pointer), via: place.via } : place;
}

function noteSite(pairing: Pairing, use: Use, site: Site, context: Context): void {
  const verdict = verdictOf(pairing, site, context);
  for (const change of verdict.changes) noteKeyword(pairing, use, site, change, verdict.unusable);
  if (verdict.undecided.length > 0) noteUndecided(pairing, use, site, verdict);
  else if (verdict.same.length > 0) noteRewriting(pairing, use, site, verdict.same);
}

function witnessOf(pairing: Pairing, use: Use, move: Move, { value, at, refusal }: Proof): Witness {
  const operation = move === "narrowed" ? pairing.before : pairing.after;
  return {
    side: sideOf(move, use.direction, operation),
    message: use.direction,
    operationId: operation.operationId ?? "",
    allowed: move === "narrowed" ? "before" : "after",
    what: use.what,
    value,
    at,
    refusal,
  };
}

function noteKeyword(
  pairing: Pairing,
  use: Use,
  site: Site,
  { keyword, moves, proofs }: KeywordVerdict,
  unusable: string | undefined,
): void {
  const found = proofs.map(({ move, proof }) => witnessOf(pairing, use, move, proof));
  const witnesses = SIDES.flatMap((side) => found.filter((witness) => witness.side === side));
  const breaks = moves.map((move) => sideOf(move, use.direction, pairing.after));
  const [key = "", name = ""] = splitKeyword(keyword);
  const partIn = (place: Place, other: Place) => {
    const part = key === "type" ? typesOf(place, other) : partOf(place, key, name);
    return site.isBesideNull === true ? { ...part, value: withoutNull(key, part.value) } : part;
  };
  const [before, after] = [partIn(site.before, site.after), partIn(site.after, site.before)];
  const wording = {
    keyword: key,
    name,
    before: before.value,
    after: after.value,
    where: whereOf(site, use),
    direction: use.direction,
  };
  const isOpen =
    key === "required" && [site.before, site.after].some((place) => isOpenDemand(place, name, use.direction));
  pairing.recorder.note({
    kind: kindOf(key, before.value, after.value),
    tier: "wire",
    breaks: sidesIn(breaks),
    certainty: witnesses.length > 0 && witnesses.length === breaks.length ? "proven" : "by rule",
    title: [titleOf(wording), unusable, unknownIn(site, [key]), isOpen ? OPEN_DEMAND : undefined]
      .filter((part) => part !== undefined)
      .join("; "),
    sentence: sentenceOf(wording),
    witnesses,
    operation: touchedBy(pairing.api, pairing.after, use.direction),
    ...placesOf(before, after),
  });
}

const OPEN_DEMAND =
  "OpenAPI 3.1 leaves open whether what is only read has to be in a request, and what is only written in an answer";

/**
 * The types of a schema; of a union with null, those of both.
 *
 * @param other the other schema: where it is such a union, this one does not take null, even if its types do
 */
function typesOf(place: Place, other: Place): Place {
  const bare = besideNull(place);
  const { type } = keywordsAt(bare === undefined ? place : unwrapped(bare));
  if (bare === undefined) {
    const isTold = besideNull(other) !== undefined && Array.isArray(type);
    return { ...memberOf(place, "type"), value: isTold ? type.filter((each) => each !== "null") : type };
  }
  // What is of any type is so with null too.
  const isAny = type === undefined && keywordsAt(other).type !== undefined;
  return { ...memberOf(place, "anyOf"), value: isAny ? undefined : [...textsOf(type), "null"] };
}

function partOf(place: Place, key: string, name: string): Place {
  if (key === "") return place;
  const part = { ...memberOf(place, key), value: keywordsAt(place)[key] };
  if (key === "required") {
    const has = Array.isArray(part.value) && part.value.includes(name);
    return { ...part, value: has ? name : undefined };
  }
  return name === "" ? part : memberOf(part, name);
}

function kindOf(key: string, before: unknown, after: unknown): string {
  const what =
    { "": "schema", properties: "property", patternProperties: "pattern-property" }[key] ?? kebab(key);
  if (!["properties", "required", "patternProperties"].includes(key)) return what;
  return `${what}-${before === undefined ? "added" : after === undefined ? "removed" : "changed"}`;
}

/** `title`, `error.code`, `images[].size`; what the use is about when the site is the whole. */
function whereOf({ steps }: Site, use: Use): string {
  const path = steps
    .map((step) => (step.into === "item" ? "[]" : step.into === "other" ? ".*" : `.${step.name}`))
    .join("")
    .replace(/^\./, "");
  if (path === "") return use.subject;
  return use.subject.startsWith("the body") || use.direction === "response"
    ? `\`${path}\``
    : `\`${path}\` of ${use.subject}`;
}

/** Nobody can tell whom it hurts, and who is not told thinks that it is nobody. */
function noteUndecided(pairing: Pairing, use: Use, site: Site, { cause, undecided }: SiteVerdict): void {
  const where = whereOf(site, use);
  noteWhole(pairing, use, site, {
    kind: "undecided",
    tier: "wire",
    breaks: ["clients", "providers"],
    certainty: "undecided",
    title: `${where} has changed (${namesOf(undecided)}), and nobody can tell whom that hurts: ${cause}`,
    sentence: `${capital(where)} is described in another way, which may mean something else.`,
  });
}

/** Something is written in another way, and allows what it did. */
function noteRewriting(pairing: Pairing, use: Use, site: Site, keywords: readonly string[]): void {
  const where = whereOf(site, use);
  noteWhole(pairing, use, site, {
    kind: "rewritten",
    tier: "documentation",
    breaks: [],
    certainty: "same",
    title: `${where} is written in another way (${namesOf(keywords)}): each version is proven to allow all that the other one does`,
    sentence: `${capital(where)} is described in another way and means the same.`,
  });
}

/** Notes a change of all that stands at a place, which no message shows. */
function noteWhole(
  { after, api, recorder }: Pairing,
  { direction }: Use,
  site: Site,
  change: Omit<Noticed, "witnesses" | "before" | "after">,
): void {
  const operation = touchedBy(api, after, direction);
  recorder.note({ ...change, witnesses: [], operation, ...placesOf(site.before, site.after) });
}

function namesOf(keywords: readonly string[]): string {
  return keywords.map((keyword) => keyword || "schema").join(", ");
}

/** The values that a media type or a parameter gives as examples. */
export function examplesOf(owner: Place): unknown[] {
  return examplesAt(owner).map(({ value }) => value);
}

/** The first of them, or a value that is made from the schema. */
export function exampleOf(owner: Place, schema: Place | undefined): unknown {
  return examplesOf(owner)[0] ?? guessOf(schema === undefined ? [] : [schema], "full");
}
