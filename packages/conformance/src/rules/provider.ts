/**
 * The provider, as a scenario calls it.
 */
import type { Expectation } from "../cases/case.ts";
import { type CreatedRows, withParents, withRows } from "../cases/fresh-row.ts";
import {
  baseOf,
  encoded,
  forRow,
  type RequestBase,
  type RequestEdits,
  requestOf,
  rowOf,
  type SentCredential,
  sentCredentials,
} from "../cases/request.ts";
import type { ReadAnswer } from "../checks/answer.ts";
import { isSameCause, type Problem } from "../checks/problem.ts";
import type { ProviderConfig, RowId } from "../config.ts";
import { answeredSchema } from "../contract/answered.ts";
import { documented } from "../contract/documented.ts";
import {
  isPutOff,
  isTaken,
  type OperationContract,
  PUT_OFF,
  readAs,
  rowParameterOf,
  successesOf,
} from "../contract/operation.ts";
import type { Sender } from "../run/sender.ts";
import type { WireRequest } from "../wire.ts";
import { type Breach, Broken, breachesOf, broken, NotPossible } from "./broken.ts";

/** A call of an operation. What is left out is that of the base request. */
export interface Call {
  /** The row that the path names last. An operation that uses rows up gets a fresh one unless it is told. */
  readonly id?: RowId;
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
  /** What is wrong with the answers so far, by themselves or by a rule for single answers: a scenario goes on behind it. */
  readonly problems: readonly Problem[];
  /** What the rule has been found to break so far. */
  readonly breaches: readonly Breach[];
  /** The steps that came to no end. */
  readonly undone: readonly string[];
  /**
   * The identifiers of the rows that an operation may change.
   *
   * @throws NotPossible when its path names none
   */
  ids(operationId: string): readonly [RowId, ...RowId[]];
  /**
   * A new row of a kind, which an operation makes.
   *
   * @throws NotPossible when it is not made
   */
  made(kind: string): Promise<RowId>;
  /** The body of the base request. */
  example(operationId: string): unknown;
  /** Calls and takes any answer. */
  call(operationId: string, call?: Call): Promise<ReadAnswer>;
  /** Notes what a check of the rule breaks, and goes on. */
  check(test: () => void): void;
  /** Does one of several steps that do not need each other: what one breaks does not end the others. */
  step(name: string, work: () => Promise<void>): Promise<void>;
  /**
   * Calls and gives the JSON value of a success, without the fields that are not documented.
   *
   * @throws Broken for any other answer.
   * @throws NotPossible for a success that cannot be read
   */
  accepted(operationId: string, call?: Call): Promise<unknown>;
  /**
   * Calls and takes any refusal.
   *
   * @throws Broken when the answer is a success, or an error of the provider.
   */
  refused(operationId: string, call?: Call): Promise<void>;
  /**
   * Calls without credentials, without the role, and not as JSON; sees each time that nothing has changed. Whether each of them
   * is refused has a case of its own: behind one that is not, there is nothing to see.
   */
  refusedWithout(operationId: string, body: unknown, unchanged: () => Promise<void>): Promise<void>;
}

/** What a scenario works with. */
export interface ScenarioServices {
  readonly sender: Sender;
  readonly rows: CreatedRows;
  /** Is shown each answer. */
  readonly see: (operation: OperationContract, answer: ReadAnswer) => void;
  /** Says what is wrong with an answer. */
  readonly judge: (base: RequestBase, call: Call, answer: ReadAnswer) => readonly Problem[];
}

/** Makes the calls of one scenario. */
export function scenarioProvider(
  {
    operations,
    config,
  }: { readonly operations: readonly OperationContract[]; readonly config: ProviderConfig },
  { sender, rows, see, judge }: ScenarioServices,
): Provider {
  const requests: WireRequest[] = [];
  const problems: Problem[] = [];
  const breaches: Breach[] = [];
  const undone: string[] = [];
  // There may be more of them than a call takes arguments.
  const note = (found: readonly Breach[]) => {
    for (const breach of found) breaches.push({ ...breach, requests: requests.length });
  };
  const base = (operationId: string): RequestBase => {
    const operation = operations.find((known) => known.operationId === operationId);
    const found = operation && baseOf(operation, config);
    if (found === undefined) throw new NotPossible(`${operationId} is left out of this run`);
    return found;
  };
  const send = async (operationId: string, call: Call, expect: Expectation["kind"]) => {
    const { as, body, contentType, id, query } = call;
    const plain = base(operationId);
    const edits: RequestEdits = {
      ...(body === undefined ? {} : { body: encoded(plain.operation, body) }),
      ...(query === undefined ? {} : { query }),
      ...(as === undefined ? {} : { credentials: credentialsOf(plain, as) }),
      ...(contentType === undefined ? {} : { contentType }),
    };
    const called =
      id === undefined
        ? await withRows(plain, edits, expect, rows)
        : forRow(await withParents(plain, rows), id);
    const request = requestOf(called, edits);
    requests.push(request);
    const answer = await sender.send(request);
    see(called.operation, answer);
    if (isPutOff(called.operation, answer.status)) throw new NotPossible(PUT_OFF);
    return { called, answer };
  };
  const provider: Provider = {
    config,
    requests,
    problems,
    breaches,
    undone,
    ids(operationId) {
      const called = base(operationId);
      const row = rowParameterOf(called.operation)?.row;
      const id = rowOf(called);
      if (row === undefined || id === undefined) throw new NotPossible(`${operationId} names no row`);
      return [id, ...(config.rows?.[row]?.existing?.slice(1) ?? [])];
    },
    made: rows.make,
    example: (operationId) => base(operationId).body,
    async call(operationId, call = {}) {
      const { answer } = await send(operationId, call, "answered");
      return answer;
    },
    async accepted(operationId, call = {}) {
      const { answer, called } = await send(operationId, call, "accepted");
      const { operation } = called;
      if (!isTaken(operation, answer.status))
        throw broken("status", successesOf(operation), `${answer.status} ${answer.text}`);
      for (const problem of judge(called, call, answer))
        if (!problems.some((known) => isSameCause(known, problem)))
          problems.push({ ...problem, requests: requests.length });
      if (answer.isCut) throw new NotPossible("the answer is longer than what is read of one");
      const response = readAs(operation, answer.status);
      const schema = response && answeredSchema(response, answer.headers["content-type"]);
      if (schema !== undefined && answer.value === undefined)
        throw new NotPossible(`${operationId} answers no JSON`);
      return documented(schema, answer.value);
    },
    check: (test) => note(breachesOf(test)),
    async step(name, work) {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Broken || error instanceof NotPossible)) throw error;
        if (error instanceof Broken) note(error.breaches);
        undone.push(name);
      }
    },
    async refused(operationId, call = {}) {
      const { status, text } = (await send(operationId, call, "refused")).answer;
      if (status < 400 || status >= 500) throw broken("status", "a refusal (4xx)", `${status} ${text}`);
    },
    async refusedWithout(operationId, body, unchanged) {
      const { withoutRole } = config.credentials;
      const calls: readonly Call[] = [
        { as: "nobody" },
        ...(withoutRole === undefined ? [] : [{ as: "user without the role" } as const]),
        { contentType: "text/plain" },
      ];
      for (const call of calls) {
        const { status } = await provider.call(operationId, { ...call, body });
        if (status < 400) {
          undone.push(`what should be refused to ${call.as ?? "a body that is no JSON"} is taken`);
          return;
        }
        await unchanged();
      }
    },
  };
  return provider;
}

function credentialsOf(
  { alternative, config }: RequestBase,
  as: NonNullable<Call["as"]>,
): readonly SentCredential[] {
  const { withoutRole } = config.credentials;
  if (as === "nobody") return [];
  if (withoutRole === undefined) throw new NotPossible("credentials.withoutRole is not given");
  return sentCredentials(alternative.schemes, withoutRole);
}
