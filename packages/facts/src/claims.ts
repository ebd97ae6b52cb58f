/**
 * What a contract claims: everything that a request or an answer can break, each with its place.
 */
import { pointerBelow } from "../../../scripts/json-pointer.ts";
import { type Document, isObject } from "./document.ts";

/** Something that the contract says. */
export interface Claim {
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
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

/** Objects whose keys are names, and each name is a claim. */
const NAMES = new Set([
  "callbacks",
  "content",
  "dependentSchemas",
  "headers",
  "patternProperties",
  "paths",
  "properties",
  "responses",
  "webhooks",
]);

/** Objects whose keys are names that nobody outside of the document sees. */
const PRIVATE = new Set(["$defs", "components", "parameters", "requestBodies", "schemas", "securitySchemes"]);

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

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
export function claimsOf(document: Document): Claim[] {
  const claims: Claim[] = [];
  visit(document, "#", "");
  return claims;

  /** `under` is the keyword that holds the node, where its keys are names; else empty. */
  function visit(node: unknown, pointer: string, under: string): void {
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) {
        const at = pointerBelow(pointer, index);
        if (typeof item === "object" && item !== null) visit(item, at, "");
        else claims.push({ pointer: at, kind: "value", value: item });
      }
      return;
    }
    if (!isObject(node)) return;
    for (const [key, value] of Object.entries(node)) {
      const at = pointerBelow(pointer, key);
      if (under === "components" && SILENT.has(key)) continue;
      if (under !== "") named(under, at, value);
      else if (!SILENT.has(key)) keyword(key, at, value);
    }
  }

  function named(under: string, at: string, value: unknown): void {
    if (NAMES.has(under) && !isShared(at)) claims.push({ pointer: at, kind: "name", value });
    // A schema that is `true` or `false`, and the path of a reference, are said in one word.
    if (typeof value !== "object") claims.push({ pointer: at, kind: "value", value });
    else visit(value, at, under === "components" ? lastOf(at) : "");
  }

  function keyword(key: string, at: string, value: unknown): void {
    if (key.startsWith("x-") && key !== "x-extend") return;
    if (METHODS.has(key) && isObject(value)) claims.push({ pointer: at, kind: "name", value });
    if (WHOLE.has(key) || typeof value !== "object" || value === null)
      claims.push({ pointer: at, kind: "value", value });
    else visit(value, at, (NAMES.has(key) || PRIVATE.has(key)) && isObject(value) ? key : "");
  }
}

/** A component: its name is for the document alone. */
function isShared(pointer: string): boolean {
  return pointer.startsWith("#/components/") && pointer.split("/").length === 4;
}

function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}
