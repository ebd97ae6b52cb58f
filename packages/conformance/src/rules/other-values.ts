/**
 * Values that tell whether a provider keeps what it is sent: such as a schema allows and that differ from another one, and
 * such as it refuses.
 */
import { objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { sampleOf } from "@facility-contracts/model/schema/sample";
import { BEYOND_EXACT, MAX_CHARACTERS } from "../cases/values.ts";
import type { ProviderConfig } from "../config.ts";
import { isInvalid, isValid } from "../contract/validator.ts";
import { isSame } from "./compare.ts";

/** A field, and what is known of its values. */
export interface Field {
  readonly name: string;
  readonly schema: Place;
  /** A value that is known to be fine, if one is known. Others are of its form: a URL for a URL. */
  readonly like: unknown;
  /** The only values that the provider knows, where it looks them up. */
  readonly known?: readonly unknown[] | undefined;
}

const MOMENT = "2031-05-06T07:08:09.010Z";

/** The fields of an object. */
export function fieldsOf(schema: Place, like: unknown, { references }: ProviderConfig): Field[] {
  return [...schemaNode(schema).properties].map(([name, place]) => ({
    name,
    schema: place,
    like: objectOf(like)[name],
    known: references?.[name],
  }));
}

/** A value of a field that differs from another one, if there is one. Each turn gives other texts and numbers. */
export function otherValues({ known, like, name, schema }: Field, from: unknown, turn = 0): unknown[] {
  const isFit = (value: unknown) =>
    !isSame(value, from) && (known?.some((one) => isSame(one, value)) ?? value !== null);
  const examples = known?.toReversed() ?? likely(schema, like, name, turn);
  const sample = sampleOf(schema, { direction: "request", examples, isFit });
  return sample.kind === "sample" ? [sample.value] : [];
}

/** Values of a field that are refused. Of a list two: what is in it may be looked at later than what it is. */
export function wrongValues({ schema }: Field): unknown[] {
  const { most, choices, types } = facts(schema);
  const isWrong = (value: unknown) => isInvalid(schema, value);
  const items = types.has("array") ? [["not this"], [1]].filter(isWrong).slice(0, 1) : [];
  const wrong = [
    ...items,
    ...(most === undefined ? [] : ["x".repeat(most + 1)]),
    ...choices.flatMap((choice) => (typeof choice === "number" ? [choice + 1] : [])),
    "not this",
    1,
  ].filter(isWrong);
  return wrong.slice(0, types.has("array") ? 2 : 1);
}

/** Texts that are likely escaped or cut where they are shown: marks between letters, and the longest one. */
export function shownTexts({ name, schema }: Field): unknown[] {
  const { most = 3000 } = facts(schema);
  return [`A <b>${name}</b> & 'more'`, "x".repeat(most)].filter((value) => isValid(schema, value));
}

/** Whether a field holds dates. */
export function isMomentField(schema: Place): boolean {
  return isValid(schema, MOMENT) && isInvalid(schema, "no date");
}

/**
 * Texts that implementations like to trim, escape, shorten or normalise, lists that they like to put in order, and integers that
 * are too large for what they keep them in.
 */
export function exactValues({ known, like, schema }: Field): unknown[] {
  const { most, types } = facts(schema);
  const [item] = Array.isArray(like) ? like : [];
  const texts = [
    "  <b>&amp;</b> \"'\\ e\u0301 \u00e9 👩‍👩‍👧‍👦  ",
    "line\r\nline\ttab\n",
    "0",
    "null",
    "NULL",
    most === undefined ? "long text ".repeat(1000) : "𝒳".repeat(most),
    "",
    "\ufeff漢字 \u202bمرحبا\u202c İıß ﬁ\u00a0kg",
  ];
  const lists = [[], [isUrl(item) ? "https://EXAMPLE.com:443/A%20b/../c?q=1&q=2#d" : texts[0]]];
  // Beyond 32 bits, the largest integer that readers of JSON agree on, and one with a sign: as the identifier of a row only where
  // none is known.
  const numbers = types.has("integer") && known === undefined ? [2 ** 31, 2 ** 53 - 1, -1] : [];
  return (types.has("array") ? lists : [...texts, ...numbers]).filter((value) => isValid(schema, value));
}

/** Whether a field takes any integer, however large: not every reader of JSON has them exactly. */
export function takesLarge({ known, schema }: Field): boolean {
  return facts(schema).types.has("integer") && known === undefined && isValid(schema, BEYOND_EXACT);
}

function likely(schema: Place, like: unknown, name: string, turn: number): unknown[] {
  const { choices, node } = facts(schema);
  // From the middle: the first and the last ones are what a provider may take by default.
  const middle = Math.floor(choices.length / 2) + turn;
  const [first] = Array.isArray(like) ? like : [];
  const items = [turn, turn + 1].flatMap((other) =>
    node.items === undefined ? [] : otherValues({ name, schema: node.items, like: first }, undefined, other),
  );
  return [
    ...choices.map((_, index) => choices[(middle + index) % choices.length]),
    ...(isUrl(like) ? [`https://example.com/${turn}.jpg`] : []),
    `Another ${name} ${turn}`,
    MOMENT,
    // Near to the one that is known: it may point to a row, of which there are likely few. Neighbours differ.
    (typeof like === "number" ? like : 1) + 1 + (turn % 2),
    // Neither in order nor without repetition.
    [...items.toReversed(), ...items.slice(1)],
  ];
}

function facts(schema: Place) {
  const node = schemaNode(schema);
  const most = keywordOf(node, "maxLength")?.value;
  const choices: unknown = keywordOf(node, "enum")?.value;
  return {
    node,
    types: node.types,
    // What is longer than can be sent is as good as no limit.
    most: typeof most === "number" && most <= MAX_CHARACTERS ? most : undefined,
    choices: Array.isArray(choices) ? choices : [],
  };
}

function isUrl(value: unknown): boolean {
  return typeof value === "string" && /^https?:/.test(value) && URL.canParse(value);
}
