/**
 * Bodies: a keyword that is not enforced, a limit that is off by one, a limit that nobody documented.
 */

import { without } from "@facility-contracts/provider/foreign/json";
import { type SchemaNode, sameValue, typesOf, valueName } from "@facility-contracts/provider/foreign/schema";
import { type BodyOperator, edited, refusing } from "./body-change.ts";

// `required`, `properties`, `items` and `additionalProperties` have operators of their own.
const DROPPED = ["type", "enum", "const", "format", "not", "pattern", "anyOf", "oneOf"].concat([
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minimum",
  "maximum",
]);
const BRANCHES = ["allOf", "anyOf", "oneOf"];
const LIMITS = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];

/** Each keyword that the provider no longer enforces, and each branch that it no longer knows. */
export const droppedKeywords: BodyOperator = (body, node) => [
  ...DROPPED.filter((keyword) => keyword in node.schema && !isWholeBranch(node, keyword)).map((keyword) =>
    edited(body, node, {
      name: [...node.branch, keyword, "dropped"].join("-"),
      kind: "request/keyword-dropped",
      pointer: `${node.pointer}/${keyword}`,
      says: `\`${keyword}\` of ${valueName(node.value)} is not checked.`,
      edit: (schema) => without(schema, keyword),
    }),
  ),
  ...BRANCHES.flatMap((keyword) => {
    const branches = node.schema[keyword];
    if (!Array.isArray(branches)) return [];
    return branches.map((_, index) =>
      edited(body, node, {
        name: [...node.branch, keyword, index, "dropped"].join("-"),
        kind: "request/keyword-dropped",
        pointer: `${node.pointer}/${keyword}/${index}`,
        says: `Branch ${index} of \`${keyword}\` of ${valueName(node.value)} is not known.`,
        edit: (schema) =>
          branches.length === 1
            ? without(schema, keyword)
            : { ...schema, [keyword]: branches.filter((_, other) => other !== index) },
      }),
    );
  }),
];

/** Each limit one higher and one lower. */
export const limitsOffByOne: BodyOperator = (body, node) =>
  LIMITS.flatMap((keyword) => {
    const limit = node.schema[keyword];
    if (typeof limit !== "number") return [];
    return [limit - 1, limit + 1]
      .filter((other) => other >= 0 || !keyword.match(/Length|Items/))
      .map((other) =>
        edited(body, node, {
          name: `${keyword}-${other}`,
          kind: "request/limit",
          pointer: `${node.pointer}/${keyword}`,
          says: `\`${keyword}\` of ${valueName(node.value)} is ${other} instead of ${limit}.`,
          edit: (schema) => ({ ...schema, [keyword]: other }),
        }),
      );
  });

/** Lengths that are counted in something else than characters. */
export const lengthsCountedOtherwise: BodyOperator = (body, node) => {
  const limit = node.schema.maxLength;
  if (typeof limit !== "number") return [];
  return [
    { keyword: "maxUtf16", units: "UTF-16 units" },
    { keyword: "maxBytes", units: "bytes" },
  ].map(({ keyword, units }) =>
    edited(body, node, {
      name: `${keyword}-${limit}`,
      kind: "request/limit",
      pointer: `${node.pointer}/maxLength`,
      says: `The ${limit} characters of ${valueName(node.value)} are counted in ${units}.`,
      edit: (schema) => ({ ...schema, [keyword]: limit }),
    }),
  );
};

/** Limits where the contract has none. */
export const inventedLimits: BodyOperator = (body, node) => {
  if (!node.outermost) return [];
  const alike = sameValue(body.nodes, node);
  const { types, node: typed } = typesOf(body.nodes, node);
  const pointer = `${typed.pointer}/type`;
  const has = (...keywords: string[]) => alike.some(({ schema }) => keywords.some((key) => key in schema));
  const changes = [];
  if (types.includes("string") && !has("maxLength", "enum", "const", "format"))
    changes.push(
      refusing(body, node, "request/limit", pointer, [
        "longer-1000",
        { minLength: 1001 },
        "a text of more than 1000 characters",
      ]),
    );
  if (types.includes("array") && !has("maxItems"))
    changes.push(
      refusing(body, node, "request/limit", pointer, [
        "more-than-10",
        { minItems: 11 },
        "a list of more than 10 items",
      ]),
    );
  return changes;
};

/** Whether a branch says nothing else, so that without the keyword every value passes: as without the whole `anyOf`. */
function isWholeBranch({ branch, schema }: SchemaNode, keyword: string): boolean {
  const alone = Object.keys(schema).every((key) => key === keyword || key === "type");
  return keyword !== "type" && branch.at(-2) === "anyOf" && alone;
}
