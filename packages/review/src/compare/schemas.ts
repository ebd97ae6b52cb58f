/**
 * The changes of a schema as one operation uses it: where it differs, who is hurt, and the message that shows it.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { entriesOf, memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import { isGenerated, LONGEST } from "@facility-contracts/model/schema/strings";
import { guessOf } from "@facility-contracts/model/schema/values";
import type { Side, Witness } from "../report.ts";
import { flawIn, reasonOf } from "../schema/validator.ts";
import { besideNull, type Site, sitesOf } from "../schema/walk.ts";
import type { Context } from "../witness/host.ts";
import { type Found, type Proof, search } from "../witness/search.ts";
import { noteAnnotations } from "./annotations.ts";
import { type Move, type Pairing, placesOf, sideOf, touchedBy } from "./pairing.ts";
import type { Use } from "./use.ts";
import { kebab, sentenceOf, titleOf } from "./wording.ts";

/** Notes the changes of a schema. Either may be missing: then anything is allowed there. */
export function compareSchemas(pairing: Pairing, use: Use, before?: Place, after?: Place): void {
  const [one, other] = [before ?? ANYTHING, after ?? ANYTHING];
  for (const site of sitesOf(one, other, pairing.same)) {
    noteAnnotations(pairing, use, site);
    if (site.keywords.length > 0) noteSite(pairing, use, site, { ...use, before: one, after: other });
  }
}

const ANYTHING = placeAt(
  contractOf({ openapi: "3.1.0", components: { schemas: { Anything: true } } }, "anything"),
  "#/components/schemas/Anything",
);

function noteSite(pairing: Pairing, use: Use, site: Site, context: Context): void {
  const flaw = flawIn([context.before, context.after, site.before, site.after], use.form);
  if (flaw !== undefined) {
    // Nobody can tell whom it hurts, and who is not told thinks that it is nobody.
    for (const keyword of site.keywords)
      noteKeyword(pairing, use, site, keyword, ["clients", "providers"], [], reasonOf(flaw));
    return;
  }
  const found = remembered(pairing, use, site, context);
  const silent: string[] = [];
  for (const keyword of site.keywords) {
    const { narrowed, possible, widened } = found.get(keyword) ?? {};
    const proofs: [Move, Proof][] = [];
    if (narrowed !== undefined) proofs.push(["narrowed", narrowed]);
    if (widened !== undefined) proofs.push(["widened", widened]);
    if (proofs.length > 0) {
      const witnesses = proofs
        .map(([move, proof]) => witnessOf(pairing, use, move, proof))
        .sort(clientsFirst);
      noteKeyword(
        pairing,
        use,
        site,
        keyword,
        witnesses.map(({ side }) => side),
        witnesses,
      );
      continue;
    }
    const moves = movesByRule(site, keyword, possible === true);
    if (moves === undefined) silent.push(keyword);
    else
      noteKeyword(
        pairing,
        use,
        site,
        keyword,
        moves.map((move) => sideOf(move, use.direction, pairing.after)),
        [],
      );
  }
  if (silent.length > 0) noteRewriting(pairing, use, site, silent);
}

function clientsFirst(one: Witness, other: Witness): number {
  return one.side < other.side ? -1 : one.side > other.side ? 1 : 0;
}

/**
 * Searches, unless another operation has shown all that there is to show of the same place: what a shared component
 * means does not have to be found eight hundred times.
 */
function remembered(pairing: Pairing, use: Use, site: Site, context: Context): Map<string, Found> {
  const key = `${use.direction} ${use.form} ${site.before.pointer} ${site.after.pointer}`;
  const known = pairing.memory.get(key);
  if (known !== undefined && [...known.values()].every(({ open }) => open.size === 0)) return known;
  const found = search(site, context);
  pairing.memory.set(key, found);
  return found;
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
  keyword: string,
  breaks: readonly Side[],
  witnesses: readonly Witness[],
  unjudged?: string,
): void {
  const [key = "", name = ""] = splitKeyword(keyword);
  const [before, after] = [site.before, site.after].map((place) =>
    key === "type" ? typesOf(place) : partOf(place, key, name),
  );
  const wording = {
    keyword: key,
    name,
    before: before?.value,
    after: after?.value,
    where: whereOf(site, use),
    direction: use.direction,
  };
  pairing.recorder.note({
    kind: kindOf(key, before?.value, after?.value),
    tier: "wire",
    breaks: (["clients", "providers"] as const).filter((side) => breaks.includes(side)),
    certainty: unjudged !== undefined ? "no witness" : witnesses.length > 0 ? "proven" : "by rule",
    title: unjudged === undefined ? titleOf(wording) : `${titleOf(wording)}; it is not judged, ${unjudged}`,
    sentence: sentenceOf(wording),
    witnesses,
    operation: touchedBy(pairing.api, pairing.after, use.direction),
    ...placesOf(before, after),
  });
}

/** A keyword with what it names: `properties/title` gives both parts. */
function splitKeyword(keyword: string): [key: string, name: string] {
  const slash = keyword.indexOf("/");
  return slash < 0 ? [keyword, ""] : [keyword.slice(0, slash), keyword.slice(slash + 1)];
}

/** The types of a schema; of a union with null, those of both. */
function typesOf(place: Place): Place {
  const bare = besideNull(place);
  if (bare === undefined) return memberOf(place, "type");
  return { ...memberOf(place, "anyOf"), value: [...textsOf(objectOf(bare.value).type), "null"] };
}

function partOf(place: Place, key: string, name: string): Place {
  if (key === "") return place;
  const part = memberOf(place, key);
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

/** What a rule says of a keyword that no value was found for; nothing when a search says enough. */
function movesByRule(site: Site, keyword: string, possible: boolean): Move[] | undefined {
  const [before, after] = [objectOf(site.before.value), objectOf(site.after.value)];
  const [key = "", name = ""] = splitKeyword(keyword);
  if (key === "properties") {
    const spoken = (place: Place) => flatten([place]).some(({ properties }) => properties.has(name));
    if (!possible || (spoken(site.before) && spoken(site.after))) return undefined;
    return objectOf(after.properties)[name] === undefined ? ["widened"] : [];
  }
  if (key === "pattern") {
    const patterns = [before.pattern, after.pattern].filter((pattern) => typeof pattern === "string");
    return patterns.every(isGenerated) ? undefined : ["narrowed", "widened"];
  }
  if (/^(max|min)(Length|Items)$/.test(key)) {
    const [from, to] = [before[key], after[key]].map((limit) =>
      typeof limit === "number" ? limit : undefined,
    );
    if (Math.max(from ?? 0, to ?? 0) <= LONGEST) return undefined;
    const [most, least] = key.startsWith("max") ? [from ?? Infinity, to ?? Infinity] : [to ?? 0, from ?? 0];
    return [most > least ? "narrowed" : "widened"];
  }
  return undefined;
}

/** Something is written in another way, and nothing was found that tells the two apart. */
function noteRewriting(pairing: Pairing, use: Use, site: Site, keywords: readonly string[]): void {
  const where = whereOf(site, use);
  pairing.recorder.note({
    kind: "rewritten",
    tier: "documentation",
    breaks: [],
    certainty: "no witness",
    title: `${where} is written in another way (${keywords.map((keyword) => keyword || "schema").join(", ")}); no message tells the two apart`,
    sentence: `${where} is described in another way and means the same.`,
    witnesses: [],
    operation: touchedBy(pairing.api, pairing.after, use.direction),
    ...placesOf(site.before, site.after),
  });
}

/** The values that a media type or a parameter gives as examples. */
export function examplesOf(owner: Place): unknown[] {
  const named = entriesOf(memberOf(owner, "examples")).map(({ place }) => objectOf(place.value).value);
  return [...named, objectOf(owner.value).example].filter((value) => value !== undefined);
}

/** The first of them, or a value that is made from the schema. */
export function exampleOf(owner: Place, schema: Place | undefined): unknown {
  return examplesOf(owner)[0] ?? guessOf(schema === undefined ? [] : [schema], "full");
}
