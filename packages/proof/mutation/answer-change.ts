/**
 * A change of the answers of an operation that have one status.
 */

import { bytesOf, parsed } from "@facility-contracts/provider/foreign/json";
import type { OperationPlace } from "@facility-contracts/provider/foreign/place";
import type { WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import { requestOf } from "./message.ts";
import type { Mutant } from "./mutant.ts";

/** What the mutated provider answers. */
export interface AnswerChange {
  readonly name: string;
  readonly kind: string;
  readonly pointer: string;
  readonly says: string;
  /** The changed answer, or the same one when there is nothing to change. */
  change(answer: WireAnswer, request: WireRequest): WireAnswer;
}

/** The mutant of the answers with a status. */
export function answerMutant(operation: OperationPlace, status: number, change: AnswerChange): Mutant {
  const { api, operationId } = operation;
  const isMine = requestOf(operation);
  return {
    id: `${operationId}/answer/${status}/${change.name}`,
    api,
    operationId,
    side: "answer",
    kind: change.kind,
    pointer: change.pointer,
    says: change.says,
    wrap: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === status && isMine(request) ? change.change(answer, request) : answer;
    },
  };
}

/** The answer with other bytes; its length follows. */
export function withAnswerBody(answer: WireAnswer, body: Uint8Array): WireAnswer {
  const { "content-length": length, ...headers } = answer.headers;
  return {
    ...answer,
    headers: length === undefined ? headers : { ...headers, "content-length": String(body.length) },
    body,
  };
}

/** A change of the value in the body. It stays as it is when the body is no JSON, or `edit` gives it back. */
export function editingBody(edit: (value: unknown, request: WireRequest) => unknown): AnswerChange["change"] {
  return (answer, request) => {
    const json = parsed(answer.body);
    if (json === undefined) return answer;
    const value = edit(json.value, request);
    return value === json.value ? answer : withAnswerBody(answer, bytesOf(value));
  };
}
