/**
 * A member of an object that one version speaks of by its name, and the other one does not.
 */
import { objectOf } from "@facility-contracts/model/json";
import { flatten } from "@facility-contracts/model/schema/flat";
import type { Move } from "../schema/bearing.ts";
import type { Site } from "../schema/walk.ts";
import { areSilentOn, type Found } from "../witness/search.ts";
import { splitKeyword } from "./moves.ts";

export function isName(keyword: string): boolean {
  return keyword.startsWith("properties/");
}

/** Whether both versions say what a member may be: the one by its name, the other by what it says of all others. */
export function isSpokenOf({ after, before }: Site, keyword: string): boolean {
  const [, name] = splitKeyword(keyword);
  return ![before, after].some((place) => areSilentOn(flatten([place]), name));
}

/** Of what is no longer spoken of, anything may come now; what is spoken of anew nobody sent before. */
export function movesOfName({ after, bearing }: Site, keyword: string): readonly Move[] {
  if (objectOf(objectOf(after.value).properties)[splitKeyword(keyword)[1]] === undefined) return ["widened"];
  return bearing === "with" ? [] : ["narrowed"];
}

/** A name that only one side speaks of, in an object that was and is open: nobody sent it before, so that nobody misses it. */
export function isNewName(site: Site, keyword: string, entry: Found | undefined): boolean {
  const { after, before } = site;
  const [key, name] = splitKeyword(keyword);
  if (key !== "properties") return false;
  // Without a message the other version has to tell whether the name may be there.
  if (entry === undefined ? isSpokenOf(site, keyword) : entry.possible !== true) return false;
  const [was, is] = [before, after].map((place) =>
    flatten([place]).some(({ properties }) => properties.has(name)),
  );
  return was !== true || is !== true;
}
