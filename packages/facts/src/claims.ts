/**
 * What a contract claims: everything that a request or an answer can break, each with its place.
 */

import { isObject, type JsonObject } from "@facility-contracts/model/json";
import { holdsNames } from "@facility-contracts/model/names";
import { isMethod } from "@facility-contracts/model/operation";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { nullBranchOf, typeBesideNull } from "./nullable.ts";

/** Something that the contract says. */
export interface Claim {
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
  /** The pointer by which the ledger names it: another one where a value may be null (nullable.ts). */
  readonly at: string;
  /**
   * `value`: what stands there counts, and is said by nothing else. `name`: that it is there counts, as with a property;
   * what it holds are claims of their own.
   */
  readonly kind: "value" | "name";
  readonly value: unknown;
}

/** Text for people, and what only tools read. */
const SILENT = new Set([
  "$comment",
  "bearerFormat",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "jsonSchemaDialect",
  "openapi",
  "operationId",
  "info",
  "summary",
  "tags",
  "title",
  "x-assumed",
  "x-assumption",
  "x-generated",
]);

/** Objects whose keys are names that nobody outside of the document sees. Any other name is a claim. */
const PRIVATE = new Set([
  "$defs",
  "components",
  "definitions",
  "parameters",
  "pathItems",
  "requestBodies",
  "schemas",
  "securitySchemes",
]);

/** Keywords whose whole value is one claim, whatever it is made of. */
const WHOLE = new Set([
  "const",
  "default",
  "dependentRequired",
  "discriminator",
  "enum",
  "required",
  "security",
  "type",
]);

/** The claims of a document, in its order. Grows with its size and nothing else. */
export function claimsOf(document: JsonObject): Claim[] {
  const claims: Claim[] = [];
  visit(document, { pointer: "#", at: "#" }, "");
  return claims;

  /** `under` is the keyword that holds the node, where its keys are names; else empty. */
  function visit(node: unknown, place: Place, under: string): void {
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) {
        const member = below(place, index);
        if (typeof item === "object" && item !== null) visit(item, member, "");
        else claims.push({ ...member, kind: "value", value: item });
      }
      return;
    }
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (under === "components" && SILENT.has(key)) continue;
      if (under !== "") named(under, below(place, key), value);
      else if (!SILENT.has(key)) keyword(key, place, value);
    }
  }

  function named(under: string, place: Place, value: unknown): void {
    if (!PRIVATE.has(under) && !isShared(place.pointer)) claims.push({ ...place, kind: "name", value });
    // A schema that is `true` or `false`, and the path of a reference, are said in one word.
    if (typeof value !== "object") claims.push({ ...place, kind: "value", value });
    else visit(value, place, under === "components" ? lastOf(place.pointer) : "");
  }

  function keyword(key: string, owner: Place, value: unknown): void {
    if (key.startsWith("x-") && key !== "x-extend") return;
    const place = below(owner, key);
    const takesNull = (pointer: string) =>
      claims.push({ pointer, at: pointerBelow(owner.at, "null"), kind: "value", value: true });
    const type = key === "type" ? typeBesideNull(value) : undefined;
    if (type !== undefined) {
      claims.push({ ...place, kind: "value", value: type });
      takesNull(place.pointer);
      return;
    }
    const branches = key === "anyOf" ? nullBranchOf(value) : undefined;
    if (branches !== undefined && Array.isArray(value)) {
      const { branch, other } = branches;
      visit(value[other], { pointer: pointerBelow(place.pointer, other), at: owner.at }, "");
      takesNull(pointerBelow(pointerBelow(place.pointer, branch), "type"));
      return;
    }
    if (isMethod(key) && isObject(value)) claims.push({ ...place, kind: "name", value });
    if (WHOLE.has(key) || typeof value !== "object" || value === null)
      claims.push({ ...place, kind: "value", value });
    else visit(value, place, (holdsNames(key) || key === "components") && isObject(value) ? key : "");
  }
}

type Place = Pick<Claim, "pointer" | "at">;

function below({ pointer, at }: Place, key: string | number): Place {
  return { pointer: pointerBelow(pointer, key), at: pointerBelow(at, key) };
}

/** A component: its name is for the document alone. */
function isShared(pointer: string): boolean {
  return pointer.startsWith("#/components/") && pointer.split("/").length === 4;
}

function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}
