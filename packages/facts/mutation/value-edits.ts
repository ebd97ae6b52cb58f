/**
 * Changes of what a keyword says: a limit off by one, an enum member less, another type.
 */

import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import type { Claim } from "../src/claims.ts";
import type { Edit } from "./mutant.ts";

type Edits = (claim: Claim, document: JsonObject) => Edit[];

/** The edits of a keyword, by its name. */
const BY_KEYWORD: Readonly<Record<string, Edits>> = {
  ...Object.fromEntries(
    [
      "maxItems",
      "maxLength",
      "maxProperties",
      "maximum",
      "minItems",
      "minLength",
      "minimum",
      "exclusiveMinimum",
      "exclusiveMaximum",
      "multipleOf",
    ].map((keyword) => [keyword, limit]),
  ),
  additionalProperties: flag("object opened"),
  unevaluatedProperties: flag("object opened"),
  explode: flag("serialisation"),
  style: ({ pointer, value }) => [
    set("serialisation", pointer, value === "form" ? "spaceDelimited" : "form"),
    drop("serialisation", pointer),
  ],
  const: ({ pointer, value }) => [
    set("const changed", pointer, typeof value === "boolean" ? !value : `${value}_`),
    drop("const dropped", pointer),
  ],
  enum: ({ pointer, value }) =>
    listOf(value)
      .flatMap((member, index) => [
        drop("enum member dropped", pointerBelow(pointer, index)),
        set(
          "enum member changed",
          pointerBelow(pointer, index),
          typeof member === "number" ? member + 10 : `${member}x`,
        ),
      ])
      .concat(
        set("enum member added", pointer, [
          ...listOf(value),
          typeof listOf(value)[0] === "number" ? 99 : "invented",
        ]),
      ),
  format: ({ pointer, value }) => [
    drop("format dropped", pointer),
    set("format changed", pointer, value === "uuid" ? "email" : "uuid"),
  ],
  pattern: ({ pointer, value }) => [
    drop("pattern dropped", pointer),
    set("pattern changed", pointer, `${value}|^$`),
  ],
  required: ({ pointer, value }, document) => {
    if (typeof value === "boolean")
      return [set("required flipped", pointer, !value), drop("required flipped", pointer)].slice(
        0,
        value ? 2 : 1,
      );
    const owner = valueAt(document, pointer.slice(0, pointer.lastIndexOf("/")));
    const properties = isObject(owner) && isObject(owner.properties) ? Object.keys(owner.properties) : [];
    const others = properties.filter((name) => !listOf(value).includes(name));
    return [
      ...listOf(value).map((_, index) => drop("required entry dropped", pointerBelow(pointer, index))),
      ...others.map((name) => set("required entry added", pointer, [...listOf(value), name])),
      drop("required entry dropped", pointer),
    ];
  },
  security: ({ pointer, value }) => security(pointer, value),
  type: ({ pointer }, document) => types(pointer, valueAt(document, pointer)),
  $ref: ({ pointer, value }, document) => {
    const kind = String(value).slice(0, String(value).lastIndexOf("/"));
    const others = Object.keys(objectOf(valueAt(document, kind))).map((name) => pointerBelow(kind, name));
    return others
      .filter((other) => other !== value)
      .slice(0, 1)
      .map((other) => set("reference changed", pointer, other));
  },
  in: ({ pointer, value }) =>
    ["query", "header", "cookie", "path"]
      .filter((place) => place !== value)
      .map((place) => set("place of a parameter", pointer, place)),
  name: ({ pointer, value }) => [
    set("name changed", pointer, `${value}x`),
    set("name changed", pointer, String(value).slice(0, -1)),
  ],
  scheme: ({ pointer }) => [set("security scheme", pointer, "basic")],
  url: ({ pointer, value }) => [set("server changed", pointer, `${value}x`)],
  "x-extend": ({ pointer, value }) => [
    set("extend value", pointer, `${value}x`),
    drop("extend value", pointer),
  ],
};

/** The edits of a claim about a value. */
export function valueEdits(claim: Claim, document: JsonObject): Edit[] {
  const keyword = claim.pointer.slice(claim.pointer.lastIndexOf("/") + 1);
  return (BY_KEYWORD[keyword] ?? otherValue)(claim, document);
}

/** The edits of a keyword that has none of its own. */
function otherValue({ pointer, value }: Claim): Edit[] {
  const other =
    typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : `${JSON.stringify(value)}x`;
  return [set("value changed", pointer, other), drop("value dropped", pointer)];
}

function limit({ pointer, value }: Claim): Edit[] {
  if (typeof value !== "number") return [];
  return [
    set("limit off by one", pointer, value + 1),
    set("limit off by one", pointer, value - 1),
    drop("limit dropped", pointer),
  ].filter((edit) => edit.value !== value);
}

function flag(kind: string): Edits {
  return ({ pointer, value }) => [
    ...(typeof value === "boolean" ? [set(kind, pointer, !value)] : []),
    drop(kind, pointer),
  ];
}

function types(pointer: string, value: unknown): Edit[] {
  if (pointer.startsWith("#/components/securitySchemes/"))
    return [set("security scheme", pointer, value === "http" ? "openIdConnect" : "http")];
  const names = Array.isArray(value) ? value : [value];
  const other = names.includes("string") ? "integer" : "string";
  const swapped = (kind: string, from: string, to: string) => {
    const types = names.map((name) => (name === from ? to : name));
    return names.includes(from) ? [set(kind, pointer, types)] : [];
  };
  return [
    set("type changed", pointer, other),
    drop("type dropped", pointer),
    ...nullEdits(pointer, names),
    ...swapped("type widened", "integer", "number"),
    ...swapped("type narrowed", "number", "integer"),
  ];
}

function nullEdits(pointer: string, names: readonly unknown[]): Edit[] {
  if (!names.includes("null")) return [set("null allowed", pointer, [...names, "null"])];
  const others = names.filter((name) => name !== "null");
  // A branch of its own that allows nothing but null has no other type to keep.
  return others.length === 0 ? [] : [set("null refused", pointer, others)];
}

function security(pointer: string, value: unknown): Edit[] {
  const alternatives = listOf(value).filter(isObject);
  const all = alternatives.flatMap((alternative) => Object.entries(alternative));
  const each = all.map(([name, scopes]) => ({ [name]: scopes }));
  const dropped = all.map(([name]) =>
    set("credential dropped", pointer, [Object.fromEntries(all.filter(([other]) => other !== name))]),
  );
  return [
    set("security dropped", pointer, []),
    set("security made optional", pointer, [...alternatives, {}]),
    ...(all.length > 1 ? [set("AND turned to OR", pointer, each), ...dropped] : []),
    ...all.flatMap(([name, scopes]) => [
      set("scope added", pointer, [
        { ...Object.fromEntries(all), [name]: [...listOf(scopes), "invented:scope"] },
      ]),
      ...(listOf(scopes).length > 0
        ? [set("scope dropped", pointer, [{ ...Object.fromEntries(all), [name]: [] }])]
        : []),
    ]),
  ];
}

/** An edit that puts another value at a place. */
export function set(kind: string, at: string, value: unknown): Edit {
  return { kind, at, value };
}

/** An edit that takes away what stands at a place. */
export function drop(kind: string, at: string): Edit {
  return { kind, at, value: undefined };
}
