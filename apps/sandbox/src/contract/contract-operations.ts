/**
 * The operations of the contract as the server needs them: routes and checks.
 */
import { type Answer, answerFor } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { onceIn } from "@facility-contracts/model/once";
import type { Operation } from "@facility-contracts/model/operation";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { type Fault, faultsOf } from "./faults.ts";
import { jsonTypeIn } from "./json-type.ts";
import { type ContractParameter, contractParametersOf } from "./parameters.ts";
import { type ContractBody, contractBodyOf } from "./request-body.ts";

/** What an operation may answer with a status. */
export interface ContractAnswer {
  readonly mediaType: string;
  /** What is wrong with a body; undefined stands for none. */
  readonly check: (body: unknown) => readonly Fault[];
}

export interface ContractOperation {
  readonly operation: Operation;
  /** Its operationId, else its method and path. */
  readonly name: string;
  readonly parameters: readonly ContractParameter[];
  /** Undefined for an operation that takes none. */
  readonly body: ContractBody | undefined;
  readonly answerOf: (status: number) => ContractAnswer;
}

/**
 * An operation of the contract.
 *
 * @throws ContractError for one that the sandbox cannot serve
 */
export function contractOperationOf(operation: Operation): ContractOperation {
  const answers = new Map<number, ContractAnswer>();
  return {
    operation,
    name: operation.name,
    parameters: contractParametersOf(operation),
    body: contractBodyOf(operation),
    answerOf: (status) => onceIn(answers, status, () => contractAnswerOf(operation, status)),
  };
}

function contractAnswerOf(operation: Operation, status: number): ContractAnswer {
  const answer = answerFor(operation, status);
  return { mediaType: jsonTypeIn(answer?.contents ?? []), check: answerCheckOf(answer, status) };
}

function answerCheckOf(answer: Answer | undefined, status: number): ContractAnswer["check"] {
  if (answer === undefined) return () => [wrong(`status ${status} is not documented`)];
  if (answer.contents.length === 0)
    return (body) => (body === undefined ? [] : [wrong(`status ${status} has no body`)]);
  const schema = jsonContentIn(answer.contents)?.schema;
  if (schema === undefined) return () => [];
  const sent = placeOneWay(schema, "response");
  return (body) => faultsOf(sent, body);
}

function wrong(says: string): Fault {
  return { in: "body", place: "", says };
}
