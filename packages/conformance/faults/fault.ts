/**
 * A fault: one thing that a provider does wrong.
 */
import type { Api, OperationId } from "@facility-contracts/contract/frozen/operations";
import type { Answer } from "../provider/answer.ts";
import type { Call } from "../provider/call.ts";
import type { Outcome, Stage, StageName } from "../provider/stages.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";

/** What a fault is about. */
export type Category = "semantics" | "state" | "authentication" | "robustness" | "envelope" | "validation";

/** Requests that show a fault, to be sent to a provider that has just started. */
export interface Witness {
  readonly requests: readonly WireRequest[];
  /** All at once instead of one after another. */
  readonly concurrent?: boolean;
}

/** What a provider does wrong, as changes of the steps of the correct one. */
export interface Fault {
  /** In kebab-case. */
  readonly id: string;
  readonly api: Api;
  /** The operations that show it. */
  readonly operations: readonly OperationId[];
  readonly category: Category;
  /** What this provider does wrong, in a sentence. */
  readonly says: string;
  readonly witness: Witness;
  /** Stages that do something else; they may call the correct stage. */
  readonly stages?: { readonly [Name in StageName]?: (call: Call, correct: Stage) => Outcome };
  /** Runs the stages in another order, or not all of them. */
  readonly order?: readonly StageName[];
  /** Changes any answer, errors too, before it is written. */
  readonly answer?: (answer: Answer, call: Call) => Answer;
  /** Changes any answer after it was written. */
  readonly send?: (answer: WireAnswer, call: Call) => WireAnswer | Promise<WireAnswer>;
}
