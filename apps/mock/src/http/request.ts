import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "@facility-contracts/serving/refusal";

/** A request as it came, and its body once that is read. */
export interface MockRequest {
  /** In lower case. */
  readonly method: string;
  /** Still percent-encoded. */
  readonly path: string;
  /** `undefined` when there is no `?`. A name that is repeated has a list. */
  readonly query: Readonly<Record<string, string | string[]>> | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON, else the text, and `null` without a body. */
  readonly body: unknown;
  /** How long the body was, in bytes. */
  readonly bodyLength: number;
}

/** A request whose body is not read yet. */
export type RequestHead = Omit<MockRequest, "body" | "bodyLength">;

/** Targets that the URL parser would give back as they are. */
const PLAIN_PATH = /^\/[\w~/-]*$/;

/** Reads what stands before the body of a request, `undefined` for a target that is no URL. */
export function readHead({
  method = "GET",
  url = "/",
  headers,
}: Pick<IncomingMessage, "method" | "url" | "headers">): RequestHead | undefined {
  const name = method.toLowerCase();
  if (PLAIN_PATH.test(url)) return { method: name, path: url, query: undefined, headers };

  // A path goes behind an origin, and is not resolved against it: `//host/path` would leave it.
  const parsed = URL.parse(url.startsWith("/") ? `http://localhost${url}` : url);
  if (parsed === null) return undefined;
  const { pathname, searchParams } = parsed;
  const query = searchParams.size > 0 ? valuesByName(searchParams) : undefined;
  return { method: name, path: pathname, query, headers };
}

/**
 * Refuses a request with a header that may come only once and comes twice: which of the two counts would be a guess.
 *
 * @throws Refusal 400 that names it.
 */
export function refuseRepeated(repeated: readonly string[], single: readonly string[]): void {
  const name = single.find((one) => repeated.includes(one));
  if (name !== undefined) throw new Refusal(400, `The header ${name} comes more than once`);
}

function valuesByName(parameters: URLSearchParams): Record<string, string | string[]> {
  const byName = Map.groupBy(parameters, ([name]) => name);
  return Object.fromEntries(
    Array.from(byName, ([name, all]) => {
      const [first = "", ...others] = all.map(([, value]) => value);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
