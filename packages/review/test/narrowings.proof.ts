/**
 * Every schema of our frozen contract, and of documents that were not written here, narrowed by every keyword, and the way
 * back: whoever sends or reads it is hurt, and is told; the way back hurts the other side.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isObject, type JsonObject, keysIn, memberIn } from "@facility-contracts/model/json";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { expect, test } from "vitest";
import { bases } from "../corpus/bases.ts";
import { narrowingsOf, schemasIn, withAt } from "../corpus/narrowings.ts";
import { compareDocuments } from "../src/compare/compare.ts";

const require = createRequire(import.meta.url);

const MAX_MILLISECONDS = 10 * 60_000;

function foreign(file: string): JsonObject {
  const document: unknown = JSON.parse(readFileSync(require.resolve(`@readme/oas-examples/${file}`), "utf8"));
  if (!isObject(document)) throw new Error(`${file}: no document`);
  return document;
}

test.each<[name: string, document: JsonObject]>([
  ["tickets", bases.tickets],
  ["safety-register", bases["safety-register"]],
  ["callbacks", foreign("3.0/json/callbacks.json")],
  ["uspto", foreign("3.0/json/uspto.json")],
  ["webhooks", foreign("3.1/json/webhooks.json")],
])("%s", { timeout: MAX_MILLISECONDS }, (_, document) => {
  const version = String(document.openapi).startsWith("3.0") ? "3.0" : "3.1";
  const used = usedComponents(document);
  const standing = schemasIn(document).filter(({ keys }) => isUsed(keys, used));
  expect(standing.length).toBeGreaterThan(1);
  const found = standing.flatMap(({ keys, schema }) =>
    narrowingsOf(schema, version).flatMap(({ name, schema: narrower }) => {
      const after = withAt(document, keys, narrower);
      if (!isObject(after)) return [];
      const pointer = pointerBelow("#", ...keys);
      const [there, back] = [sidesOf(document, after), sidesOf(after, document)];
      if (there !== "" && back === mirrored(there)) return [];
      return [`${name} at ${pointer}: ${there || "nobody"}, and back: ${back || "nobody"}`];
    }),
  );
  expect(found).toEqual([]);
});

function sidesOf(before: JsonObject, after: JsonObject): string {
  const changes = compareDocuments("sweep", before, after);
  return [...new Set(changes.flatMap(({ breaks }) => breaks))].sort().join(" and ");
}

function mirrored(sides: string): string {
  return sides === "clients" ? "providers" : sides === "providers" ? "clients" : sides;
}

/** `#/components/schemas/A` of everything that paths and webhooks lead to; read here once more, without the model. */
function usedComponents(document: JsonObject): Set<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string" && value.startsWith("#/components/")) lead(value);
    for (const key of keysIn(value)) visit(memberIn(value, key));
  };
  const lead = (pointer: string): void => {
    const component = pointerBelow("#", ...keysOf(pointer).slice(0, 3));
    if (used.has(component)) return;
    used.add(component);
    visit(keysOf(component).reduce<unknown>(memberIn, document));
  };
  visit(document.paths);
  visit(document.webhooks);
  return used;
}

/** Nobody sends or reads what no operation leads to. */
function isUsed(keys: readonly string[], used: ReadonlySet<string>): boolean {
  return keys[0] !== "components" || used.has(pointerBelow("#", ...keys.slice(0, 3)));
}
