/** A request that is refused. Its message is for the client. */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  /** The HTTP status to answer with. */
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
