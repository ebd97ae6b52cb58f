/**
 * The table that is generated for each API.
 */
import type { Method } from "./method.ts";
import type { HasOperations } from "./operation-table.ts";
import type { Encode, Style } from "./styles.ts";

/** One media type of an answer, and how its body is read. */
export interface AnswerContent {
  /** In lower case, without parameters; or a range: `image/*`. */
  readonly mediaType: string;
  /** Of a range. */
  readonly matches?: MatchMediaType;
  /** As JSON unless told. */
  readonly read?: ReadBody;
  /** Of a JSON object that is an error: the fields that it has, and that are not null. */
  readonly fields?: readonly string[];
}

/** Reads the body of an answer. What is given before all of it has come has to heed the signals of the caller itself. */
export type ReadBody = (response: Response, signals: Signals) => Promise<unknown>;

/** Those of a call and of its client, where they were given. */
export type Signals = readonly (AbortSignal | undefined)[];

/** Whether the media type of an answer is a documented one. */
export type MatchMediaType = (documented: string, mediaType: string) => boolean;

/** How a value is written. */
export interface Written {
  /** Unless told, what has no parts is written as it is, and a list is repeated in a query and in cookies. */
  readonly write?: Style;
  /** Whether each item of a list is written apart where there is a style; by default in a query, a cookie and a form. */
  readonly explode?: boolean;
  /** `encodeURIComponent` unless told. */
  readonly encode?: Encode;
}

/** Where a parameter is sent and how it is written. */
export interface ParameterRow extends Written {
  readonly in: Place;
  /** Its name, where a call has another for it. */
  readonly name?: string;
}

/**
 * Puts the value that a call has under a key where it is sent; undefined and null only into a path.
 *
 * @throws {ApiError} for what cannot be sent there
 */
export type Place = (parts: RequestParts, key: string, value: unknown, row: ParameterRow) => void;

/** What a request is made of, while it is made. */
export interface RequestParts {
  /** With `{name}` for the parameters that have not been written yet. */
  path: string;
  readonly query: string[];
  readonly headers: Record<string, string>;
  /** JSON unless there is something that writes it. */
  readonly body: unknown;
  bodySerializer?: () => SentBody;
}

/** A field of a body. */
export interface BodyField extends Written {
  /** Of a part of a multipart body. */
  readonly mediaType?: string;
}

/** How a body is sent. */
export interface BodyRow {
  readonly mediaType: string;
  readonly write: WriteBody;
  /** Those of a form that are not written as usual. */
  readonly fields?: Readonly<Record<string, BodyField>>;
}

/** Puts a body into its request. What reads a stream for it ends with the signal. */
export type WriteBody = (
  parts: RequestParts,
  value: unknown,
  row: BodyRow,
  signal: AbortSignal,
) => void | Promise<void>;

/** What `fetch` takes. */
export type SentBody = NonNullable<RequestInit["body"]>;

/** How an operation is sent and what it answers. */
export interface OperationRow {
  readonly method: Method;
  readonly path: string;
  /** By what a call names them. Those of the path whose values are written as they are have no row. */
  readonly parameters?: Readonly<Record<string, ParameterRow>>;
  /** JSON of `application/json` unless told. */
  readonly body?: BodyRow;
  /** Where it is, if not where the others are. */
  readonly baseUrl?: string;
  /** What it needs, if not what the others need. */
  readonly security?: Alternatives;
  /** The documented answers by status, range (`4XX`) or `default`: their media types, none for an answer without a body. */
  readonly answers: Answers;
  /** Finds the answer of a status among ranges and `default`, where there are such. */
  readonly find?: FindAnswer;
}

/** The documented answers of an operation. */
export type Answers = Readonly<Record<string, readonly AnswerContent[]>>;

/** The name under which the answers have a status: itself, its range or `default`. */
export type FindAnswer = (answers: Answers, answer: Pick<Response, "ok" | "status">) => number | string;

/** Where a credential is sent. */
export interface CredentialRow {
  readonly send: SendCredential;
  readonly name: string;
  /** Whether it may be left out, as a browser has its cookies itself. */
  readonly optional?: true;
  /** What stands before it. */
  readonly prefix?: string;
  /** Makes a text of what is no text; undefined of what cannot be sent. */
  readonly encode?: (credential: unknown) => string | undefined;
}

/** A request with a credential, which may be another one. */
export type SendCredential = (request: Request, name: string, value: string) => Request | Promise<Request>;

/** Credentials that are enough together, by their options; those with most come first. */
export type Alternatives = readonly (readonly string[])[];

/** Which of several alternatives is sent. */
export type ChooseAlternative = (
  alternatives: Alternatives,
  options: Readonly<Record<string, unknown>>,
  credentials: Api["credentials"],
) => readonly string[] | undefined;

/** An API, as the client has to know it. */
export interface Api<Table = object> extends HasOperations<Table> {
  /** The first server of the document; empty where only the caller knows. */
  readonly baseUrl: string;
  /** By their options. */
  readonly credentials: Readonly<Record<string, CredentialRow>>;
  /** What operations need that do not say. */
  readonly security: Alternatives;
  /** The first alternative unless told. */
  readonly choose?: ChooseAlternative;
  /** Whether cookies are sent. */
  readonly cookies?: true;
  /** By operationId. */
  readonly operations: Readonly<Record<string, OperationRow>>;
}

/** Checks the parameters of a call, or the body of an answer, which may be of any of the contents. @throws {ApiError} for what is not valid */
export type Check = (
  operationId: string,
  value: unknown,
  answer?: {
    readonly status: number | string;
    readonly contents: readonly AnswerContent[];
    readonly response: Response;
  },
) => void;
