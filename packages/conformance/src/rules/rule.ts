/**
 * Rules that the documentation states in prose and no schema can hold.
 */
import type { ReadAnswer } from "../checks/answer.ts";
import type { RowId } from "../config.ts";
import type { Provider } from "./provider.ts";

interface Stated {
  /** Names it in reports: `partial-update`. */
  readonly id: string;
  readonly operationId: string;
  /** The rule, as a sentence. */
  readonly says: string;
  /** Why it is assumed, when no page says it. */
  readonly assumed: string | undefined;
}

/** A request that was answered with the status that it had to be answered with. */
export interface Answered {
  /** The row that the path names last; undefined where it names none. */
  readonly id: RowId | undefined;
  /** The JSON value that was sent. */
  readonly body: unknown;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** What the case was about: `body /title`. */
  readonly place: string;
  readonly answer: ReadAnswer;
}

/** A rule for single answers. It is held against every answer of its kind that the suite gets. */
export interface AnswerRule extends Stated {
  /** That of the answer; left out, it is the success that the contract shows first. */
  readonly status?: number;
  /** @throws Broken, or NotPossible where the answer has nothing to look at */
  check(answered: Answered): void;
}

/** A rule that takes several requests. */
export interface ScenarioRule extends Stated {
  /** The probe that it takes, by its name: without it, it is not checked. */
  readonly probe?: string;
  /** The row that it takes beside the first one. */
  readonly needs?: "a second row" | "an absent row";
  /** @throws Broken */
  run(provider: Provider): Promise<void>;
}

export interface Rules {
  readonly answers: readonly AnswerRule[];
  readonly scenarios: readonly ScenarioRule[];
}
