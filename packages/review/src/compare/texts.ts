/**
 * The changes that no message and no type shows: descriptions, examples, names of tags, what is assumed.
 */
import { isDeepStrictEqual } from "node:util";
import { type Document, isObject, type Located, memberOf, rootOf } from "../document.ts";
import { placesOf } from "./pairing.ts";
import type { Recorder } from "./recorder.ts";
import type { UsersOf } from "./usage.ts";
import { shown } from "./wording.ts";

/** What is said for people. Below one of them nothing else is looked for. */
const TEXTS = new Set([
  "$comment",
  "bearerFormat",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "info",
  "scopes",
  "summary",
  "tags",
  "title",
  "xml",
]);

/** Names of these objects are names that the author chose, no keywords. */
const NAMED = new Set([
  "$defs",
  "callbacks",
  "content",
  "dependentSchemas",
  "encoding",
  "examples",
  "headers",
  "links",
  "mapping",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
  "variables",
  "webhooks",
]);

/** Notes them, each once. */
export function compareTexts(before: Document, after: Document, recorder: Recorder, usersOf: UsersOf): void {
  walk(rootOf(before), rootOf(after), false);

  /** `names`: the keys are names, whatever they look like. */
  function walk(one: Located, other: Located, names: boolean): void {
    if (isDeepStrictEqual(one.value, other.value)) return;
    if (Array.isArray(one.value) && Array.isArray(other.value)) {
      if (one.value.length !== other.value.length) return;
      for (const index of one.value.keys()) walk(memberOf(one, index), memberOf(other, index), false);
      return;
    }
    if (!isObject(one.value) || !isObject(other.value)) return;
    for (const key of new Set([...Object.keys(one.value), ...Object.keys(other.value)])) {
      const [a, b] = [memberOf(one, key), memberOf(other, key)];
      if (isDeepStrictEqual(a.value, b.value)) continue;
      if (!names && (TEXTS.has(key) || key.startsWith("x-"))) noteText(a, b, key);
      else if (isComponentExample(a)) noteText(a, b, "example");
      else walk(a, b, !names && NAMED.has(key));
    }
  }

  function noteText(a: Located, b: Located, key: string): void {
    if (key === "x-generated") return;
    const client = key === "x-extend";
    const where = whereOf(a);
    const users = usersOf(b.value === undefined ? a : b);
    const change = {
      kind: client
        ? "extend"
        : a.value === undefined
          ? `${key}-added`
          : b.value === undefined
            ? `${key}-removed`
            : key,
      tier: client ? ("client" as const) : ("documentation" as const),
      breaks: client ? (["clients"] as const) : [],
      certainty: "by rule" as const,
      title: `\`${key}\` of ${where} ${a.value === undefined ? `was added: ${shown(b.value)}` : b.value === undefined ? "was removed" : "has changed"}`,
      sentence: client
        ? `The value of \`extend\` that asks for ${where} has changed.`
        : `The documentation of ${where} has changed.`,
      witnesses: [],
      ...placesOf(a, b),
    };
    if (users.length === 0) recorder.note(change);
    for (const operation of users) recorder.note({ ...change, operation });
  }
}

function isComponentExample({ pointer }: Located): boolean {
  return /^#\/components\/examples\/[^/]+$/.test(pointer);
}

/** The nearest name that a person would use. */
function whereOf({ pointer }: Located): string {
  const keys = pointer
    .split("/")
    .slice(1, -1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (pointer.startsWith("#/components/examples/")) return `the example \`${pointer.split("/")[3]}\``;
  const name = keys
    .filter((key) => !NAMED.has(key) && !["components", "schema", "items"].includes(key))
    .slice(-2);
  return name.length === 0 ? "the document" : `\`${name.join(" ")}\``;
}
