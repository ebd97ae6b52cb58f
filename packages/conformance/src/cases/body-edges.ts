/**
 * Cases of what has no other: of each keyword of a body's schema a value that breaks it alone, and those at its edge.
 */
import { isObject } from "@facility-contracts/model/json";
import { assumptionOf } from "@facility-contracts/model/provenance";
import { type EdgeOptions, edgesOf } from "@facility-contracts/model/schema/edges";
import { pointerTo } from "@facility-contracts/model/schema/node";
import { standingOf } from "../contract/request-body.ts";
import { violationsOf } from "../contract/validator.ts";
import { type Derived, EXPECTED, edgesDerived, NOTHING } from "./case.ts";
import { encoded, type RequestBase } from "./request.ts";
import { shortly } from "./shortly.ts";

/** Derives the cases of the keywords that others do not break. */
export function bodyEdges(base: RequestBase, broken: ReadonlySet<string>): Derived {
  const { body, operation } = base;
  const schema = operation.body?.schema;
  if (schema === undefined || body === undefined) return NOTHING;
  const found = edgesOf(schema, body, {
    ...wireOf(base),
    isWanted: (keyword) => !broken.has(pointerTo(keyword)),
  });
  return edgesDerived(operation, "body", found, (edge) => ({
    check: `body/${edge.keyword.name}`,
    place: `body ${edge.at || "/"}`,
    pointer: pointerTo(edge.keyword),
    says: shortly(edge),
    expect: EXPECTED[standingOf(schema, violationsOf(schema, edge.value))],
    assumption: assumptionOf(edge.keyword.owner, edge.keyword.name),
    edits: { body: encoded(operation, edge.value) },
    body: edge.value,
  }));
}

/** Values that come over the wire as what they are: in a form everything is text, and an empty list is nothing. */
function wireOf({ body, operation }: RequestBase): EdgeOptions {
  const form = operation.body?.form;
  if (form === "json") return {};
  const base = isObject(body) ? body : {};
  const isTold = (part: unknown) => part !== null && part !== "" && typeof part !== "object";
  const isField = ([name, part]: readonly [string, unknown]) =>
    part === base[name] || (Array.isArray(part) ? part.length > 0 && part.every(isTold) : isTold(part));
  const isFit = (value: unknown) => (isObject(value) ? Object.entries(value).every(isField) : false);
  return {
    form: "text",
    isFit: form === "form" || form === "multipart" ? isFit : (value) => typeof value === "string",
  };
}
