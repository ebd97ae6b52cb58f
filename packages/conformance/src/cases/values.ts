/**
 * Values at the edge of a schema: for each of its keywords some just inside and some just outside.
 */
import { isObject } from "@facility-contracts/model/json";
import { type Keyword, keywordOf, type SchemaNode } from "@facility-contracts/model/schema/node";
import { textsOfFormat } from "@facility-contracts/model/schema/strings";
import { resized } from "@facility-contracts/model/schema/values";
import { isValid } from "../contract/validator.ts";
import { DATES, OPEN_DATE, textFormOf, URIS, UUIDS } from "./formats.ts";

/** A value to try, and the keyword that it is about. Whether it is inside or outside, the validator says. */
export interface Candidate {
  readonly keyword: Keyword;
  readonly value: unknown;
  /** What is special about it: "121 characters". */
  readonly says: string;
}

const WRONG_TYPES: readonly (readonly [type: string, value: unknown, says: string])[] = [
  ["null", null, "null"],
  ["boolean", true, "true"],
  ["number", 12, "a number"],
  ["string", "text", "a text"],
  ["array", [], "an empty list"],
  ["object", {}, "an empty object"],
];

/** Texts that implementations like to change or to trip over. All have to come back as they were sent. */
const TEXTS: readonly (readonly [value: string, says: string])[] = [
  ["", "an empty text"],
  ["007", "digits with zeros before them"],
  [
    "  e\u0301 \u00e9 \u212b \ufb01 \uff21 漢字 \u202bمرحبا\u202c 👩‍👩‍👧‍👦 İıß \r\n\tline\nbreak\u00a0\n",
    "letters of several scripts, white space around them",
  ],
  [
    `\ufeff<b>&amp;</b> "'\\/ %20 \${x} {{x}}'; DROP TABLE x; --`,
    "marks that are special in HTML, SQL, JSON and templates",
  ],
];

/** An integer that readers of JSON do not agree on, and that 64 bits hold. */
export const BEYOND_EXACT = 2 ** 60;

/** Longer texts and lists are not sent: nobody would wait for them. */
export const MAX_CHARACTERS = 100_000;
export const MAX_ITEMS = 1000;

/** How many values of a list are sent, each in a request of its own. */
export const MAX_CHOICES = 50;

/**
 * The values to try for a node, those for its own keywords; fields and items have nodes of their own.
 *
 * @param known rows that the provider has, where the value points to one
 */
export function candidatesOf(
  node: SchemaNode,
  base: unknown,
  {
    known,
    itemKeys,
  }: { readonly known: readonly unknown[] | undefined; readonly itemKeys: readonly string[] },
): Candidate[] {
  const type = keywordOf(node, "type");
  const { types } = node;
  const found: Candidate[] = [];
  const add = (keyword: Keyword | undefined, value: unknown, says: string) => {
    if (keyword !== undefined) found.push({ keyword, value, says });
  };

  for (const [name, value, says] of WRONG_TYPES)
    if (!types.has(name) && !(name === "number" && types.has("integer"))) add(type, value, says);
  if (base !== undefined && !types.has("array")) add(type, [base], "a list around it");

  const choices = keywordOf(node, "enum");
  if (choices !== undefined && Array.isArray(choices.value))
    found.push(...nearChoices(choices, choices.value));
  else if (types.has("string")) found.push(...texts(node, type));
  if (types.has("integer") || types.has("number")) {
    add(type, typeof base === "number" ? String(base) : "1", "the number as a text");
    add(type, "", "an empty text");
    if (types.has("integer")) add(type, 1.5, "a fraction");
    if (choices === undefined) found.push(...numbers(node, type, known));
  }
  const [least, most] = [limitOf(node, "minItems"), limitOf(node, "maxItems")];
  // A length outside of the other limit says nothing of this one.
  const isFew = (length: number) => length <= (most?.value ?? MAX_ITEMS);
  const isEnough = (length: number) => length >= (least?.value ?? 0);
  const addLengths = (limit: Limit | undefined, isWithinOther: (length: number) => boolean) => {
    if (limit === undefined || !Array.isArray(base)) return;
    for (const length of [limit.value - 1, limit.value, limit.value + 1])
      if (length >= 0 && length <= MAX_ITEMS && isWithinOther(length))
        add(limit.keyword, ofLength(node, base, length, itemKeys), `${length} items`);
  };
  addLengths(least, isFew);
  addLengths(most, isEnough);
  if (types.has("null") && base !== null) add(type, null, "null");
  if (types.has("boolean") && choices === undefined)
    for (const value of [true, false]) if (value !== base) add(type, value, String(value));
  if (types.has("array") && Array.isArray(base)) {
    add(type, [], "an empty list");
    if (isFew(2)) add(type, ofLength(node, base, 2, itemKeys), "2 items");
    if (base[0] !== undefined) add(type, base[0], "an item without its list");
    add(type, { ...base }, "an object with numbers as names");
    add(type, { items: base }, "an object around it");
  }
  return found;
}

interface Limit {
  readonly keyword: Keyword;
  readonly value: number;
}

function limitOf(node: SchemaNode, name: string): Limit | undefined {
  const keyword = keywordOf(node, name);
  return typeof keyword?.value === "number" ? { keyword, value: keyword.value } : undefined;
}

/** A list of a node in another length. The fields that tell items apart differ. */
export function ofLength(
  { place }: SchemaNode,
  items: readonly unknown[],
  length: number,
  itemKeys: readonly string[],
): unknown[] {
  return resized([place], items, length).map((item, index) => numbered(item, index, itemKeys));
}

/** An item whose texts that tell it apart differ from those of other places. */
export function numbered(item: unknown, index: number, itemKeys: readonly string[]): unknown {
  if (index === 0 || !isObject(item)) return item;
  const fields = Object.entries(item).map(([name, value]) => [
    name,
    itemKeys.includes(name) && typeof value === "string" ? `${value}-${index + 1}` : value,
  ]);
  return Object.fromEntries(fields);
}

function nearChoices(keyword: Keyword, choices: readonly unknown[]): Candidate[] {
  const inside = choices
    .slice(0, MAX_CHOICES)
    .map((value) => ({ keyword, value, says: `the value ${JSON.stringify(value)}` }));
  const numbers = choices.filter((choice) => typeof choice === "number");
  if (numbers.length > 0) {
    const outside = [Math.min(...numbers) - 1, Math.max(...numbers) + 1, Math.min(...numbers) + 0.5];
    return [...inside, ...outside.map((value) => ({ keyword, value, says: `the value ${value}` }))];
  }
  const first = String(choices[0]);
  const near = [
    [swapCase(first), "another letter case"],
    [`${first} `, "a space behind it"],
    [` ${first}`, "a space before it"],
    [`${first}S`, "a letter too many"],
    [`${first}; charset=utf-8`, "a parameter behind it"],
    [first.slice(0, -1), "a letter missing"],
    ["", "an empty text"],
    [first.normalize("NFD").replace(/[a-z]/i, (letter) => `${letter}\u0301`), "an accent"],
  ] as const;
  return [
    ...inside,
    ...near.map(([value, says]) => ({ keyword, value, says: `${says} (${JSON.stringify(value)})` })),
  ];
}

function texts(node: SchemaNode, type: Keyword | undefined): Candidate[] {
  const formats: Readonly<Record<string, readonly string[]>> = { uuid: UUIDS, uri: URIS, "date-time": DATES };
  const form = textFormOf(node);
  const values = typeof form?.format === "string" ? formats[form.format] : undefined;
  // A union of forms is one thing to whoever writes a value: its faults are those of the union.
  const about = keywordOf(node, "anyOf") ?? form?.keyword;
  // A pattern may refuse what the format leaves open.
  const isOpen = (value: string) =>
    value === OPEN_DATE && form?.keyword.name === "format" && isValid(node.place, value);
  if (about !== undefined && values !== undefined)
    return values
      .filter((value) => !isOpen(value))
      .map((value) => ({ keyword: about, value, says: JSON.stringify(value) }));
  const limit = keywordOf(node, "maxLength");
  const found: Candidate[] = [];
  if (about !== undefined)
    for (const value of textsOfFormat(form?.format))
      found.push({ keyword: about, value, says: JSON.stringify(value) });
  if (type !== undefined) for (const [value, says] of TEXTS) found.push({ keyword: type, value, says });
  if (typeof limit?.value === "number" && limit.value <= MAX_CHARACTERS) {
    const most = limit.value;
    const add = (letter: string, length: number, kind: string) =>
      found.push({ keyword: limit, value: letter.repeat(length), says: `${length} ${kind}` });
    add(" ", most - 1, "spaces");
    for (const length of [most, most + 1]) {
      add("a", length, "characters");
      add("𝒳", length, "characters beyond the basic plane");
    }
    add("é", most, "characters of two bytes");
    // To people these are half as many.
    add("e\u0301", (most >> 1) + 1, "letters with an accent as a character of its own");
    add(" ", most + 1, "spaces");
    add("a", most * 4, "characters");
  } else if (type !== undefined) {
    found.push({ keyword: type, value: " ".repeat(70_000), says: "70,000 spaces" });
  }
  return found;
}

function numbers(
  node: SchemaNode,
  type: Keyword | undefined,
  known: readonly unknown[] | undefined,
): Candidate[] {
  const limits = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"].flatMap((name) => {
    const limit = keywordOf(node, name);
    return limit === undefined || typeof limit.value !== "number"
      ? []
      : [limit.value - 1, limit.value, limit.value + 1].map((value) => ({
          keyword: limit,
          value,
          says: `${value}`,
        }));
  });
  if (type === undefined) return limits;
  // Beyond 32 bits, and the largest integer that JSON readers agree on.
  const plain = known ?? [0, -1, 2 ** 31, 2 ** 53 - 1];
  return [...limits, ...plain.map((value) => ({ keyword: type, value, says: `the number ${value}` }))];
}

function swapCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}
