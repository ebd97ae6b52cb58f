/**
 * What goes over the wire between the suite and a provider.
 */

/** A request, exactly as it is sent. */
export interface WireRequest {
  /** In upper case: `PUT`. */
  readonly method: string;
  /** Path and query as they are sent, percent-encoded: `/interventions/v2/rs/1?extend=summary`. */
  readonly target: string;
  /** Names keep their case and may come twice. `Host` and `Content-Length` are added on the way. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The bytes of the body, or none. */
  readonly body: Uint8Array | undefined;
}

/**
 * The values of a header of a request, whatever the case of its name.
 *
 * @internal
 */
export function headersNamed({ headers }: Pick<WireRequest, "headers">, name: string): string[] {
  return headers.flatMap(([known, value]) => (known.toLowerCase() === name.toLowerCase() ? [value] : []));
}

/** An answer, as it was received. */
export interface WireAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether there was more of the body than what was read. */
  readonly isCut?: boolean;
}

/**
 * Sends a request to a provider and returns its answer. It rejects when there is none; the signal ends the wait.
 */
export type Transport = (request: WireRequest, signal: AbortSignal) => Promise<WireAnswer>;
