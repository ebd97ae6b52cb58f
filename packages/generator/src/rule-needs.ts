/**
 * What a template needs of the contract. A rule that finds nothing to look at would pass whatever a provider does.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { markedIn, markerNamed } from "@facility-contracts/model/markers";
import { parametersOf } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { valueAt } from "@facility-contracts/model/pointer";
import { assumptionOfMark } from "@facility-contracts/model/provenance";
import { objectWith } from "@facility-contracts/model/schema/object-with";
import { namesIn, schemasAt } from "@facility-contracts/model/schema/path";
import type { NamedOperation } from "./operations.ts";
import { answerSchemas, requestSchemas, ruledOperationsOf } from "./rule-names.ts";

/** What is wrong with a rule. */
export interface Mistake {
  /** JSON pointer into the rule, without `#`. */
  readonly at: string;
  /** What is wrong, and what to write. */
  readonly says: string;
}

/** A rule that is right by its schema, and its operation. */
interface Given {
  readonly operation: NamedOperation;
  readonly template: string;
  readonly parameters: JsonObject;
}

/** The needs beside markers, as `x-needs` of `openapi/rules.schema.json` calls them. */
const NEEDS: Readonly<Record<string, (given: Given) => Mistake[]>> = {
  "a field that comes back": sentAndAnswered,
  "a field that is shown": sentAndShown,
  "a path parameter": identified,
  "the fields of items": itemFields,
  "x-problem: details": detailed,
  "a documented x-extend": (given) => extended(given, "documented"),
  "an assumed x-extend": (given) => extended(given, "assumed"),
};

/** What the template of a rule needs and the contract does not have. */
export function unmetNeeds(schema: unknown, given: Given): Mistake[] {
  const needs = textsOf(valueAt(schema, `#/$defs/templates/${given.template}/x-needs`));
  return needs.flatMap((need) => NEEDS[need]?.(given) ?? missingMarker(given, need));
}

/** A mistake where a need is not met. */
function needed(isMet: boolean, at: string, says: string): Mistake[] {
  return isMet ? [] : [{ at, says }];
}

function missingMarker({ operation, template }: Given, need: string): Mistake[] {
  const marker = markerNamed(need);
  if (marker === undefined) throw new Error(`openapi/rules.schema.json: nobody knows what ${need} is`);
  return needed(
    answerSchemas(operation).some((answer) => markedIn(answer, marker).length > 0),
    "/template",
    `${template} needs ${marker} in the answer of ${operation.operationId}, which has none. Mark the field there.`,
  );
}

function sentAndAnswered({ operation, template, parameters }: Given): Mistake[] {
  const { operationId } = operation;
  const sent = namesIn(requestSchemas(operation));
  const answered = successSchemas(operation).flatMap((answer) => objectWith(sent, answer) ?? []);
  if (answered.length === 0) {
    const says = `${template} looks at what ${operationId} sends and answers, and the answer has no field of the request. Take another template, or check it where it is shown: shownElsewhere.`;
    return [{ at: "/template", says }];
  }
  const has = (name: string) =>
    sent.includes(name) && answered.some(({ properties }) => properties.has(name));
  return textsOf(parameters.fields).flatMap((name, index) =>
    needed(
      has(name),
      `/parameters/fields/${index}`,
      `"${name}" is not a field of both the request and the answer of ${operationId}. Write one of ${sent.filter(has).join(", ")}.`,
    ),
  );
}

/** Of another operation. */
function sentAndShown({ operation, parameters }: Given): Mistake[] {
  const shower = ruledOperationsOf(operation.contract).find(
    ({ operationId }) => operationId === parameters.operation,
  );
  const rows = String(parameters.rows);
  const shown = shower && namesIn(answerSchemas(shower).flatMap((answer) => schemasAt(answer, rows)));
  // An operation that is not there is a mistake of its own.
  if (shown === undefined) return [];
  const sent = namesIn(requestSchemas(operation));
  return [
    ...needed(
      sent.some((name) => shown.includes(name)),
      "/parameters/rows",
      `${rows} of ${parameters.operation} has no field that ${operation.operationId} sends. Name the rows that show one.`,
    ),
    ...textsOf(parameters.keep).flatMap((name, index) =>
      needed(
        sent.includes(name),
        `/parameters/keep/${index}`,
        `"${name}" is not a field that ${operation.operationId} sends. Write one of ${sent.join(", ")}.`,
      ),
    ),
    ...needed(
      shown.includes(String(parameters.id)),
      "/parameters/id",
      `"${parameters.id}" is not a field of ${rows}. Write one of ${shown.join(", ")}.`,
    ),
  ];
}

function identified({ operation, template }: Given): Mistake[] {
  return needed(
    parametersOf(operation).some((parameter) => parameter.in === "path"),
    "/template",
    `${template} needs an identifier in the path of ${operation.operationId}, which has none. Take another template.`,
  );
}

function itemFields({ operation, parameters }: Given): Mistake[] {
  return listOf(parameters.lists)
    .map(objectOf)
    .flatMap(({ list, by }, index) => {
      const items = answerSchemas(operation).flatMap((answer) => schemasAt(answer, `${list}/*`));
      return needed(
        items.some((item) => schemasAt(item, `/${by}`).length > 0),
        `/parameters/lists/${index}/by`,
        `"${by}" is not a field of the items of ${list}. Write one of ${namesIn(items).join(", ")}.`,
      );
    });
}

function detailed({ operation, parameters }: Given): Mistake[] {
  const answer = answersOf(operation).find(({ status }) => status === String(parameters.status));
  const schema = answer && jsonContentIn(answer.contents)?.schema;
  return needed(
    schema !== undefined && markedIn(schema, "x-problem").some(({ value }) => value === "details"),
    "/parameters/status",
    `the answer ${parameters.status} of ${operation.operationId} has no field that is marked x-problem: details. Mark it, or write the status of one that has.`,
  );
}

function extended({ operation, template }: Given, ground: "documented" | "assumed"): Mistake[] {
  const marks = successSchemas(operation).flatMap((answer) => markedIn(answer, "x-extend"));
  const isAssumed = marks.map((mark) => assumptionOfMark(mark, "x-extend") !== undefined);
  const other = ground === "assumed" ? "blocks and noOtherBlocks" : "inferredBlocks";
  const says = `${template} needs an x-extend in the answer of ${operation.operationId} that is ${ground}, and none is. Take the rule out; of the others speak ${other}.`;
  return needed(isAssumed.includes(ground === "assumed"), "/template", says);
}

/** The schemas of its successes; of the one answer that stands for all, where it documents no other. */
function successSchemas(operation: NamedOperation): Place[] {
  const answers = answersOf(operation);
  const successes = answers.filter(({ status }) => status.startsWith("2"));
  return (successes.length > 0 ? successes : answers.filter(({ kind }) => kind === "default")).flatMap(
    ({ contents }) => jsonContentIn(contents)?.schema ?? [],
  );
}
