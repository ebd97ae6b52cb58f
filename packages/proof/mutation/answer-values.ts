/**
 * Answers: values of another type, outside their enum, or not of their format.
 */

import type { JsonObject } from "@facility-contracts/model/json";
import {
  EACH,
  pathText,
  type SchemaNode,
  sameValue,
  typesOf,
  valueName,
} from "@facility-contracts/provider/foreign/schema";
import { type AnswerChange, editingBody } from "./answer-change.ts";
import { type AnswerSchema, blockOf } from "./answer-schema.ts";
import { editedAt, valueIn } from "./edit.ts";

/** A wrong value: its name and kind, what it is made of the right one, and how a sentence names it. */
type Wrong = readonly [name: string, kind: string, make: (value: unknown) => unknown, words: string];

/** The changes of the value that a node describes. */
export function valueChanges(answer: AnswerSchema, node: SchemaNode): AnswerChange[] {
  if (!node.outermost) return [];
  const { types } = typesOf(answer.nodes, node);
  const alike = sameValue(answer.nodes, node);
  const wrong = [
    ...(types.includes("null") ? [] : [type("null", () => null, "null")]),
    ...types.flatMap(wrongTypes),
    ...alike.flatMap(({ schema }) => [...wrongMembers(schema.enum), ...wrongConst(schema.const)]),
    ...alike.flatMap(({ schema }) => wrongFormats(schema)),
  ];
  const changes = wrong.map((values) => change(answer, node, values));
  return node.value.at(-1) === EACH && node.path.at(-1) === "items"
    ? [...changes, ...items(answer, node)]
    : changes;
}

function change(answer: AnswerSchema, node: SchemaNode, [name, kind, make, words]: Wrong): AnswerChange {
  return {
    name: [pathText(node.value), name].filter(Boolean).join("/"),
    kind,
    pointer: node.use,
    says: `In an answer with ${answer.status} ${valueName(node.value)} is ${words}.`,
    change: editingBody(edit(answer, node, node.value, make)),
  };
}

/** A block is only changed when it is there: that it comes without being asked for is another fault. */
function edit(
  answer: AnswerSchema,
  node: SchemaNode,
  path: readonly string[],
  make: (value: unknown) => unknown,
) {
  const block = blockOf(answer, node);
  return (body: unknown) => {
    if (block !== undefined && valueIn(body, block.value) === undefined) return body;
    return editedAt(body, path, answer.sample, make);
  };
}

function items(answer: AnswerSchema, node: SchemaNode): AnswerChange[] {
  const { types } = typesOf(answer.nodes, node);
  const broken = types.includes("object") ? "broken" : { broken: true };
  const list = node.value.slice(0, -1);
  return (["first", "last"] as const).map((position) => ({
    name: `${pathText(node.value)}/${position}-item-broken`,
    kind: "answer/item",
    pointer: node.use,
    says: `In an answer with ${answer.status} ${valueName(list)} has ${position === "first" ? "in front of" : "behind"} its items one that is wrong.`,
    change: editingBody(
      edit(answer, node, list, (value) => {
        const right = Array.isArray(value) ? value : [];
        return position === "first" ? [broken, ...right] : [...right, broken];
      }),
    ),
  }));
}

function type(name: string, make: (value: unknown) => unknown, words: string): Wrong {
  return [name, "answer/type", make, words];
}

function wrongTypes(of: string): readonly Wrong[] {
  switch (of) {
    case "string":
      return [type("number", () => 7, "a number")];
    case "integer":
      return [
        type("digits", (value) => String(typeof value === "number" ? value : 1), "a number as text"),
        type(
          "fraction",
          (value) => (typeof value === "number" ? value : 1) + 0.5,
          "a number with a fraction",
        ),
      ];
    case "number":
      return [type("digits", (value) => String(typeof value === "number" ? value : 1), "a number as text")];
    case "boolean":
      return [
        type("text", (value) => String(value === true), "a boolean as text"),
        type("number", (value) => Number(value === true), "a boolean as a number"),
      ];
    case "object":
      return [type("list", (value) => [value], "in an array"), type("text", () => "text", "a text")];
    case "array":
      return [
        type("object", (value) => ({ items: value }), "an object"),
        type("text", () => "text", "a text"),
        type(
          "one-item",
          (value) => (Array.isArray(value) ? (value[0] ?? "item") : "item"),
          "one item without its array",
        ),
      ];
    default:
      return [];
  }
}

function wrongMembers(members: unknown): readonly Wrong[] {
  if (!Array.isArray(members)) return [];
  const numbers = members.filter((member) => typeof member === "number");
  if (numbers.length > 0)
    return [
      ["above-enum", "answer/value", () => Math.max(...numbers) + 1, "above the documented values"],
      ["below-enum", "answer/value", () => Math.min(...numbers) - 1, "below the documented values"],
      ["fraction", "answer/value", () => 1.5, "between the documented values"],
    ];
  return [
    ["other-word", "answer/value", () => "SOMETHING_ELSE", "none of the documented values"],
    ["lower-case", "answer/value", (value) => String(value).toLowerCase(), "in lower case"],
    ["empty-text", "answer/value", () => "", "empty"],
  ];
}

function wrongConst(value: unknown): readonly Wrong[] {
  if (value === undefined) return [];
  if (typeof value === "boolean") return [["opposite", "answer/value", () => !value, `${!value}`]];
  // The codes of the other errors are what gets mixed up.
  return ["VALIDATION_ERROR", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "SOMETHING_ELSE"]
    .filter((other) => other !== value)
    .map((other) => [other, "answer/value", () => other, `\`${other}\``] as const);
}

function wrongFormats({ format, not }: JsonObject): readonly Wrong[] {
  const wrong = (name: string, make: (value: unknown) => unknown, words: string): Wrong => [
    name,
    "answer/format",
    make,
    words,
  ];
  if (format === "uuid")
    return [
      wrong("word", () => "not-a-uuid", "no UUID"),
      wrong("no-hyphens", (value) => String(value).replaceAll("-", ""), "a UUID without hyphens"),
    ];
  if (format !== "date-time") return [];
  return [
    wrong("word", () => "yesterday", "no date"),
    wrong("day", () => "2024-12-01", "a day without a time"),
    wrong("no-zone", () => "2024-12-01T12:34:56", "a date without a zone"),
    wrong("space", () => "2024-12-01 12:34:56", "a date and a time with a space between them"),
    // Where the contract says more than the format: that a date ends in `Z`.
    ...(not === undefined
      ? []
      : [wrong("offset", () => "2024-12-01T13:34:56.000+01:00", "a date with an offset")]),
    wrong("impossible-day", () => "2024-02-30T12:34:56Z", "a day that February has not"),
  ];
}
