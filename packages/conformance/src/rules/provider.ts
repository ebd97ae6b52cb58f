/**
 * The provider, as a scenario calls it.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import { baseOf, encoded, type RequestBase, requestOf, resourcesOf } from "../cases/request.ts";
import { answerProblems, type ReadAnswer } from "../checks/answer.ts";
import type { ProviderConfig } from "../config.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Sender } from "../run/exchange.ts";
import type { WireRequest } from "../wire.ts";
import { Broken, NotPossible } from "./rule.ts";

/** A call of an operation. What is left out is that of the base request. */
export interface Call {
  readonly id?: string | number;
  readonly body?: unknown;
  readonly query?: string;
}

/** Calls operations and remembers what it sent. */
export interface Provider {
  readonly config: ProviderConfig;
  /** What was sent so far. */
  readonly requests: readonly WireRequest[];
  /** The identifiers of the rows that an operation may change. */
  ids(operationId: OperationId): readonly [string | number, ...(string | number)[]];
  /** The body of the base request. */
  example(operationId: OperationId): unknown;
  /** Calls and takes any answer. */
  call(operationId: OperationId, call?: Call): Promise<ReadAnswer>;
  /**
   * Calls and gives the JSON value of the documented success.
   *
   * @throws Broken for any other answer.
   */
  accepted(operationId: OperationId, call?: Call): Promise<unknown>;
  /** @throws Broken when the answer is a success, or an error of the provider. */
  refused(operationId: OperationId, call?: Call): Promise<void>;
  /** Waits until a clock that shows a moment has gone on: a millisecond, or a second when it shows whole seconds. */
  tick(moment: unknown): Promise<void>;
}

/** Makes the calls of one scenario. */
export function scenarioProvider(
  operations: readonly OperationContract[],
  config: ProviderConfig,
  sender: Sender,
): Provider {
  const requests: WireRequest[] = [];
  const base = (operationId: OperationId): RequestBase => {
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation === undefined) throw new NotPossible(`${operationId} is left out of this run`);
    return baseOf(operation, config);
  };
  const call = async (operationId: OperationId, { id, body, query }: Call = {}) => {
    const plain = base(operationId);
    const request = requestOf(id === undefined ? plain : { ...plain, id }, {
      ...(body === undefined ? {} : { body: encoded(body) }),
      ...(query === undefined ? {} : { query }),
    });
    requests.push(request);
    return sender.send(request);
  };
  return {
    config,
    requests,
    ids(operationId) {
      const { operation, id } = base(operationId);
      return [id, ...(resourcesOf(operation, config)?.existing.slice(1) ?? [])];
    },
    example: (operationId) => base(operationId).body,
    call,
    async accepted(operationId, options) {
      const answer = await call(operationId, options);
      const { operation } = base(operationId);
      const [problem] = answerProblems(operation, answer);
      if (answer.status !== operation.success.status)
        throw new Broken("status", operation.success.status, `${answer.status} ${answer.text}`);
      if (problem !== undefined) throw new NotPossible(`the answer is not valid: ${problem.expected}`);
      return answer.value;
    },
    async refused(operationId, options) {
      const { status, text } = await call(operationId, options);
      if (status < 400 || status >= 500) throw new Broken("status", "a refusal (4xx)", `${status} ${text}`);
    },
    async tick(moment) {
      const wholeSeconds = /T\d\d:\d\d(:\d\d(\.0+)?)?Z$/.test(String(moment));
      await new Promise((resolve) => setTimeout(resolve, wholeSeconds ? 1100 : 5));
    },
  };
}
