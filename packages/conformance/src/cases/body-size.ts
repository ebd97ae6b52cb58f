/**
 * A case of the size of a body.
 */
import { isObject, type Place } from "../contract/place.ts";
import { isValid } from "../contract/validator.ts";
import type { CaseDraft } from "./case.ts";
import { pointerOf, withValue } from "./edit.ts";
import { encoded, type RequestBase, requestOf } from "./request.ts";
import { keywordOf, type SchemaNode, schemaNode } from "./schema-node.ts";

/** Larger than what most providers take, and still sent in no time. */
const LARGE = 2_000_000;

/** A valid body that is large, where a text has no documented limit: it is taken, or it is too large. */
export function sizeCases(base: RequestBase, schema: Place): CaseDraft[] {
  const { operation } = base;
  const path = unlimitedText(schemaNode(schema), base.body, []);
  if (path === undefined) return [];
  const body = withValue(base.body, path, "x".repeat(LARGE));
  const draft: CaseDraft = {
    check: "body/size",
    place: `body ${pointerOf(path)}`,
    pointer: `${operation.place.pointer}/responses/413`,
    says: `${LARGE / 1e6} MB of text`,
    expect: { kind: "answered", statuses: [413, operation.success.status] },
    assumption: undefined,
    request: requestOf(base, { body: encoded(body) }),
  };
  return isValid(schema, body) ? [draft] : [];
}

function unlimitedText(
  node: SchemaNode,
  value: unknown,
  path: readonly string[],
): readonly string[] | undefined {
  const isLimited = ["enum", "format", "maxLength", "anyOf"].some(
    (name) => keywordOf(node, name) !== undefined,
  );
  if (node.types.has("string") && !isLimited) return path;
  const [first] = Array.isArray(value) ? value : [];
  const parts: (readonly [string, Place, unknown])[] = [...node.properties].map(([name, place]) => [
    name,
    place,
    isObject(value) ? value[name] : undefined,
  ]);
  if (node.items !== undefined && first !== undefined) parts.push(["0", node.items, first]);
  for (const [key, place, part] of parts) {
    const found = part === undefined ? undefined : unlimitedText(schemaNode(place), part, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
