/**
 * Why an operation does not do what it was asked for.
 */
import type { Fault } from "../contract/faults.ts";

/** A request that is refused with a status that its operation documents. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** What is wrong with the request; the API decides how much of it is told. */
  readonly faults: readonly Fault[];

  constructor(status: number, faults: readonly Fault[] = []) {
    super(`refused with ${status}`);
    this.status = status;
    this.faults = faults;
  }
}

/** The row that the path names is not there. */
export function notFound(): Refusal {
  return new Refusal(404);
}
