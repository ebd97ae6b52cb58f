/**
 * How much is worked on at once. What is above it is refused at once, which is cheaper for all than to wait.
 */
import { Refusal } from "../operations/refusal.ts";

export interface Admission {
  /**
   * Does work and counts it until it is done, also when its client has gone. It is asked for once the whole request is
   * there: nobody keeps others away by being slow.
   *
   * @throws Refusal 503 when there is too much of it
   */
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly active: () => number;
}

export function createAdmission(most: number): Admission {
  let active = 0;
  return {
    async during(work) {
      if (active >= most) throw new Refusal(503);
      active += 1;
      try {
        return await work();
      } finally {
        active -= 1;
      }
    },
    active: () => active,
  };
}
