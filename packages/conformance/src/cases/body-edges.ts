/**
 * Cases of what has no other: of each keyword of a body's schema a value that breaks it alone, and those at its edge.
 */
import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { assumptionOf } from "@facility-contracts/model/provenance";
import { type EdgeOptions, type Edges, edgesOf } from "@facility-contracts/model/schema/edges";
import { type Keyword, pointerTo } from "@facility-contracts/model/schema/node";
import { standingOf } from "../contract/request-body.ts";
import { violationsOf } from "../contract/validator.ts";
import { type Derived, edgesDerived, NOTHING } from "./case.ts";
import { expectationOf } from "./known-rows.ts";
import { encoded, type RequestBase } from "./request.ts";
import { shortly } from "./shortly.ts";

/** Derives the cases of the keywords that others do not break. */
export function bodyEdges(base: RequestBase, broken: ReadonlySet<string>): Derived {
  const { body, operation } = base;
  const schema = operation.body?.schema;
  if (schema === undefined || body === undefined) return NOTHING;
  const derived = edgesOfBranches(schema, body, wireOf(base), broken).map((found, turn) =>
    edgesDerived(operation, "body", found, (edge) => ({
      check: `body/${edge.keyword.name}`,
      place: `body ${edge.at || "/"}`,
      pointer: pointerTo(edge.keyword),
      says: turn === 0 ? shortly(edge) : `${shortly(edge)}, in another branch (${turn})`,
      expect: expectationOf(
        edge.value,
        standingOf(schema, edge.value, violationsOf(schema, edge.value), body),
        base.config,
      ),
      assumption: assumptionOf(edge.keyword.owner, edge.keyword.name),
      edits: { body: encoded(operation, edge.value) },
      body: edge.value,
    })),
  );
  return {
    drafts: derived.flatMap(({ drafts }) => drafts),
    notChecked: derived.flatMap(({ notChecked }) => notChecked),
    keywords: derived.flatMap(({ keywords }) => keywords),
  };
}

const UNIONS = new Set(["anyOf", "oneOf"]);

/** The edges of a body, and then those of the branches that it has not: with each of them in its place. */
function edgesOfBranches(
  schema: Place,
  body: unknown,
  wire: EdgeOptions,
  broken: ReadonlySet<string>,
): readonly Edges[] {
  const all: Edges[] = [];
  const seen = new Set(broken);
  const sent = new Set<string>();
  const isUnion = ({ name }: Keyword) => UNIONS.has(name);
  const isNew = (keyword: Keyword) => !seen.has(pointerTo(keyword));
  const bodies = [body];
  for (const one of bodies) {
    const found = edgesOf(schema, one, {
      ...wire,
      isWanted: (keyword) => isUnion(keyword) || isNew(keyword),
    });
    // What breaks the like in two branches is one body.
    const edges = found.edges.filter(
      ({ keyword, value }) => isNew(keyword) && !sent.has(JSON.stringify(value)),
    );
    const unbroken = found.unbroken.filter(isNew);
    all.push({ edges, unbroken });
    // What has nothing new leads nowhere: branches may hold each other.
    if (one === body || edges.length + unbroken.length > 0)
      for (const { isAllowed, keyword, value } of found.edges)
        if (isAllowed && isUnion(keyword)) bodies.push(value);
    for (const { value } of edges) sent.add(JSON.stringify(value));
    for (const keyword of [...edges.map((edge) => edge.keyword), ...unbroken]) seen.add(pointerTo(keyword));
  }
  return all;
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
