/**
 * How much of the contract a run looked at.
 */

import type { Place } from "@facility-contracts/model/place";
import { isBreakable } from "@facility-contracts/model/schema/edges";
import { keywordOf, pointerTo, schemaNode } from "@facility-contracts/model/schema/node";
import { ruleName } from "../checks/rule.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Covered, Report } from "../report.ts";
import { rulesOf } from "../rules/rules.ts";
import type { Plan, Unit } from "./plan.ts";

/** Takes notes while a run goes on. */
export interface CoverageNotes {
  /** Units that got an answer. */
  readonly units: Set<Unit>;
  /** `updateTicket 404` */
  readonly statuses: Set<string>;
  /** Operations whose success was answered. Of recorded traffic the statuses tell. */
  readonly done?: Set<string>;
  /** `updateTicket echo` */
  readonly rules: Set<string>;
}

/** Compares the notes with what there is. */
export function coverageOf(
  { keywords, operations }: Pick<Plan, "keywords" | "operations">,
  notes: CoverageNotes,
): Report["coverage"] {
  const cases = [...notes.units].flatMap((unit) =>
    unit.kind === "base" || unit.kind === "case" ? [unit.tested] : [],
  );
  const places = new Set(
    cases.map(({ operation, place }) => `${operation.operationId} ${place.replace(/^body .*/, "body")}`),
  );
  const pointers = new Set(
    cases.flatMap(({ breaks, expect, operation, pointer }) => {
      // What is taken tells nothing of who looks at a keyword.
      const looked = breaks ?? (expect.kind === "accepted" ? [] : [pointer]);
      return looked.map((one) => `${operation.operationId} ${one}`);
    }),
  );
  const [first] = operations;
  const rules = first === undefined ? [] : Object.values(rulesOf(first.api)).flat();
  return {
    operations: covered(
      operations.map(({ operationId }) => operationId),
      new Set(
        operations
          .filter(
            ({ operationId, responses }) =>
              notes.done?.has(operationId) ||
              responses.some(
                ({ status }) => /^(2|303$)/.test(status) && notes.statuses.has(`${operationId} ${status}`),
              ),
          )
          .map(({ operationId }) => operationId),
      ),
    ),
    statuses: covered(
      operations.flatMap(({ operationId, responses }) =>
        responses.map(({ status }) => `${operationId} ${status}`),
      ),
      notes.statuses,
    ),
    parameters: covered(operations.flatMap(parametersOf), places),
    keywords: covered([...operations.flatMap(keywordsOf), ...keywords], pointers),
    rules: covered(
      rules
        .filter((rule) => operations.some(({ operationId }) => operationId === rule.operationId))
        .map(ruleName),
      notes.rules,
    ),
  };
}

function covered(all: readonly string[], seen: ReadonlySet<string>): Covered {
  const names = [...new Set(all)];
  return {
    covered: names.filter((name) => seen.has(name)),
    missing: names.filter((name) => !seen.has(name)),
  };
}

function parametersOf(operation: OperationContract): string[] {
  const { body, operationId, parameters, security } = operation;
  return [
    ...parameters.map(({ in: location, name }) => `${operationId} ${location} ${name}`),
    ...security
      .flatMap(({ schemes }) => schemes)
      .map(({ carrier, field }) => `${operationId} ${carrier} ${field}`),
    ...(body ? [`${operationId} header Content-Type`, `${operationId} body`] : []),
  ];
}

/** The keywords of the request: each is one thing to break. */
function keywordsOf(operation: OperationContract): string[] {
  // Outside of bodies everything is text: what is there has no other type.
  const texts = operation.parameters
    .filter((parameter) => parameter.in !== "path")
    .flatMap(({ content, schema }) => keywordsBelow(schema ?? content?.schema))
    .filter((pointer) => !pointer.endsWith("/type"));
  return [...operation.pathParameters, ...(operation.body ? [operation.body] : [])]
    .flatMap(({ schema }) => keywordsBelow(schema))
    .concat(texts)
    .map((pointer) => `${operation.operationId} ${pointer}`);
}

function keywordsBelow(schema: Place | undefined, around: readonly string[] = []): string[] {
  if (schema === undefined || around.includes(schema.pointer)) return [];
  const inside = [...around, schema.pointer];
  const node = schemaNode(schema);
  const union = keywordOf(node, "anyOf");
  // A union is one keyword. Where its branches agree on a type, that is one too.
  const own = node.keywords.filter(({ name, owner, value }) => {
    if (!isBreakable(name, value)) return false;
    if (["properties", "items", "not", "pattern"].includes(name)) return false;
    if (union !== undefined && owner.pointer.startsWith(pointerTo(union))) return false;
    if (name === "format") return union === undefined;
    // A list of values says more than their type.
    return name !== "type" || keywordOf(node, "type")?.owner.pointer === owner.pointer;
  });
  const parts = [...node.properties.values(), ...(node.items ? [node.items] : [])];
  return [...own.map(pointerTo), ...parts.flatMap((part) => keywordsBelow(part, inside))];
}
