/**
 * The changes that no message and no type shows: descriptions, examples, links, names of tags, what is assumed.
 */
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, keysIn, listOf, objectOf } from "@facility-contracts/model/json";
import { extendParameterOf } from "@facility-contracts/model/markers";
import { holdsData, holdsNames } from "@facility-contracts/model/names";
import { operationsOf } from "@facility-contracts/model/operation";
import { followed, memberOf, type Place, rootOf } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { shown } from "@facility-contracts/model/shown";
import { isForeign } from "../schema/unknown.ts";
import { placesOf } from "./pairing.ts";
import type { Recorder } from "./recorder.ts";
import type { UsersOf } from "./usage.ts";
import { courseOf } from "./wording.ts";

/** What is said for people. Below one of them nothing else is looked for. */
const TEXTS = new Set([
  "$comment",
  "bearerFormat",
  "contact",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "license",
  "links",
  "scopes",
  "summary",
  "tags",
  "termsOfService",
  "title",
]);

export function compareTexts(before: Contract, after: Contract, recorder: Recorder, usersOf: UsersOf): void {
  const seen = new Set<string>();
  const extending = operationsOf(after).flatMap((operation) => extendParameterOf(operation) ?? []);
  const extendName = extending[0]?.name ?? "x-extend";
  walk(rootOf(before), rootOf(after), false);

  /** `names`: the keys are names, whatever they look like. */
  function walk(first: Place, second: Place, names: boolean): void {
    if (isDeepStrictEqual(first.value, second.value)) return;
    // What moved into a component, or out of it, says the same as long as its texts are the same there.
    const moved = targetOf(first) !== targetOf(second);
    const [one, other] = moved ? [followed(first), followed(second)] : [first, second];
    // Where two references lead to the same two places, each may have texts of its own beside it.
    const pair = `${first.pointer} ${second.pointer}`;
    if (seen.has(pair)) return;
    seen.add(pair);
    if (Array.isArray(one.value) && Array.isArray(other.value)) {
      for (const [a, b] of pairsOf(one, other)) walk(a, b, false);
      return;
    }
    if (!isObject(one.value) || !isObject(other.value)) return;
    // Each of the shared examples is a text of its own.
    const areNames = names || one.pointer === "#/components";
    for (const key of new Set([first, second, one, other].flatMap(({ value }) => keysIn(value)))) {
      const [a, b] = [saidAt(key, first, one), saidAt(key, second, other)];
      if (isDeepStrictEqual(a.value, b.value)) continue;
      const text = !areNames && isText(key, one.pointer) ? key : sharedTextOf(a);
      if (text !== undefined) noteText(a, b, text);
      // A description in data is no text, and what only another version reads is told as a whole.
      else if (!holdsData(key, areNames) && (areNames || !isForeign({ before: one, after: other }, key)))
        walk(a, b, !names && holdsNames(key));
    }
  }

  function noteText(a: Place, b: Place, key: string): void {
    if (key === "x-generated" || isDeepStrictEqual(withoutReferences(a), withoutReferences(b))) return;
    const client = key === "x-extend";
    const where = whereOf(a);
    const users = usersOf(b.value === undefined ? a : b);
    const fate = fateOf(a.value, b.value);
    const kind = fate === "changed" ? key : `${key}-${fate}`;
    const change = {
      kind: client ? "extend" : kind,
      tier: client ? ("client" as const) : ("documentation" as const),
      breaks: client ? (["clients"] as const) : [],
      certainty: "by rule" as const,
      title: `\`${key}\` of ${where} ${fate === "changed" ? fate : `was ${fate}`}`,
      sentence: client
        ? `The value of \`${extendName}\` that asks for ${where} has changed.`
        : `\`${key}\` of ${where} ${fateWith(a.value, b.value)}.`,
      witnesses: [],
      ...placesOf(a, b),
    };
    if (users.length === 0) recorder.note(change);
    for (const operation of users) recorder.note({ ...change, operation });
  }
}

/** What is said under a key where a reference leads; what stands beside the reference counts before it, but not in 3.0. */
function saidAt(key: string, referring: Place, reached: Place): Place {
  const beside = memberOf(referring, key);
  const isRead = beside.value !== undefined && key !== "$ref" && referring.contract.version !== "3.0";
  return isRead ? beside : memberOf(reached, key);
}

function fateOf(before: unknown, after: unknown): "added" | "changed" | "removed" {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

/** What became of a text, with the text: who reviews it has to read it. */
function fateWith(before: unknown, after: unknown): string {
  if (before === undefined) return `was added: ${shown(after)}`;
  return after === undefined ? `was removed: ${shown(before)}` : courseOf(before, after);
}

function isText(key: string, owner: string): boolean {
  return TEXTS.has(key) || key.startsWith("x-") || (key === "version" && owner === "#/info");
}

/** The members of two lists that are about the same thing, and not the same: order says nothing. */
function pairsOf(one: Place, other: Place): (readonly [Place, Place])[] {
  const members = (list: Place) => listOf(list.value).map((_, index) => memberOf(list, index));
  const [first, second] = [members(one), members(other)];
  const differing = (list: readonly Place[], others: readonly Place[]) =>
    list.filter(({ value }) => !others.some((place) => isDeepStrictEqual(place.value, value)));
  const left = differing(second, first);
  return differing(first, second).flatMap((place) => {
    const index = left.findIndex((candidate) => nameOf(candidate) === nameOf(place));
    const [partner] = index < 0 ? [] : left.splice(index, 1);
    return partner === undefined ? [] : [[place, partner] as const];
  });
}

/** What a member of a list is known by: a parameter by its place and name, a tag by its name, a server by its address. */
function nameOf(place: Place): string {
  const { in: where, name, url } = objectOf(followed(place).value);
  return [where, name, url].join(" ");
}

/** A text, with what its references lead to in their place: an example is the same wherever it stands. */
function withoutReferences(place: Place, depth = 0): unknown {
  const whole = followed(place);
  const { value } = whole;
  if (depth > 10) return value;
  if (Array.isArray(value))
    return value.map((_, index) => withoutReferences(memberOf(whole, index), depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, withoutReferences(memberOf(whole, key), depth + 1)]),
  );
}

/** What a component is called that is a text as a whole. */
function sharedTextOf({ pointer }: Place): "example" | "link" | undefined {
  const [root, kind, ...name] = keysOf(pointer);
  if (root !== "components" || name.length !== 1) return undefined;
  return kind === "examples" ? "example" : kind === "links" ? "link" : undefined;
}

/** The nearest name that a person would use. */
function whereOf(place: Place): string {
  const { pointer } = place;
  const keys = keysOf(pointer).slice(0, -1);
  const kind = sharedTextOf(place);
  if (kind !== undefined) return `the ${kind} \`${keysOf(pointer)[2]}\``;
  const names = keys.filter((key) => !holdsNames(key) && !["components", "schema", "items"].includes(key));
  const nearest = names.slice(-2).join(" ");
  // Many components have an `error message`.
  const isDeep = names.length > 2 && pointer.startsWith("#/components/");
  if (names.length > 0) return isDeep ? `\`${nearest}\` of \`${names[0]}\`` : `\`${nearest}\``;
  return keys.length === 0 ? "the document" : `\`${keys.slice(-2).join(" ")}\``;
}
