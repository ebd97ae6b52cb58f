/**
 * What a change of a schema is called: for the reviewer, and for the consumers of the API.
 */
import { inspect } from "node:util";
import { counted } from "@facility-contracts/command/amounts";
import type { Direction } from "@facility-contracts/model/direction";
import { textsOf } from "@facility-contracts/model/json";
import { shown } from "@facility-contracts/model/shown";
import { missingIn } from "../schema/missing.ts";

interface Wording {
  readonly keyword: string;
  /** What the keyword names, of a property or a required member. */
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  /** `` `title` ``, `the parameter id`. */
  readonly where: string;
  readonly direction: Direction;
}

/** `maxLength of title went from 120 to 100`. */
export function titleOf({ keyword, name, before, after, where }: Wording): string {
  if (keyword === "required")
    return after === undefined
      ? `\`${name}\` of ${where} is no longer required`
      : `\`${name}\` of ${where} became required`;
  if (keyword === "properties" || keyword === "patternProperties") {
    const what = keyword === "properties" ? "property" : "pattern";
    return after === undefined
      ? `${what} \`${name}\` was removed from ${where}`
      : `${what} \`${name}\` was added to ${where}`;
  }
  if (keyword === "") return `the schema of ${where} ${courseOf(before, after)}`;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [lost, gained] = [missingIn(after, before), missingIn(before, after)];
    const parts = [
      lost.length > 0 ? `lost ${list(lost)}` : "",
      gained.length > 0 ? `gained ${list(gained)}` : "",
    ];
    const difference = parts.filter((part) => part !== "").join(" and ");
    if (difference !== "" && ["enum", "type"].includes(keyword))
      return `\`${keyword}\` of ${where} ${difference}`;
  }
  if (before === undefined) return `\`${keyword}\` ${shown(after)} was added to ${where}`;
  if (after === undefined) return `\`${keyword}\` ${shown(before)} was removed from ${where}`;
  return `\`${keyword}\` of ${where} ${courseOf(before, after)}`;
}

/** How much of two long values stands before their first difference. */
const MAX_BEFORE_DIFFERENCE = 20;

/** How much of them from there on. */
const MAX_FROM_DIFFERENCE = 58;

/** `went from 120 to 100` */
export function courseOf(before: unknown, after: unknown): string {
  const { old, now } = bothShown(before, after);
  return `went from ${old} to ${now}`;
}

/** Two values that differ, in a line each; of long ones that begin alike what stands around the first difference. */
export function bothShown(before: unknown, after: unknown): { readonly old: string; readonly now: string } {
  const [old, now] = [shown(before), shown(after)];
  if (old !== now) return { old, now };
  const [one, other] = [JSON.stringify(before) ?? old, JSON.stringify(after) ?? now];
  // JSON has no sign before zero.
  if (one === other) return { old: inspect(before), now: inspect(after) };
  let difference = 0;
  while (difference < one.length && one[difference] === other[difference]) difference++;
  const near = (text: string) => {
    const end = difference + MAX_FROM_DIFFERENCE;
    const part = text.slice(Math.max(0, difference - MAX_BEFORE_DIFFERENCE), end);
    return `…${part}${end < text.length ? "…" : ""}`;
  };
  return { old: near(one), now: near(other) };
}

/** A sentence for the changelog, about what one sends or gets. */
export function sentenceOf({ keyword, name, before, after, where, direction }: Wording): string {
  const request = direction === "request";
  if (keyword === "required") {
    if (after === undefined) return request ? `\`${name}\` can be left out.` : `\`${name}\` can be missing.`;
    return request ? `\`${name}\` must be sent.` : `\`${name}\` is always there.`;
  }
  if (keyword === "properties") {
    if (after === undefined)
      return request ? `\`${name}\` can no longer be sent.` : `\`${name}\` is no longer part of the answer.`;
    return request ? `\`${name}\` can be sent.` : `\`${name}\` is new in the answer.`;
  }
  if (keyword === "enum" || keyword === "const") {
    const [old, now] = [valuesOf(before), valuesOf(after)];
    if (old === undefined || now === undefined)
      return old === undefined
        ? `${capital(where)} is one of ${list(now ?? [])}.`
        : `${capital(where)} is no longer limited to ${list(old)}.`;
    const gained = missingIn(old, now);
    const lost = missingIn(now, old);
    const takes = gained.length === 0 ? [] : [`can be ${list(gained)}`];
    const leaves = lost.length === 0 ? [] : [`can no longer be ${list(lost)}`];
    if (takes.length + leaves.length > 0) return `${capital(where)} ${[...takes, ...leaves].join(" and ")}.`;
  }
  if (keyword === "type") {
    const [old, now] = [new Set(textsOf(before)), new Set(textsOf(after))];
    const is = now.has("null");
    if ([...old.symmetricDifference(now)].join() === "null")
      return `${capital(where)} can ${is ? "" : "no longer "}be null.`;
  }
  const limit = LIMITS[keyword];
  if (limit !== undefined) {
    if (after === undefined) return `${capital(where)} is no longer limited (was ${limit.short} ${before}).`;
    return `${capital(where)} ${limit.long(after)} (was ${before ?? "not limited"}).`;
  }
  const { old, now } = bothShown(before, after);
  return `${capital(where)}: \`${keyword || "schema"}\` is ${now} (was ${old}).`;
}

interface LimitWords {
  /** `at most` */
  readonly short: string;
  /** `has at most 100 characters` */
  readonly long: (limit: unknown) => string;
}

function numbered(short: string, noun: string): LimitWords {
  return { short, long: (limit) => `has ${short} ${counted(Number(limit), noun)}` };
}

function measured(short: string): LimitWords {
  return { short, long: (limit) => `is ${short} ${limit}` };
}

const LIMITS: Readonly<Record<string, LimitWords>> = {
  maxLength: numbered("at most", "character"),
  minLength: numbered("at least", "character"),
  maximum: measured("at most"),
  minimum: measured("at least"),
  exclusiveMaximum: measured("below"),
  exclusiveMinimum: measured("above"),
  maxItems: numbered("at most", "item"),
  minItems: numbered("at least", "item"),
  maxProperties: numbered("at most", "member"),
  minProperties: numbered("at least", "member"),
  multipleOf: measured("a multiple of"),
};

function valuesOf(value: unknown): unknown[] | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value : [value];
}

function list(values: readonly unknown[]): string {
  return values.map((value) => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``).join(", ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `maxLength` as the name of a kind of change: `max-length`. */
export function kebab(keyword: string): string {
  return keyword.replace("$", "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
