/**
 * Removals that clients were told of: what was `deprecated` until the day of its `x-sunset`, and operations whose
 * `x-stability-level` promises nothing yet.
 */
import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { enclosing, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import type { Change } from "../report.ts";

/** What may go at any time. */
const UNSTABLE = ["draft", "alpha"];

/**
 * The changes; a removal that was announced carries that, and calls for no major version. One that comes too early, or was
 * announced without a day, is told to.
 *
 * @param before the document that what is gone stood in
 * @param today a removal on the announced day is in time
 */
export function withAnnouncements(changes: readonly Change[], before: JsonObject, today: Date): Change[] {
  return changes.map((change) => {
    if (change.breaks.length === 0) return change;
    const { accepted, note } = announcementOf(objectOf(removedBy(change, before)), today);
    if (accepted !== undefined)
      return { ...change, accepted, bump: change.bump === "major" ? "minor" : change.bump };
    return note === undefined ? change : { ...change, title: `${change.title}; ${note}` };
  });
}

/** What is gone: an operation, a parameter, a property; nothing where something else has changed. */
function removedBy({ after, before, kind }: Change, document: JsonObject): unknown {
  if (
    ["operation-removed", "parameter-removed", "property-removed"].includes(kind) &&
    after.value === undefined
  )
    return before.value;
  // A property that had to be there is gone from the list of those too.
  if (kind !== "required-removed") return undefined;
  const [, owner = "#"] = enclosing(before.pointer);
  return valueAt(document, pointerBelow(owner, "properties", String(before.value)));
}

function announcementOf(removed: JsonObject, today: Date): { accepted?: string; note?: string } {
  const { deprecated, "x-stability-level": stability, "x-sunset": sunset } = removed;
  if (typeof stability === "string" && UNSTABLE.includes(stability))
    return { accepted: `x-stability-level is ${stability}, so that it may go at any time` };
  if (deprecated !== true) return {};
  if (sunset === undefined) return { note: "it was deprecated, with no x-sunset that says until when" };
  const day = dayOf(sunset);
  if (day === undefined)
    return { note: `it was deprecated, but x-sunset ${JSON.stringify(sunset)} is not a date` };
  return day <= today.toISOString().slice(0, 10)
    ? { accepted: `announced: it was deprecated with x-sunset ${day}` }
    : { note: `it was announced for ${day}, which is in the future` };
}

/** `2027-03-01` of a date, or of a time with its date; nothing for the 31st of February. */
function dayOf(sunset: unknown): string | undefined {
  const [, day = ""] = typeof sunset === "string" ? (/^(\d{4}-\d\d-\d\d)(?:$|T)/.exec(sunset) ?? []) : [];
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}
