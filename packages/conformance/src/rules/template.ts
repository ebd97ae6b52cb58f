/**
 * What templates are told of a rule, and what they make of it.
 */
import { type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import type { OperationContract } from "../contract/operation.ts";
import type { AnswerRule, ScenarioRule } from "./rule.ts";

/** What a template is told. Its parameters are as `openapi/rules.schema.json` allows them. */
export interface Given {
  readonly operation: OperationContract;
  /** All operations of the API. */
  readonly operations: readonly OperationContract[];
  readonly parameters: JsonObject;
  /** Pointers to what an update of the operation may move in the answer, by what its rules say. */
  readonly moves: readonly string[];
}

/** Looks at single answers, of the success unless it names a status. */
type AnswerCheck = Pick<AnswerRule, "check"> & Partial<Pick<AnswerRule, "status" | "assumed">>;

/** Takes several requests. */
type Scenario = Pick<ScenarioRule, "needs" | "probe" | "run">;

/** Makes a check of a rule; undefined where the contract has nothing to check. */
export type Template = (given: Given) => AnswerCheck | Scenario | undefined;

/** A parameter that is a text. */
export function textIn(parameters: JsonObject, name: string): string {
  const value = parameters[name];
  if (typeof value !== "string") throw new TypeError(`The parameter ${name} of a rule is no text`);
  return value;
}

/** A parameter that is a list of objects; undefined where it is left out. */
export function objectsIn(parameters: JsonObject, name: string): JsonObject[] | undefined {
  return parameters[name] === undefined ? undefined : listOf(parameters[name]).map(objectOf);
}

/** The schema of the answers of an operation; where they have no JSON body, a place in which nothing has a name. */
export function answerSchemaOf({ success }: OperationContract): Place {
  return success.schema ?? success.place;
}
