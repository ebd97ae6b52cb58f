/**
 * How a run of the suite is done.
 */
import type { Accepted } from "./report.ts";
import type { Severity } from "./severity.ts";
import type { Shard } from "./shard.ts";
import type { Transport } from "./wire.ts";

/** What a provider behind TLS may need, as PEM. */
export interface TlsFiles {
  /** Of who signed the certificate of the provider, beside those that Node knows (`NODE_EXTRA_CA_CERTS`). */
  readonly ca?: string;
  /** The certificate that the provider asks for, with those that lead to who signed it. */
  readonly cert?: string;
  /** Its key. */
  readonly key?: string;
}

/** What a run may be told. All of it may be left out. */
export interface RunOptions {
  /** In place of HTTP to the `baseUrl`. */
  readonly transport?: Transport;
  readonly tls?: TlsFiles;
  /** Of the random bodies; the same seed sends the same. 1 by default. */
  readonly seed?: number;
  /** How many requests may be on their way at once. 4 by default. */
  readonly concurrency?: number;
  /** How long an answer may take, in milliseconds. 10,000 by default. */
  readonly deadline?: number;
  /**
   * How long a provider is waited for that stopped answering, or that answers 429 or 503 with Retry-After, and how long
   * functions of the configuration are, in milliseconds. 30,000 by default.
   */
  readonly patience?: number;
  /** How many requests are sent in a second at most. */
  readonly rate?: number;
  /** After how many milliseconds the run ends with what it has. */
  readonly maxTime?: number;
  /** Stop at the first finding that fails the run. What was not done by then is not checked. */
  readonly bail?: boolean;
  /**
   * What fails the run, with what is worse: `warning` also lets what contradicts an example on a page fail it, `assumption` all
   * findings. `error` by default.
   */
  readonly failOn?: Severity;
  /** Findings that are known and accepted. They are told, and fail nothing. */
  readonly baseline?: readonly Accepted[];
  /** Only these operations. */
  readonly only?: string | readonly string[];
  /** Only operations that change nothing: those with GET, HEAD, OPTIONS or TRACE. */
  readonly readOnly?: boolean;
  readonly shard?: Shard;
  /** Only these cases, by the identifiers that a report has for them, behind the base requests that they stand on. */
  readonly cases?: readonly string[];
  /** Is given all requests and answers at the end of the run, as an HTTP Archive (HAR 1.2) without the secrets. */
  readonly onHar?: (har: object) => void;
  /**
   * How many requests are sent at most, spread over operations and keywords, the most telling first. Rules and random bodies,
   * which send as many as they need, are left out then.
   */
  readonly budget?: number;
  /** Is told how far the run is. */
  readonly onProgress?: (done: number, of: number) => void;
}
