/**
 * Keywords that no message shows, but that change what a client or a provider has to do.
 */
import { isDeepStrictEqual } from "node:util";
import { objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import type { Side } from "../report.ts";
import { kindsOf } from "../schema/discriminator.ts";
import type { Site } from "../schema/walk.ts";
import { locationOf } from "../witness/host.ts";
import { noteRuled, type Pairing, type Way } from "./pairing.ts";
import type { Use } from "./use.ts";
import { bothShown, capital, courseOf, kebab } from "./wording.ts";

/**
 * In the direction in which an annotation says nothing, a change of it is documentation.
 *
 * @param where what the site is called
 */
export function noteAnnotation(pairing: Pairing, use: Use, site: Site, keyword: string, where: string): void {
  const [before, after] = [memberOf(site.before, keyword), memberOf(site.after, keyword)];
  if (keyword === "discriminator" && isSameDiscriminator(pairing.ways[use.direction], site)) return;
  if (use.form === "text" && isSameText(before.value, after.value)) return;
  const breaks = breaksOf(keyword, use, site);
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
  return [...kindsOf(place).keys()].join(", ");
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
  // Code that reads the words takes or sends another schema.
  if (keyword === "discriminator") return ["clients"];
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

/** Whether the same words lead to the same schemas, as they are written out or by their names. */
function isSameDiscriminator({ same }: Way, { after, before }: Site): boolean {
  const [one, other] = [before, after].map((place) => objectOf(objectOf(place.value).discriminator));
  if (one?.propertyName !== other?.propertyName) return false;
  const [old, now] = [kindsOf(before), kindsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].every((word) => {
    const [from, to] = [old.get(word), now.get(word)];
    if (from === undefined || to === undefined) return false;
    return from === to || same(placeAt(before.contract, from), placeAt(after.contract, to));
  });
}

/** Whether two values are written alike, as `5` and `"5"` are; lists and objects are not looked into. */
function isSameText(before: unknown, after: unknown): boolean {
  const arePlain = [before, after].every((value) => ["string", "number", "boolean"].includes(typeof value));
  return arePlain && String(before) === String(after);
}
