/**
 * Headers of conditional requests, whose values mean what RFC 9110 says: a made-up one is a condition that is not met.
 */
import type { Parameter } from "@facility-contracts/model/parameter";
import { ANY_ROW, isNamed, isSafe, type OperationContract } from "../contract/operation.ts";
import { isValid, usable } from "../contract/validator.ts";
import { ACCEPTED, type CaseDraft, type Expectation, REFUSED } from "./case.ts";
import type { RequestBase } from "./request.ts";

const CREATED = 201;

/** What each of them may be answered, beside a success: that it is not met, or that it is none. */
const ANSWERS: ReadonlyMap<string, readonly number[]> = new Map([
  ["if-match", [412]],
  ["if-none-match", [304, 412]],
  ["if-modified-since", [304]],
  ["if-unmodified-since", [412]],
  ["if-range", [416]],
  ["range", [416]],
]);

/** What a value of a parameter may be answered that is a condition; undefined for another parameter. */
export function conditionalOf({ in: where, name }: Parameter): Expectation | undefined {
  const statuses = where === "header" ? ANSWERS.get(name.toLowerCase()) : undefined;
  return statuses && { kind: "answered", statuses: [...statuses, 400, 422] };
}

/** What the request that all others differ from is answered: one with a condition that is made up may not meet it. */
export function baseExpectationOf(operation: OperationContract): Expectation {
  // Where a row can be made, there may be none yet.
  const isThere = !isNamed(operation, CREATED);
  const statuses = operation.example.parameters.flatMap(({ parameter: { in: where, name }, value }) => {
    const header = where === "header" ? name.toLowerCase() : "";
    const isMet = header === "if-match" && value === ANY_ROW && isThere;
    return isMet ? [] : (ANSWERS.get(header) ?? []);
  });
  return statuses.length === 0 ? ACCEPTED : { kind: "answered", statuses };
}

/** RFC 6585 has 428 for a condition that is missing. */
export function missingOf(parameter: Parameter): Expectation {
  const isConditional = conditionalOf(parameter) !== undefined;
  return isConditional ? { kind: "refused", statuses: [400, 428, 412] } : REFUSED;
}

/** RFC 9110 forbids to change a row that is not the one which the request names. */
export function preconditionCases({ config, operation }: RequestBase): CaseDraft[] {
  const parameter = operation.parameters.find(
    ({ in: where, name }) => where === "header" && name.toLowerCase() === "if-match",
  );
  const schema = usable(parameter?.schema);
  if (parameter === undefined || isSafe(operation) || config.rules === false) return [];
  if (schema !== undefined && !isValid(schema, NO_TAG)) return [];
  return [
    {
      check: "header/precondition",
      place: `header ${parameter.name}`,
      pointer: parameter.place.pointer,
      says: "a tag that no row has",
      expect: { kind: "refused", statuses: [412] },
      assumption: undefined,
      edits: { parameters: [{ parameter, value: NO_TAG }] },
    },
  ];
}

const NO_TAG = '"no-row-has-this-tag"';
