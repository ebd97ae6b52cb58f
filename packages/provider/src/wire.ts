/**
 * What goes over the wire, in the form of the contract tests. They are tried on this provider, which stands without them.
 */

/** A request, exactly as it is sent. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they are sent, percent-encoded. */
  readonly target: string;
  /** Names keep their case and may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | undefined;
}

/** An answer, as it was received. */
export interface WireAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends a request and returns its answer. It rejects when there is none; the signal ends the wait. */
export type Transport = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;
