/**
 * Changes that add what the contract does not say, or take away what has no keyword of its own: a limit, a closed object,
 * a branch, a status, a parameter.
 */

import { isObject, type JsonObject, listOf } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import type { Edit } from "./mutant.ts";
import { drop, set } from "./value-edits.ts";

/** What can be added to a schema of each type. */
const TO_TYPE: Readonly<Record<string, readonly (readonly [keyword: string, value: unknown])[]>> = {
  array: [
    ["maxItems", 100],
    ["minItems", 1],
    ["uniqueItems", true],
  ],
  integer: [
    ["minimum", 1],
    ["maximum", 2147483647],
    ["format", "int32"],
  ],
  number: [
    ["minimum", 0],
    ["maximum", 100],
  ],
  object: [
    ["additionalProperties", false],
    ["maxProperties", 50],
    ["minProperties", 1],
  ],
  string: [
    ["maxLength", 255],
    ["minLength", 1],
    ["pattern", "^\\S"],
    ["format", "uri"],
    ["enum", ["a", "b"]],
  ],
};

/** The additions to a document. */
export function additions(document: JsonObject): Edit[] {
  const edits: Edit[] = [];
  visit(document, "#", "");
  return edits;

  function visit(node: unknown, pointer: string, key: string): void {
    if (Array.isArray(node))
      for (const [index, item] of node.entries()) visit(item, pointerBelow(pointer, index), key);
    if (!isObject(node)) return;
    edits.push(...toSchema(node, pointer), ...toOperation(node, pointer));
    for (const [name, value] of Object.entries(node)) {
      if (["example", "examples"].includes(name) && key !== "properties") continue;
      visit(value, pointerBelow(pointer, name), name);
    }
  }
}

function toSchema(node: Readonly<Record<string, unknown>>, pointer: string): Edit[] {
  if (pointer.startsWith("#/components/securitySchemes/")) return [];
  const types = Array.isArray(node.type) ? node.type : [node.type];
  const limits = types.flatMap((type) => TO_TYPE[String(type)] ?? []);
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) =>
    listOf(node[keyword]).map((_, index) => drop("branch dropped", pointerBelow(pointer, keyword, index))),
  );
  const inner = ["not", "items"].filter((keyword) => isObject(node[keyword]));
  return [
    ...branches,
    ...inner.map((keyword) => drop(`${keyword} dropped`, pointerBelow(pointer, keyword))),
    ...limits
      .filter(([keyword]) => node[keyword] === undefined)
      .map(([keyword, value]) =>
        set(
          keyword === "additionalProperties" ? "object closed" : `${keyword} added`,
          pointerBelow(pointer, keyword),
          value,
        ),
      ),
    ...(isObject(node.properties)
      ? [
          set("property added", pointerBelow(pointer, "properties", "invented"), {
            type: "string",
            description: "Invented.",
            examples: ["a"],
          }),
          ...(node.required === undefined
            ? [
                set(
                  "required entry added",
                  pointerBelow(pointer, "required"),
                  Object.keys(node.properties).slice(0, 1),
                ),
              ]
            : []),
        ]
      : []),
  ];
}

function toOperation(node: Readonly<Record<string, unknown>>, pointer: string): Edit[] {
  const { operationId, parameters, responses } = node;
  if (typeof operationId !== "string" || !isObject(responses)) return [];
  const parameter = (required: boolean) => ({
    name: "invented",
    in: "query",
    required,
    description: "Invented.",
    schema: { type: "string" },
    example: "a",
  });
  const [answer] = Object.values(responses);
  const list = listOf(parameters);
  return [
    set("parameter added", pointerBelow(pointer, "parameters"), [...list, parameter(false)]),
    set("parameter added", pointerBelow(pointer, "parameters"), [...list, parameter(true)]),
    ...list.map((_, index) => drop("parameter dropped", pointerBelow(pointer, "parameters", index))),
    ...["202", "409", "500", "default"].map((status) =>
      set("status added", pointerBelow(pointer, "responses", status), answer),
    ),
    ...(node.requestBody === undefined
      ? [
          set("body added", pointerBelow(pointer, "requestBody"), {
            required: true,
            content: { "application/json": { schema: { type: "object" }, examples: {} } },
          }),
        ]
      : [
          drop("body dropped", pointerBelow(pointer, "requestBody")),
          set("media type added", pointerBelow(pointer, "requestBody", "content", "text/csv"), {
            schema: { type: "string" },
          }),
        ]),
    ...(node.security === undefined ? [set("security dropped", pointerBelow(pointer, "security"), [])] : []),
    set("server added", pointerBelow(pointer, "servers"), [{ url: "https://example.com" }]),
  ];
}
