/**
 * The table that is generated for each API.
 */

/** The methods of operations, in lower case. */
export type Method = "get" | "put" | "post" | "delete" | "patch" | "head" | "options";

/** One media type of an answer, and what its body is read as. */
export interface AnswerContent {
  /** In lower case, without parameters; or a range: `image/*`. */
  readonly mediaType: string;
  readonly body: "json" | "text" | "bytes";
}

/** How an operation is sent and what it answers. */
export interface OperationRow {
  readonly method: Method;
  readonly path: string;
  /** The names of the query parameters. */
  readonly query?: readonly string[];
  /** The documented answers by status, range (`4XX`) or `default`: their media types, none for an answer without a body. */
  readonly answers: Readonly<Record<string, readonly AnswerContent[]>>;
}

/** An API, as the client has to know it. */
export interface Api {
  /** The first server of the document. */
  readonly baseUrl: string;
  /** For each credential the option of the client, the header that carries it, and what stands before it there. */
  readonly credentials: readonly (readonly [option: string, header: string, prefix: string])[];
  /** Whether one of them is a cookie. */
  readonly cookies: boolean;
  /** By operationId. */
  readonly operations: Readonly<Record<string, OperationRow>>;
}

/** Says what is wrong with the parameters of a call, or with the body of an answer with this status. */
export type Check = (operationId: string, value: unknown, status?: number | string) => string | undefined;
