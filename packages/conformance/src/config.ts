/**
 * What the suite has to know of a provider.
 */
import type { Api, Operation } from "@facility-contracts/contract/operations";

/** One value for each security scheme of the API, by its name: `{ sessionCookie: "…" }`. */
export type Credentials = Readonly<Record<string, string>>;

/** The rows of the provider that an operation is tried on. */
export interface Resources {
  /** Identifiers that exist, and that the suite may change. The second one is for what must stay as it is. */
  readonly existing: readonly (string | number)[];
  /** An identifier that no row has. Without it, 404 is not checked. */
  readonly absent?: string | number;
}

/**
 * How the suite looks at what no operation shows: by a database, or an endpoint for tests. A rule that needs a probe which
 * is not given is reported as not checked.
 */
export interface Probes {
  /** How many anomalies a report has. */
  readonly anomaliesOfReport?: (reportId: string | number) => number | Promise<number>;
  /** An anomaly with the fields that an update answers. */
  readonly anomaly?: (anomalyId: string | number) => Probed | Promise<Probed>;
  /** A ticket with the fields that an update answers. */
  readonly ticket?: (ticketId: string | number) => Probed | Promise<Probed>;
}

/** A row, if there is one. */
export type Probed = object | undefined;

/** A provider of one API. */
export interface ProviderConfig<A extends Api = Api> {
  /** Where it is: `http://127.0.0.1:3001`. `--url` replaces it. */
  readonly baseUrl?: string;
  /**
   * What it accepts and what it does not. Each kind that is not given is reported as not checked. `wrong` and
   * `expired` may leave schemes out.
   */
  readonly credentials: {
    readonly valid: Credentials;
    readonly wrong?: Credentials;
    readonly expired?: Credentials;
    /** Of a user who has not the role that the operation needs. */
    readonly withoutRole?: Credentials;
  };
  /** By operationId. Without an entry the identifier of the contract's example is taken, and 404 is not checked. */
  readonly resources?: { readonly [Id in Extract<Operation, { api: A }>["operationId"]]?: Resources };
  /**
   * Rows that the provider knows, by the name of the field that points to them: `{ siteId: [1, 2] }`. Without an entry
   * any integer is sent, as the contract allows, and a provider that looks the row up may refuse it.
   */
  readonly references?: Readonly<Record<string, readonly number[]>>;
  readonly probes?: Probes;
  /** `false` for a provider that keeps nothing, such as a mock: the rules are then reported as not checked. */
  readonly rules?: boolean;
}

/** The version of the configuration that this package reads. */
export const CONFIG_VERSION = 1;

/** The content of `conformance.config.ts`: a provider an API. */
export type ConformanceConfig = {
  /** Of this form of configuration. What changes it in a way that breaks gets another number. 1 by default. */
  readonly version?: typeof CONFIG_VERSION;
} & { readonly [A in Api]?: ProviderConfig<A> };
