/**
 * The answers of the documentation pages, with their types.
 */
import type { Operations } from "@facility-contracts/contract/apis";
import { answerFor } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import type { Operation } from "@facility-contracts/model/operation";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
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
  const { schema, value } = (operation && pageExampleOf(operation)) ?? {};
  const isAnswer = (body: unknown): body is PageAnswer<Id> =>
    schema !== undefined && neededCheckOf(schema, { find: "first" }).allows(body) === true;
  if (!isAnswer(value)) throw new Error(`The contract has no example of an answer of ${operationId}.`);
  return value;
}

/** The example of an answer with the name `page`, with its schema. */
function pageExampleOf(operation: Operation) {
  const content = jsonContentIn(answerFor(operation, 200)?.contents ?? []);
  const examples = content === undefined ? [] : examplesOf(content.place);
  return { schema: content?.schema, value: examples.find(({ name }) => name === "page")?.value };
}
