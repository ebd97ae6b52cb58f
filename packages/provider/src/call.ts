/**
 * A request on its way through the provider.
 */
import type { Api, OperationId } from "@facility-contracts/contract/frozen/operations";
import type { State } from "./state.ts";
import type { Holder } from "./tokens.ts";
import type { WireRequest } from "./wire.ts";

/** What each stage leaves for the stages after it. */
export interface Call {
  request: WireRequest;
  readonly state: State;
  readonly api: Api;
  /** Without the query, and still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  holder: Holder | undefined;
  operationId: OperationId | undefined;
  /** The identifier as it stands in the path, decoded. Undefined where it cannot be decoded. */
  idText: string | undefined;
  id: number | string;
  extend: readonly string[];
  text: string;
  body: unknown;
}

/** Begins a call. */
export function callOf(request: WireRequest, state: State): Call {
  const mark = request.target.indexOf("?");
  const path = mark === -1 ? request.target : request.target.slice(0, mark);
  return {
    request,
    state,
    api: path.startsWith("/api/") ? "tickets" : "safety-register",
    path,
    query: new URLSearchParams(mark === -1 ? "" : request.target.slice(mark + 1)),
    holder: undefined,
    operationId: undefined,
    idText: undefined,
    id: "",
    extend: [],
    text: "",
    body: undefined,
  };
}

/** Each value of a header, in the order in which they were sent, without the white space around it. */
export function headersOf(request: WireRequest, name: string): readonly string[] {
  const values: string[] = [];
  for (const [own, value] of request.headers) {
    if (own.toLowerCase() === name.toLowerCase()) values.push(value.trim());
  }
  return values;
}

/** The first value of a header. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  return headersOf(request, name)[0];
}

/** The cookies of a request, in the order in which they were sent. */
export function cookiesOf(request: WireRequest): readonly (readonly [name: string, value: string])[] {
  return headersOf(request, "cookie")
    .flatMap((header) => header.split(";"))
    .map((pair): [string, string] => {
      const equals = pair.indexOf("=");
      return equals === -1
        ? ["", pair.trim()]
        : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    });
}

/** The first cookie of a name. */
export function cookieOf(request: WireRequest, name: string): string | undefined {
  return cookiesOf(request).find(([own]) => own === name)?.[1];
}
