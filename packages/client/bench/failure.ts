/** Why the benchmark ends without a result: one line for people, and the exit code. */
export class Failure extends Error {
  override readonly name = "Failure";

  /** 2 for wrong use of the command, 1 for what cannot be measured. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
