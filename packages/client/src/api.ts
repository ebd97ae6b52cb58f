/**
 * The table that is generated for each API.
 */
import type { Encode, Style } from "./styles.ts";

/** The methods of operations, in lower case. */
export type Method = "get" | "put" | "post" | "delete" | "patch" | "head" | "options";

/** One media type of an answer, and what its body is read as. */
export interface AnswerContent {
  /** In lower case, without parameters; or a range: `image/*`. */
  readonly mediaType: string;
  readonly body: "json" | "text" | "bytes";
  /** Of a JSON object that is an error: the fields that it has, and that are not null. */
  readonly fields?: readonly string[];
}

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
  readonly in: "path" | "query" | "header" | "cookie";
  /** Its name, where a call has another for it. */
  readonly name?: string;
  /** Makes a text of the value before it is written. */
  readonly convert?: (value: unknown) => string;
}

/** A field of a body. */
export interface BodyField extends Written {
  /** Of a part of a multipart body. */
  readonly mediaType?: string;
}

/** How a body is sent. */
export interface BodyRow {
  readonly mediaType: string;
  /** JSON unless told. */
  readonly write?: WriteBody;
  /** Those of a form that are not written as usual. */
  readonly fields?: Readonly<Record<string, BodyField>>;
}

/** Makes what is sent of a body. */
export type WriteBody = (value: unknown, row: BodyRow) => WrittenBody | Promise<WrittenBody>;

/** A body as it is sent. */
export interface WrittenBody {
  readonly body: NonNullable<RequestInit["body"]>;
  readonly mediaType: string;
}

/** How an operation is sent and what it answers. */
export interface OperationRow {
  readonly method: Method;
  readonly path: string;
  /** By what a call names them. */
  readonly parameters?: Readonly<Record<string, ParameterRow>>;
  /** `application/json` unless told. */
  readonly body?: BodyRow;
  /** Where it is, if not where the others are. */
  readonly baseUrl?: string;
  /** What it needs, if not what the others need. */
  readonly security?: Alternatives;
  /** The documented answers by status, range (`4XX`) or `default`: their media types, none for an answer without a body. */
  readonly answers: Readonly<Record<string, readonly AnswerContent[]>>;
}

/** Where a credential is sent. */
export interface CredentialRow {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** What stands before it. */
  readonly prefix?: string;
  /** Makes a text of what is no text. */
  readonly encode?: (credential: unknown) => string;
}

/** Credentials that are enough together, by their options; those with most come first. */
export type Alternatives = readonly (readonly string[])[];

/** An API, as the client has to know it. */
export interface Api {
  /** The first server of the document; empty where only the caller knows. */
  readonly baseUrl: string;
  /** By their options. */
  readonly credentials: Readonly<Record<string, CredentialRow>>;
  /** What operations need that do not say. */
  readonly security: Alternatives;
  /** Whether cookies are sent. */
  readonly cookies?: true;
  /** By operationId. */
  readonly operations: Readonly<Record<string, OperationRow>>;
}

/** Says what is wrong with the parameters of a call, or with the body of an answer with this status. */
export type Check = (operationId: string, value: unknown, status?: number | string) => string | undefined;
