/**
 * What a provider does otherwise than the correct one, in some operations.
 */
import type { OperationId } from "@facility-contracts/contract/frozen/operations";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import type { Outcome, Stage, StageName } from "./stages.ts";
import type { WireAnswer } from "./wire.ts";

/** Changes of the steps of the correct provider. */
export interface Deviation {
  /** The operations that show it. */
  readonly operations: readonly OperationId[];
  /** Stages that do something else; they may call the correct stage. */
  readonly stages?: { readonly [Name in StageName]?: (call: Call, correct: Stage) => Outcome };
  /** Runs the stages in another order, or not all of them. */
  readonly order?: readonly StageName[];
  /** Changes any answer, errors too, before it is written. */
  readonly answer?: (answer: Answer, call: Call) => Answer;
  /** Changes any answer after it was written. */
  readonly send?: (answer: WireAnswer, call: Call) => WireAnswer | Promise<WireAnswer>;
}
