/**
 * How the check of a rule ends when it does not hold, or cannot be checked.
 */
import { type Problem, shown } from "../checks/problem.ts";

/** A rule does not hold. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly place: string;
  readonly expected: string;
  readonly got: string;

  constructor(place: string, expected: unknown, got: unknown) {
    super(`${place}: expected ${shown(expected)}, got ${shown(got)}`);
    this.place = place;
    this.expected = shown(expected);
    this.got = shown(got);
  }
}

/** An answer in a scenario that has problems of its own. */
export class Refuted extends Error {
  override readonly name = "Refuted";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ expected, got }) => `expected ${expected}, got ${got}`).join("\n"));
    this.problems = problems;
  }
}

/** A scenario cannot go on, as what it stands on is not there. It is then not checked. */
export class NotPossible extends Error {
  override readonly name = "NotPossible";
}
