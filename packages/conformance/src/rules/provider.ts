/**
 * The provider, as a scenario calls it.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import {
  baseOf,
  credentialHeaders,
  encoded,
  type Headers,
  type RequestBase,
  requestOf,
  resourcesOf,
} from "../cases/request.ts";
import type { ReadAnswer } from "../checks/answer.ts";
import type { Problem } from "../checks/problem.ts";
import type { ProviderConfig } from "../config.ts";
import { documented } from "../contract/documented.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Sender } from "../run/exchange.ts";
import type { WireRequest } from "../wire.ts";
import { Broken, NotPossible, Refuted } from "./broken.ts";

/** A call of an operation. What is left out is that of the base request. */
export interface Call {
  readonly id?: string | number;
  readonly body?: unknown;
  readonly query?: string;
  /** In place of valid credentials. */
  readonly as?: "nobody" | "user without the role";
  readonly contentType?: string;
}

/** Calls operations and remembers what it sent. */
export interface Provider {
  readonly config: ProviderConfig;
  /** What was sent so far. */
  readonly requests: readonly WireRequest[];
  /** What the answers so far have contradicted of the assumptions: a scenario goes on behind it. */
  readonly unconfirmed: readonly Problem[];
  /** The identifiers of the rows that an operation may change. */
  ids(operationId: OperationId): readonly [string | number, ...(string | number)[]];
  /** The body of the base request. */
  example(operationId: OperationId): unknown;
  /** Calls and takes any answer. */
  call(operationId: OperationId, call?: Call): Promise<ReadAnswer>;
  /**
   * Calls and gives the JSON value of the documented success, without the fields that are not documented.
   *
   * @throws Broken for any other answer.
   * @throws Refuted when the answer contradicts a page, by itself or by a rule for single answers.
   */
  accepted(operationId: OperationId, call?: Call): Promise<unknown>;
  /**
   * Calls and takes any refusal.
   *
   * @throws Broken when the answer is a success, or an error of the provider.
   */
  refused(operationId: OperationId, call?: Call): Promise<void>;
  /**
   * A row as a probe gives it: the fields that an operation answers.
   *
   * @throws NotPossible when the probe fails.
   */
  probed(operationId: OperationId, look: () => unknown): Promise<unknown>;
  /** Waits until a clock that shows a moment has gone on: a millisecond, or a second when it shows whole seconds. */
  tick(moment: unknown): Promise<void>;
}

/** Makes the calls of one scenario. */
export function scenarioProvider(
  operations: readonly OperationContract[],
  config: ProviderConfig,
  sender: Sender,
  judge: (base: RequestBase, call: Call, answer: ReadAnswer) => readonly Problem[],
): Provider {
  const requests: WireRequest[] = [];
  const unconfirmed: Problem[] = [];
  const base = (operationId: OperationId, id?: string | number): RequestBase => {
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation === undefined) throw new NotPossible(`${operationId} is left out of this run`);
    const plain = baseOf(operation, config);
    return id === undefined ? plain : { ...plain, id };
  };
  const call = (operationId: OperationId, { id, body, query, as, contentType }: Call = {}) => {
    const called = base(operationId, id);
    const request = requestOf(called, {
      ...(body === undefined ? {} : { body: encoded(body) }),
      ...(query === undefined ? {} : { query }),
      ...(as === undefined ? {} : { credentials: credentialsOf(called, as) }),
      ...(contentType === undefined ? {} : { contentType }),
    });
    requests.push(request);
    return sender.send(request);
  };
  return {
    config,
    requests,
    unconfirmed,
    ids(operationId) {
      const { operation, id } = base(operationId);
      return [id, ...(resourcesOf(operation, config)?.existing.slice(1) ?? [])];
    },
    example: (operationId) => base(operationId).body,
    call,
    async accepted(operationId, options = {}) {
      const answer = await call(operationId, options);
      const called = base(operationId, options.id);
      const { status } = called.operation.success;
      if (answer.status !== status) throw new Broken("status", status, `${answer.status} ${answer.text}`);
      const problems = judge(called, options, answer);
      if (problems.some(({ assumption }) => assumption === undefined)) throw new Refuted(problems);
      unconfirmed.push(...problems);
      return documented(called.operation.success.schema, answer.value);
    },
    async refused(operationId, options) {
      const { status, text } = await call(operationId, options);
      if (status < 400 || status >= 500) throw new Broken("status", "a refusal (4xx)", `${status} ${text}`);
    },
    async probed(operationId, look) {
      try {
        // As JSON, in which a date is a text.
        return documented(
          base(operationId).operation.success.schema,
          JSON.parse(JSON.stringify(await look()) ?? "null"),
        );
      } catch (cause) {
        throw new NotPossible(`a probe failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    },
    async tick(moment) {
      const hasFraction = /\.\d*[1-9]/.test(String(moment));
      await new Promise((resolve) => setTimeout(resolve, hasFraction ? 5 : 1100));
    },
  };
}

function credentialsOf({ operation, config }: RequestBase, as: NonNullable<Call["as"]>): Headers {
  const { withoutRole } = config.credentials;
  if (as === "nobody") return [];
  if (withoutRole === undefined) throw new NotPossible("credentials.withoutRole is not given");
  return credentialHeaders(operation.security.schemes, withoutRole);
}
