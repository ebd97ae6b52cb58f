/**
 * Ways of doing something else at one stage of the correct provider.
 */
import { type OperationId, operations } from "@facility-contracts/contract/frozen/operations";
import { type Refusal, refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { Hangs } from "@facility-contracts/provider/provider";
import type { Fields } from "@facility-contracts/provider/rows";
import {
  type Outcome,
  STAGE_NAMES,
  type Stage,
  type StageName,
  stages,
} from "@facility-contracts/provider/stages";
import type { State } from "@facility-contracts/provider/state";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { fieldsOf, itemsOf } from "@facility-contracts/provider/work";
import type { Category, Fault, Witness } from "./fault.ts";

/** What a fault changes. */
export type Changes = Pick<Fault, "stages" | "order" | "answer" | "send"> & {
  /** What is harmless in the same answers. */
  readonly beside?: Pick<Fault, "answer">;
};

/** Writes a fault: what it is called, what it does wrong, what shows it, and how it does it. */
export type Write = (
  id: string,
  says: string,
  witness: WireRequest | readonly WireRequest[] | Witness,
  changes: Changes,
) => Fault;

function witnessOf(shown: Parameters<Write>[2]): Witness {
  if ("requests" in shown) return shown;
  return { requests: "method" in shown ? [shown] : shown };
}

/** For the faults of one category in the same operations. */
export function faultsOf(category: Category, ...ids: readonly [OperationId, ...OperationId[]]): Write {
  const api = operations.find(({ operationId }) => operationId === ids[0])?.api ?? "tickets";
  return (id, says, witness, { beside: harmless, ...changes }) => ({
    id,
    api,
    operations: ids,
    category,
    says,
    witness: witnessOf(witness),
    ...changes,
    ...(harmless && { beside: { operations: ids, ...harmless } }),
  });
}

/** Works on another body than the one that was sent. */
export function input(change: (body: Fields, call: Call) => Fields): Changes {
  return { stages: { work: (call, correct) => correct(withBody(call, change(fieldsOf(call.body), call))) } };
}

/** Works on other items than the ones that were sent. */
export function items(change: (items: readonly Fields[], call: Call) => readonly Fields[]): Changes {
  return { stages: { work: (call, correct) => correct(withBody(call, change(itemsOf(call.body), call))) } };
}

/** Puts another body into a call. */
export function withBody(call: Call, body: unknown): Call {
  call.body = body;
  return call;
}

/** Answers something else when all went well. */
export function result(change: (body: Fields, call: Call) => Fields): Changes {
  return {
    answer: (answer, call) => (answer.status < 300 ? { ...answer, body: change(answer.body, call) } : answer),
  };
}

/** Answers another `data` when all went well. */
export function data(change: (data: Fields, call: Call) => Fields): Changes {
  return result((body, call) => ({ ...body, data: change(fieldsOf(body.data), call) }));
}

/** Answers another status and nothing else. */
export function status(from: number, to: number): Changes {
  return { answer: (answer) => (answer.status === from ? { ...answer, status: to } : answer) };
}

/** Answers another body to a status. */
export function bodyOf(from: number, change: (body: Fields, call: Call) => Fields): Changes {
  return {
    answer: (answer, call) =>
      answer.status === from ? { ...answer, body: change(answer.body, call) } : answer,
  };
}

/** Refuses at a stage what is right, or in the wrong way. */
export function refuseAt(stage: StageName, refusal: Refusal, when: (call: Call) => boolean): Changes {
  const around = (call: Call, correct: Stage): Outcome =>
    when(call) ? refuse(call.api, refusal) : correct(call);
  return { stages: { [stage]: around } };
}

/** Answers 500 at a stage. */
export function crashAt(stage: StageName, when: (call: Call) => boolean): Changes {
  return refuseAt(stage, "internal", when);
}

/** Never answers. */
export function hang(): never {
  throw new Hangs("the fault never answers here");
}

/** Never answers once it has come to a stage. */
export function hangAt(stage: StageName, when: (call: Call) => boolean): Changes {
  const around = (call: Call, correct: Stage): Outcome => (when(call) ? hang() : correct(call));
  return { stages: { [stage]: around } };
}

/** Goes on after a stage that should have refused. */
export function skipAt(stage: StageName, when: (call: Call) => boolean = () => true): Changes {
  return { stages: { [stage]: (call: Call, correct: Stage) => (when(call) ? undefined : correct(call)) } };
}

/** Sees a request otherwise than it was sent, from a stage on. */
export function requestAt(
  stage: StageName,
  change: (request: WireRequest, call: Call) => WireRequest,
): Changes {
  const around = (call: Call, correct: Stage): Outcome => {
    call.request = change(call.request, call);
    return correct(call);
  };
  return { stages: { [stage]: around } };
}

/** Validates another body than the one that was sent, and works on that one. */
export function tidied(change: (body: unknown) => unknown): Changes {
  return { stages: { validate: (call, correct) => correct(withBody(call, change(call.body))) } };
}

/** Validates another body than the one that it works on. */
export function glanced(change: (body: unknown) => unknown): Changes {
  const validate = (call: Call, correct: Stage): Outcome => {
    const sent = call.body;
    const outcome = correct(withBody(call, change(sent)));
    call.body = sent;
    return outcome;
  };
  return { stages: { validate } };
}

/** Goes on after a stage as if it and the one that asks for a role had not refused. */
export function workAnyway(call: Call, after: StageName): void {
  for (const name of STAGE_NAMES.slice(STAGE_NAMES.indexOf(after) + 1)) {
    if (name !== "authorise" && stages[name](call) !== undefined) return;
  }
}

/** Does the work where a stage refuses, and refuses nevertheless. */
export function workedBefore(stage: StageName): Changes {
  const around = (call: Call, correct: Stage): Outcome => {
    const outcome = correct(call);
    if (outcome !== undefined) workAnyway(call, stage);
    return outcome;
  };
  return { stages: { [stage]: around } };
}

/** Changes one header of a request. */
export function header(request: WireRequest, name: string, change: (value: string) => string): WireRequest {
  const headers = request.headers.map(([own, value]): [string, string] => {
    return [own, own.toLowerCase() === name ? change(value) : value];
  });
  return { ...request, headers };
}

/** What a fault remembers, for each provider on its own. */
export function memory<Kept>(start: () => Kept): (call: Call) => Kept {
  const kept = new WeakMap<State, Kept>();
  return ({ state }) => {
    const value = kept.get(state) ?? start();
    kept.set(state, value);
    return value;
  };
}

/** Whether any text in a value passes a test. */
export function anyText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === "string") return test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => test(name) || anyText(inner, test));
}

/** Changes the texts in a field of an object. */
export function text(field: string, change: (text: string) => string): (body: Fields) => Fields {
  return (body) => {
    const value = body[field];
    return typeof value === "string" ? { ...body, [field]: change(value) } : body;
  };
}

/** An object without some of its fields. */
export function without(body: Fields, ...fields: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name)));
}

/** Makes a fault in answers that deviate harmlessly as well, so that a finding on the one can hide the other. */
export function beside(harmless: Pick<Fault, "answer">, changes: Changes): Changes {
  const answer: Fault["answer"] = (correct, call) => {
    const wrong = changes.answer?.(correct, call) ?? correct;
    return harmless.answer?.(wrong, call) ?? wrong;
  };
  return { ...changes, answer, beside: harmless };
}
