/**
 * Keywords that no message shows, but that change what a client or a provider has to do.
 */
import { objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import type { Side } from "../report.ts";
import type { Site } from "../schema/walk.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import type { Use } from "./use.ts";
import { kebab, shown } from "./wording.ts";

/** In the direction in which an annotation says nothing, a change of it is documentation. */
export function noteAnnotations(pairing: Pairing, use: Use, site: Site): void {
  for (const keyword of site.annotations) {
    const [before, after] = [memberOf(site.before, keyword), memberOf(site.after, keyword)];
    if (keyword === "discriminator" && isSameDiscriminator(pairing, before, after)) continue;
    const breaks = breaksOf(keyword, use, objectOf(site.after.value)[keyword] === true);
    const where = site.before.pointer.split("/").at(-1) ?? "";
    noteRuled(pairing, use.direction, {
      kind: kebab(keyword),
      title: `\`${keyword}\` of \`${where}\` went from ${shown(before.value)} to ${shown(after.value)}`,
      sentence: `\`${where}\`: ${sentences[keyword] ?? keyword} (${shown(after.value)}, was ${shown(before.value)}).`,
      tier: breaks === undefined ? "documentation" : "wire",
      breaks: breaks ?? [],
      before,
      after,
    });
  }
}

const sentences: Readonly<Record<string, string>> = {
  default: "what is assumed when it is left out has changed",
  discriminator: "what tells its kinds apart has changed",
  readOnly: "whether it may be sent has changed",
  writeOnly: "whether it is sent back has changed",
};

/** Nothing: it is not about messages in this direction. */
function breaksOf(keyword: string, { direction }: Use, now: boolean): readonly Side[] | undefined {
  if (keyword === "discriminator") return ["clients"];
  if (keyword === "default") return direction === "request" ? ["clients"] : undefined;
  if (keyword === "readOnly") return direction !== "request" ? undefined : now ? ["clients"] : ["providers"];
  return direction !== "response" ? undefined : now ? ["clients"] : [];
}

/** One that leads to the same schemas under other names tells the same kinds apart. */
function isSameDiscriminator({ same }: Pairing, before: Place, after: Place): boolean {
  const [one, other] = [objectOf(before.value), objectOf(after.value)];
  if (one.propertyName !== other.propertyName) return false;
  const [old, now] = [objectOf(one.mapping), objectOf(other.mapping)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].every((key) => {
    const [from, to] = [old[key], now[key]];
    if (typeof from !== "string" || typeof to !== "string") return false;
    return same(placeAt(before.contract, from), placeAt(after.contract, to));
  });
}
