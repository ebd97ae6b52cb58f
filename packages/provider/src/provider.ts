/**
 * A provider of every API of the frozen contract: it keeps its rows in memory and does what the contract says, or has one fault.
 */
import { type Answer, encode, refuse } from "./answer.ts";
import { type Call, callOf } from "./call.ts";
import type { Deviation } from "./deviation.ts";
import { type Outcome, routeOf, STAGE_NAMES, type StageName, stages } from "./stages.ts";
import { createState, type State } from "./state.ts";
import type { Transport, WireAnswer, WireRequest } from "./wire.ts";

/** What a stage of a fault throws that never answers. */
export class Hangs extends Error {
  override readonly name = "Hangs";
}

/** How a provider behaves besides its answers. */
export interface ProviderOptions {
  /** What a caller gets where a fault never answers: nothing until it gives up, or a rejection at once. */
  readonly hangs?: "wait" | "reject";
}

/** A provider. */
export interface Provider {
  /** Answers a request, in the process. */
  readonly handle: Transport;
  /** How many anomalies a report has. */
  anomaliesOfReport(reportId: number): number;
  /** An anomaly as it is kept. */
  anomaly(id: number): object | undefined;
  /** A ticket as it is kept. */
  ticket(id: string): object | undefined;
}

function runStage(name: StageName, call: Call, fault: Deviation | undefined): Outcome {
  const around = fault?.stages?.[name];
  return around === undefined ? stages[name](call) : around(call, stages[name]);
}

async function answerOf(call: Call, fault: Deviation | undefined): Promise<Answer> {
  try {
    for (const name of fault?.order ?? STAGE_NAMES) {
      const outcome = runStage(name, call, fault);
      const answer = outcome instanceof Promise ? await outcome : outcome;
      if (answer !== undefined) return answer;
    }
  } catch (cause) {
    if (cause instanceof Hangs) throw cause;
    // Only a fault throws; a server's frame would make this of it.
  }
  return refuse(call.api, "internal");
}

/** A fault shows in its operations only. */
function concerns(fault: Deviation, request: WireRequest, call: Call): boolean {
  const operationId = routeOf(request.method, call.path)?.operationId;
  return operationId !== undefined && fault.operations.includes(operationId);
}

async function respond(
  request: WireRequest,
  state: State,
  fault: Deviation | undefined,
): Promise<WireAnswer> {
  const call = callOf(request, state);
  const active = fault !== undefined && concerns(fault, request, call) ? fault : undefined;
  const answer = await answerOf(call, active);
  const told = active?.answer?.(answer, call) ?? answer;
  return active?.send === undefined ? encode(told) : active.send(encode(told), call);
}

/** Rejects when the signal does; only a fault makes that happen. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Never ends where a fault never answers. */
function forEver(cause: unknown): Promise<never> {
  return cause instanceof Hangs ? new Promise(() => {}) : Promise.reject(cause);
}

/** Starts a provider. */
export function createProvider(fault?: Deviation, { hangs = "wait" }: ProviderOptions = {}): Provider {
  const state = createState();
  return {
    handle(request, signal) {
      const answer = respond(request, state, fault);
      return untilAborted(hangs === "reject" ? answer : answer.catch(forEver), signal);
    },
    anomaliesOfReport: (reportId) =>
      [...state.anomalies.values()].filter((anomaly) => anomaly.reportId === reportId).length,
    anomaly: (id) => state.anomalies.get(id),
    ticket: (id) => state.tickets.get(id.toLowerCase()),
  };
}
