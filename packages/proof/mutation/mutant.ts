/**
 * A provider with one fault: what stands between the suite and a provider that passes.
 */
import type { Credentials } from "@facility-contracts/conformance/source";
import type { Transport } from "@facility-contracts/provider/wire";

/** What a mutant can be told of the provider behind it. What it is not told it learns from the traffic. */
export interface Known {
  /** Credentials that the provider accepts, by security scheme. */
  readonly valid?: Credentials;
  /** Credentials that were valid once. Without them only a JWT can be seen to be expired. */
  readonly expired?: Credentials;
  /** Identifiers that no row has. */
  readonly absent?: readonly string[];
}

/** One element of the contract that the mutated provider breaks. */
export interface Mutant {
  /** Stable and unique: `updateTicket/request/body/title/maxLength-dropped`. */
  readonly id: string;
  readonly api: string;
  readonly operationId: string;
  readonly side: "request" | "answer";
  /** A line of the table: `request/required`, `answer/type`. */
  readonly kind: string;
  /** JSON pointer into the bundled document, to the element that is broken. */
  readonly pointer: string;
  /** What the mutated provider does, in one sentence. */
  readonly says: string;
  /** The mutated provider, as the suite sees it. Each call starts without memory. */
  wrap(transport: Transport, known?: Known): Transport;
}
