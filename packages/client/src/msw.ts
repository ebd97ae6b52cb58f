/**
 * Handlers for MSW 3, typed by operation.
 */
import { type HttpHandler, HttpResponse, http } from "msw";
import { documentedStatus } from "./answer.ts";
import type { AnswerContent, Api, OperationRow } from "./api.ts";
import { normalBaseUrl } from "./base-url.ts";
import type { OperationTable } from "./operation-table.ts";
import type { AnswerBody, AnyOperation, ErrorStatus, OperationOf, SuccessStatus } from "./operation-types.ts";

/** A documented answer of an operation. */
export type Answer<Op extends AnyOperation> = {
  [S in SuccessStatus<Op> | ErrorStatus<Op>]: {
    /** Of a documented range, or of `default`, any number. */
    readonly status: S extends number ? S : number;
    readonly headers?: Readonly<Record<string, string>>;
  } & BodyOf<AnswerBody<Op, S>>;
}[SuccessStatus<Op> | ErrorStatus<Op>];

/** Of an answer without a body nothing has to be said. */
type BodyOf<Body> = [Body] extends [undefined] ? { readonly body?: undefined } : { readonly body: Body };

/** A request as a handler sees it. */
export interface HandledRequest<Op extends AnyOperation> {
  /** The path parameters, as text. */
  readonly params: Readonly<Record<OperationOf<Op>["pathParameters"], string>>;
  readonly query: URLSearchParams;
  /** The body: of JSON what it was parsed to, else undefined. It is what was sent: nothing checks it. */
  readonly body: OperationOf<Op>["call"] extends { readonly body?: infer Body } ? Body : undefined;
  readonly request: Request;
}

/** Answers a request: as documented, or with any `Response` to try what is not documented. */
export type Responder<Op extends AnyOperation> = (
  request: HandledRequest<Op>,
) => Answer<Op> | Response | Promise<Answer<Op> | Response>;

/**
 * Handles the requests of an operation, wherever the API is; with `baseUrl` only there.
 *
 * @example
 * ```ts
 * const server = setupServer(
 *   handler(ticketsApi, "updateTicket", { status: 404, body: { success: false, error: { message: "Gone", code: "NOT_FOUND" } } }),
 * );
 * ```
 * @param api the table of the API, which is generated with its client
 */
export function handler<Table extends OperationTable<Table>, Id extends keyof Table & string>(
  api: Api<Table>,
  operationId: Id,
  answer: NoInfer<Answer<Table[Id]> | Responder<Table[Id]>>,
  { baseUrl }: { readonly baseUrl?: string } = {},
): HttpHandler {
  const row = api.operations[operationId];
  if (row === undefined) throw new TypeError(`There is no operation ${operationId}`);
  const { method, path } = row;
  const { pattern, names } = patternOf(path);
  const where = baseUrl === undefined ? "*" : patternOfBase(baseUrl);
  return http[method](where + pattern, async ({ request, params: values }) => {
    const params = Object.fromEntries(names.map((name, index) => [name, values[`p${index}`]]));
    const query = new URL(request.url).searchParams;
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => undefined);
    const given =
      typeof answer === "function"
        ? await answer({ params, query, body, request } as unknown as HandledRequest<Table[Id]>)
        : answer;
    return given instanceof Response ? given : responseOf(row, given);
  });
}

/** An answer as it is sent, in the first documented media type that its body fits, unless its headers say another. */
function responseOf(
  row: OperationRow,
  given: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  },
): Response {
  const { status, body } = given;
  const headers = new Headers(given.headers);
  const contents = row.answers[documentedStatus(row, { status, ok: status < 300 })] ?? [];
  const content = contents.find((one) => fits(one, body)) ?? contents[0];
  // A 204 must not have a body.
  if (content === undefined || body === undefined) return new HttpResponse(null, { status, headers });
  // A range says of no answer what it is.
  if (!headers.has("content-type") && !content.matches) headers.set("content-type", content.mediaType);
  const sent = body instanceof Blob || content.read ? body : JSON.stringify(body);
  return new HttpResponse(sent as BodyInit, { status, headers });
}

/** Whether a body can be the one of a media type: bytes are no JSON, and what has fields is nothing else. */
function fits({ matches, mediaType, read }: AnswerContent, body: unknown): boolean {
  if (typeof body === "string") return true;
  if (!(body instanceof Blob || body instanceof ReadableStream)) return read === undefined;
  const type = body instanceof Blob && body.type;
  return read !== undefined && (!type || type === mediaType || matches?.(mediaType, type) === true);
}

/** A path as MSW has it. Its parameters have names of letters and digits there. */
function patternOf(path: string): { readonly pattern: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const pattern = path.replace(/{([^{}]+)}|[^{}]+/g, (text, name?: string) =>
    name === undefined ? escaped(text) : `:p${names.push(name) - 1}`,
  );
  return { pattern, names };
}

/** A base URL as the client has it: for MSW `https://api.test:443` would be another place than `https://api.test`. */
function patternOfBase(baseUrl: string): string {
  const normal = normalBaseUrl(baseUrl);
  const { origin } = new URL(normal);
  return origin + escaped(normal.slice(origin.length));
}

/** Text in which MSW sees no parameter, nor the rest of the name of one that stands before it. */
function escaped(text: string): string {
  return text.replace(/^\w|[:*+?()[\]\\]/g, "\\$&");
}
