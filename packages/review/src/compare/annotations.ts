/**
 * Keywords that no message shows, but that change what a client or a provider has to do.
 */
import { isDeepStrictEqual } from "node:util";
import { objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import type { Side } from "../report.ts";
import { kindsOf } from "../schema/discriminator.ts";
import { locationOf } from "../schema/location.ts";
import { missingIn } from "../schema/missing.ts";
import type { Site } from "../schema/walk.ts";
import { isWebhook } from "./operation.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import { endsOf } from "./side.ts";
import type { Use } from "./use.ts";
import { bothShown, capital, courseOf, kebab } from "./wording.ts";

/**
 * In the direction in which an annotation says nothing, a change of it is documentation.
 *
 * @param where what the site is called
 */
export function noteAnnotation(pairing: Pairing, use: Use, site: Site, keyword: string, where: string): void {
  const [before, after] = [memberOf(site.before, keyword), memberOf(site.after, keyword)];
  if (use.form === "text" && isSameText(before.value, after.value)) return;
  const breaks =
    keyword === "discriminator" ? breaksOfWords(pairing, use, site) : breaksOf(keyword, use, site);
  if (keyword === "discriminator" && breaks?.length === 0) return;
  const { old, now } = bothShown(before.value, after.value);
  noteRuled(pairing, use.direction, {
    kind: kebab(keyword),
    title: isDeepStrictEqual(before.value, after.value)
      ? `\`${keyword}\` of ${where} has other words: ${wordsOf(site.after)}, were ${wordsOf(site.before)}`
      : `\`${keyword}\` of ${where} ${courseOf(before.value, after.value)}`,
    sentence: `${capital(where)}: ${sentences[keyword] ?? keyword} (${now}, was ${old}).`,
    tier: breaks === undefined ? "documentation" : "wire",
    breaks: breaks ?? [],
    before,
    after,
  });
}

/** The words that the names of schemas make, where none is written out. */
function wordsOf(place: Place): string {
  return [...kindsOf(place).keys()].join(", ") || "none";
}

const sentences: Readonly<Record<string, string>> = {
  default: "what is assumed when it is left out has changed",
  discriminator: "what tells its kinds apart has changed",
  readOnly: "whether it may be sent has changed",
  xml: "how it is written as XML has changed",
  writeOnly: "whether it is sent back has changed",
};

/** Nothing: it is not about messages in this direction. */
function breaksOf(
  keyword: string,
  { direction, isRequired: isWholeRequired = false, isXml = false }: Use,
  site: Site,
): readonly Side[] | undefined {
  const now = objectOf(site.after.value)[keyword] === true;
  if (keyword === "xml") return isXml ? ["clients", "providers"] : undefined;
  // What has to be there has no use for a default.
  if (keyword === "default") {
    const isNeeded = site.steps.length === 0 ? isWholeRequired : isRequired(site);
    return direction === "request" && !isNeeded ? ["clients"] : undefined;
  }
  if (keyword === "readOnly") return direction !== "request" ? undefined : now ? ["clients"] : ["providers"];
  return direction !== "response" ? undefined : now ? ["clients"] : [];
}

/** Whether the value has to be there, in both versions. */
function isRequired({ steps, whole }: Site): boolean {
  const last = steps.at(-1);
  if (last?.into !== "property") return false;
  return [whole.before, whole.after].every((place) =>
    flatten(locationOf([place], steps.slice(0, -1)))
      .filter(({ properties }) => properties.has(last.name))
      .every(({ required }) => required.has(last.name)),
  );
}

/** Nobody where the same words lead to the same schemas, as they are written out or by their names. */
function breaksOfWords(
  { after: operation, ways }: Pairing,
  { direction }: Use,
  { after, before }: Site,
): Side[] {
  const { same } = ways[direction];
  const [one, other] = [before, after].map((place) => objectOf(objectOf(place.value).discriminator));
  const [old, now] = [kindsOf(before), kindsOf(after)];
  const isSame = [...old].every(([word, from]) => {
    const to = now.get(word);
    return (
      to === undefined || from === to || same(placeAt(before.contract, from), placeAt(after.contract, to))
    );
  });
  const [lost, gained] = [
    missingIn([...now.keys()], [...old.keys()]),
    missingIn([...old.keys()], [...now.keys()]),
  ];
  const { reader, sender } = endsOf(direction);
  if (isSame && one?.propertyName === other?.propertyName && lost.length * gained.length === 0)
    return [...(lost.length > 0 ? [sender] : []), ...(gained.length > 0 ? [reader] : [])];
  // Code that reads the words takes or sends another schema, in a webhook too.
  return [isWebhook(operation) ? "providers" : "clients"];
}

/** Whether two values are written alike, as `5` and `"5"` are; lists and objects are not looked into. */
function isSameText(before: unknown, after: unknown): boolean {
  const arePlain = [before, after].every((value) => ["string", "number", "boolean"].includes(typeof value));
  return arePlain && String(before) === String(after);
}
