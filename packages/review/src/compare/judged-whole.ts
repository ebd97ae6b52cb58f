/**
 * Whether a message that shows what a keyword does has been judged by all that the keyword says.
 */
import { memberOf, membersOf, type Place } from "@facility-contracts/model/place";
import { ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP } from "@facility-contracts/model/schema/keywords";
import { unjudgedIn } from "../containment/unjudged.ts";
import { isUnjudged } from "../schema/unknown.ts";
import type { Site } from "../schema/walk.ts";
import { splitKeyword } from "./moves.ts";

/** Keywords that may take a value because a schema in them refuses it. */
const TURNING = new Set(["contains", "if", "not", "oneOf"]);

/** Whether a validator judges what stays at a place, and the schemas of a keyword that differs. A word that comes or goes is told by itself. */
export function isJudgedWhole({ after, before }: Site, keyword: string): boolean {
  const [key = "", name = ""] = splitKeyword(keyword);
  const parts = [before, after].flatMap((place) => schemasIn(place, key, name)).map(unjudgedIn);
  const isPartJudged = parts.every(
    ({ areJudged, formats }) => areJudged && (formats.length === 0 || !TURNING.has(key)),
  );
  return isPartJudged && ![before, after].every(isUnjudged);
}

function schemasIn(place: Place, key: string, name: string): Place[] {
  const said = memberOf(place, key);
  if (name !== "") return SCHEMA_MAP.has(key) ? [memberOf(said, name)] : [];
  if (ONE_SCHEMA.has(key)) return [said];
  return SCHEMA_LIST.has(key) || SCHEMA_MAP.has(key) ? membersOf(said).map((member) => member.place) : [];
}
