/**
 * How many requests are worked on at once. Above it a request is refused at once, which is cheaper for all than to wait.
 */
import type { ServerResponse } from "node:http";

/** Counts requests. */
export interface Admission {
  /** Lets a request in and counts it until its answer is sent or its client is gone; false when there are too many. */
  admit(response: ServerResponse): boolean;
  /** How many are worked on now. */
  readonly active: () => number;
}

/** Admits a limited number of requests at once. */
export function createAdmission(most: number): Admission {
  let active = 0;
  return {
    admit(response) {
      if (active >= most) return false;
      active += 1;
      response.once("close", () => {
        active -= 1;
      });
      return true;
    },
    active: () => active,
  };
}
