/**
 * What the suite has to know of a provider.
 */
import type { ApiName, NamesOf } from "@facility-contracts/contract/apis";

/** The names that the description of a provider uses, by what they name. */
export type Names = Readonly<Record<keyof NamesOf[ApiName], string>>;

/** Values by name: of a contract of ours by those that it has, of any other by any. */
type ByName<Name extends string, Value> = string extends Name
  ? Readonly<Record<string, Value>>
  : [Name] extends [never]
    ? Readonly<Record<string, never>>
    : { readonly [Known in Name]?: Value };

/** A credential: its value, or where it comes from. */
export type Credential = string | CredentialFromEnvironment | CredentialFromCommand;

/** The value of a variable of the environment. */
export interface CredentialFromEnvironment {
  readonly env: string;
}

/** What a command of the shell prints. */
export interface CredentialFromCommand {
  readonly command: string;
  /** After which time it is asked again: `10m`. Without it, it is asked once in a run. */
  readonly renewAfter?: string;
}

/** One for each security scheme of the API, by its name: `{ sessionCookie: "…" }`. */
export type Credentials<Own extends Names = Names, Value extends Credential = string> = ByName<
  Own["schemes"],
  Value
>;

/** The identifier of a row. */
export type RowId = string | number;

/** The rows of one kind that a provider has. */
export interface Rows {
  /**
   * Identifiers that exist, and that the suite may change. The second one is for what must stay as it is. They may be left out
   * where an operation makes rows.
   */
  readonly existing?: readonly RowId[];
  /**
   * The operation that makes rows, and where its answer has the identifier of the new one: `{ operation: "createPet", id: "/id" }`.
   * What the contract says by `links` need not be said again.
   */
  readonly madeBy?: { readonly operation: string; readonly id: string };
  /** An identifier that no row has. Without it, 404 is not checked. */
  readonly absent?: RowId;
  /**
   * Makes a row that may be used up, and gives its identifier. It is told the other identifiers of the path, by the names of
   * their parameters. Without it, it is not checked that a row can be deleted.
   */
  readonly fresh?: (path: Readonly<Record<string, RowId>>) => RowId | Promise<RowId>;
}

/**
 * How the suite looks at what no operation shows, by a database or an endpoint for tests: functions by the names that the
 * rules have for them, which take the identifier of a row. A rule whose probe is not given is reported as not checked.
 */
export type Probes = Readonly<Record<string, (id: RowId) => unknown>>;

/** A provider of one API. */
export interface ProviderConfig<Own extends Names = Names, Value extends Credential = string> {
  /** Where it is: `http://127.0.0.1:3001`. `--url` replaces it. */
  readonly baseUrl?: string;
  /**
   * What it accepts and what it does not. Each kind that is not given is reported as not checked. `wrong` and
   * `expired` may leave schemes out.
   */
  readonly credentials: {
    readonly valid: Credentials<Own, Value>;
    readonly wrong?: Credentials<Own, Value>;
    readonly expired?: Credentials<Own, Value>;
    /** Of a user who has not the role that the operation needs. */
    readonly withoutRole?: Credentials<Own, Value>;
    /** Of users who have one role and no other, by the role. It is for contracts with several of them. */
    readonly withRole?: ByName<Own["scopes"], Credentials<Own, Value>>;
    /** In place of valid ones, for operations that their account may not call, by the operation. Schemes may be left out. */
    readonly byOperation?: Readonly<Record<string, Credentials<Own, Value>>>;
  };
  /**
   * By kind: what `x-row` calls it in the contract, such as `ticket`, else the path up to the identifier, such as
   * `/tickets/{id}`. Without an entry the identifier of the contract's example is taken, and 404 is not checked.
   */
  readonly rows?: ByName<Own["rows"], Rows>;
  /**
   * Rows that the provider knows, by the name of the field that points to them: `{ siteId: [1, 2] }`. Without an entry
   * any value is sent that the contract allows, and a provider that looks the row up may refuse it.
   */
  readonly references?: Readonly<Record<string, readonly RowId[]>>;
  readonly probes?: Probes;
  /** `false` for a provider that keeps nothing, such as a mock: the rules are then reported as not checked. */
  readonly rules?: boolean;
}

/** The version of the configuration that this package reads. */
export const CONFIG_VERSION = 2;

/** The content of `conformance.config.ts`: a provider an API. */
export type ConformanceConfig = {
  /** Of this form of configuration. What changes it in a way that breaks gets another number. 2 by default. */
  readonly version?: typeof CONFIG_VERSION;
} & { readonly [Name in ApiName]?: ProviderConfig<NamesOf[Name], Credential> };
