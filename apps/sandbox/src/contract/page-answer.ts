/**
 * The answers of the documentation pages, with their types.
 */
import type { Operations } from "@facility-contracts/contract/apis";
import { answerFor } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import { exampleIn } from "./content-examples.ts";
import { contractApis } from "./contract-api.ts";
import type { AnswerOf, OperationId } from "./operation-types.ts";

type PageAnswer<Id extends OperationId> = AnswerOf<Operations[Id]>["body"];

/**
 * The answer that the page of an operation shows.
 *
 * @throws Error when it has none.
 */
export function pageAnswer<Id extends OperationId>(operationId: Id): PageAnswer<Id> {
  const operation = contractApis.flatMap((api) => api.operations).find(({ name }) => name === operationId);
  const content = operation && jsonContentIn(answerFor(operation, 200)?.contents ?? []);
  const example = exampleIn(content, "page");
  const isAnswer = (body: unknown): body is PageAnswer<Id> =>
    content?.schema !== undefined && neededCheckOf(content.schema, { find: "first" }).allows(body);
  if (!isAnswer(example)) throw new Error(`The contract has no example of an answer of ${operationId}.`);
  return example;
}
