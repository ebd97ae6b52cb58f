/**
 * The operations of the contract as the server needs them: routes and checks.
 */
import { type Answer, answerFor } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import type { Operation } from "@facility-contracts/model/operation";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { type Fault, faultsOf } from "./faults.ts";
import { jsonTypeIn } from "./json-type.ts";
import { type ContractParameter, contractParametersOf } from "./parameters.ts";
import { type ContractBody, contractBodyOf } from "./request-body.ts";

export interface ContractOperation {
  readonly operation: Operation;
  /** Its operationId, else its method and path. */
  readonly name: string;
  readonly parameters: readonly ContractParameter[];
  /** Undefined for an operation that takes none. */
  readonly body: ContractBody | undefined;
  readonly mediaTypeOf: (status: number) => string;
  readonly checkAnswer: (status: number, body: unknown) => readonly Fault[];
}

/**
 * An operation of the contract.
 *
 * @throws ContractError for one that the sandbox cannot serve
 */
export function contractOperationOf(operation: Operation): ContractOperation {
  const answers = new Map<number, Answer | undefined>();
  const answerOf = (status: number) => {
    if (!answers.has(status)) answers.set(status, answerFor(operation, status));
    return answers.get(status);
  };
  return {
    operation,
    name: operation.name,
    parameters: contractParametersOf(operation),
    body: contractBodyOf(operation),
    mediaTypeOf: (status) => jsonTypeIn(answerOf(status)?.contents ?? []),
    checkAnswer(status, body) {
      const answer = answerOf(status);
      if (answer === undefined) return [wrong(`status ${status} is not documented`)];
      if (answer.contents.length === 0)
        return body === undefined ? [] : [wrong(`status ${status} has no body`)];
      const schema = jsonContentIn(answer.contents)?.schema;
      return schema === undefined ? [] : faultsOf(placeOneWay(schema, "response"), body);
    },
  };
}

function wrong(says: string): Fault {
  return { in: "body", place: "", says };
}
