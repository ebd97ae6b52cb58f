/**
 * Bodies: types that are widened, and ordinary values that are refused.
 */

import type { JsonObject } from "@facility-contracts/model/json";
import { type SchemaNode, sameValue, typesOf } from "@facility-contracts/provider/foreign/schema";
import { accepting, type BodyOperator, refusing, type Values } from "./body-change.ts";

const NULL: Values = ["null", { type: "null" }, "null"];
const NUMBER: Values = ["number", { type: "number" }, "a number"];
const BOOLEAN: Values = ["boolean", { type: "boolean" }, "a boolean"];
const TEXT: Values = ["text", { type: "string" }, "a text"];
const OBJECT: Values = ["object", { type: "object" }, "an object"];
const EMPTY_TEXT: Values = ["empty-text", { const: "" }, "the empty text"];
const FRACTION: Values = [
  "fraction",
  { type: "number", not: { type: "integer" } },
  "a number with a fraction",
];

/** Values of another type that the provider accepts, converts or ignores. */
export const widenedTypes: BodyOperator = (body, node) => {
  if (!node.outermost) return [];
  const { types, node: typed } = typesOf(body.nodes, node);
  const members = sameValue(body.nodes, node).flatMap(({ schema }) => schema.enum ?? []);
  return types
    .flatMap((type) => widened(type, node, members))
    .map((values) => accepting(body, node, "request/type", `${typed.pointer}/type`, values));
};

function widened(type: string, { schema }: SchemaNode, members: readonly unknown[]): readonly Values[] {
  const wrapped: Values = [
    "wrapped",
    { type: "array", items: schema, minItems: 1, maxItems: 1 },
    "its value in an array",
  ];
  const digits: JsonObject =
    members.length > 0 ? { enum: members.map(String) } : { type: "string", pattern: "^-?[0-9]+$" };
  const numeric: Values = ["digits", digits, "a number as text"];
  const list: Values = ["list", { type: "array" }, "an array"];
  switch (type) {
    case "string":
      return [NULL, NUMBER, BOOLEAN, wrapped, OBJECT];
    case "integer":
      return [NULL, numeric, EMPTY_TEXT, FRACTION, BOOLEAN, wrapped, OBJECT];
    case "number":
      // With an enum a number with a fraction is wrong as well.
      return [NULL, numeric, EMPTY_TEXT, BOOLEAN, wrapped, OBJECT, ...(members.length > 0 ? [FRACTION] : [])];
    case "boolean":
      return [NULL, NUMBER, TEXT, wrapped];
    case "object":
      return [NULL, list, TEXT, NUMBER];
    case "array":
      return [NULL, OBJECT, TEXT, ...(typeof schema.items === "object" ? [oneItem(schema)] : [])];
    default:
      return [];
  }
}

function oneItem(schema: JsonObject): Values {
  const { items } = schema;
  return ["one-item", { anyOf: [items] }, "one item without its array"];
}

/** Values that are ordinary by the contract and special to a careless provider. */
export const refusedValues: BodyOperator = (body, node) => {
  if (!node.outermost) return [];
  const { types, node: typed } = typesOf(body.nodes, node);
  const alike = sameValue(body.nodes, node);
  // Members of an enum and texts of a format have their own operators.
  if (alike.some(({ schema }) => "enum" in schema || "format" in schema)) return [];
  const pointer = `${typed.pointer}/type`;
  return types
    .flatMap((type) => refused[type] ?? [])
    .filter(([name]) => name !== "empty-object" || !body.nodes.some((other) => requires(other, node)))
    .map((values) => refusing(body, node, "request/value-refused", pointer, values));
};

const refused: Readonly<Record<string, readonly Values[]>> = {
  string: [
    ["empty-text", { const: "" }, "the empty text"],
    ["blank", { type: "string", pattern: "^\\s+$" }, "a text of spaces"],
    ["not-ascii", { type: "string", pattern: "[^\\u0000-\\u007f]" }, "a text with an accent"],
    [
      "emoji",
      { type: "string", pattern: "[\\u{10000}-\\u{10ffff}]" },
      "a text with a character of four bytes",
    ],
    ["line-break", { type: "string", pattern: "\\n" }, "a text with a line break"],
  ],
  integer: [
    ["zero", { const: 0 }, "0"],
    ["negative", { type: "number", exclusiveMaximum: 0 }, "a negative number"],
    ["beyond-32-bits", { type: "number", exclusiveMinimum: 2 ** 31 - 1 }, "a number beyond 32 bits"],
  ],
  boolean: [["false", { const: false }, "false"]],
  array: [["empty-list", { type: "array", maxItems: 0 }, "the empty array"]],
  object: [["empty-object", { type: "object", maxProperties: 0 }, "the empty object"]],
};

function requires(other: SchemaNode, { value }: SchemaNode): boolean {
  return other.value.join("/") === value.join("/") && "required" in other.schema;
}

const URIS: { readonly accepted: readonly Values[]; readonly refused: readonly Values[] } = {
  accepted: [
    ["relative", { type: "string", pattern: "^\\/(?!\\/)" }, "a path without a host"],
    [
      "no-scheme",
      { type: "string", pattern: "^[a-z0-9.\\-]+\\.[a-z]{2,}(\\/|$)" },
      "an address without a scheme",
    ],
    ["with-space", { type: "string", pattern: "^[a-z]+:\\/\\/.*\\s" }, "an address with a space"],
    ["empty-text", { const: "" }, "the empty text"],
  ],
  refused: [
    ["http", { type: "string", pattern: "^http:" }, "an address with the scheme http"],
    ["query", { type: "string", pattern: "\\?" }, "an address with a query"],
    ["other-scheme", { type: "string", pattern: "^(?!https?:)" }, "an address that is not of the web"],
  ],
};

/** Addresses that are nearly right, and those that are right and rare. */
export const addresses: BodyOperator = (body, node) => {
  if (node.schema.format !== "uri") return [];
  const pointer = `${node.pointer}/format`;
  return [
    ...URIS.accepted.map((values) => accepting(body, node, "request/format", pointer, values)),
    ...URIS.refused.map((values) => refusing(body, node, "request/format", pointer, values)),
  ];
};
