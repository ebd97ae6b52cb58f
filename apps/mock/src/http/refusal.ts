/** A request that the mock refuses before Prism can answer it, or because Prism threw on it. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /** The HTTP status to answer with: always a 4xx, as the fault lies in the request. */
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
