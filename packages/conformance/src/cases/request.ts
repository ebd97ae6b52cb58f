/**
 * The base request of an operation, and requests that differ from it.
 */

import { isObject } from "@facility-contracts/model/json";
import type { Credentials, ProviderConfig } from "../config.ts";
import { JSON_TYPE, type OperationContract, type SchemeContract } from "../contract/operation.ts";
import type { WireRequest } from "../wire.ts";

/** Headers in the order in which they are sent. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** What differs from the base request. */
export interface RequestEdits {
  /** The text of a path parameter, by its name, as it stands in the address. */
  readonly path?: Readonly<Record<string, string>>;
  /** The query, as it stands behind the `?`. */
  readonly query?: string;
  readonly credentials?: Headers;
  /** `null` sends none. */
  readonly contentType?: string | null;
  readonly body?: Uint8Array | undefined;
  /** How the names of all headers are written. */
  readonly headerNames?: (name: string) => string;
}

/** What the requests of an operation are made of. */
export interface RequestBase {
  readonly operation: OperationContract;
  readonly config: ProviderConfig;
  /** The identifier of the row that the requests are about. */
  readonly id: string | number;
  /** The JSON value of the body. */
  readonly body: unknown;
}

/** Takes the base request from the configuration, and what it leaves out from the examples of the contract. */
export function baseOf(operation: OperationContract, config: ProviderConfig): RequestBase {
  const [parameter] = operation.parameters.filter((known) => known.in === "path");
  const [existing] = resourcesOf(operation, config)?.existing ?? [];
  const example = parameter?.example;
  const id = existing ?? (typeof example === "number" ? example : String(example));
  return { operation, config, id, body: withKnownIds(operation.body?.example, config) };
}

/** The rows that a configuration gives for an operation. */
export function resourcesOf({ operationId }: OperationContract, { resources = {} }: ProviderConfig) {
  return Object.entries(resources).find(([id]) => id === operationId)?.[1];
}

/** A request of an operation. */
export function requestOf(base: RequestBase, edits: RequestEdits = {}): WireRequest {
  const { operation, config } = base;
  const path = operation.path.replace(
    /{(.+?)}/g,
    (_, name: string) => edits.path?.[name] ?? encodeURIComponent(base.id),
  );
  const body = "body" in edits ? edits.body : encoded(base.body);
  const type = edits.contentType === undefined && operation.body ? JSON_TYPE : edits.contentType;
  const names = edits.headerNames ?? ((name: string) => name);
  const headers: Headers = [
    ...(edits.credentials ?? credentialHeaders(operation.security.schemes, config.credentials.valid)),
    ...(type ? [["Content-Type", type] as const] : []),
  ];
  return {
    method: operation.method,
    target: edits.query === undefined ? path : `${path}?${edits.query}`,
    headers: headers.map(([name, value]) => [names(name), value]),
    body: operation.body ? body : undefined,
  };
}

/** The headers that carry credentials. */
export function credentialHeaders(schemes: readonly SchemeContract[], credentials: Credentials): Headers {
  return schemes.flatMap((scheme) => {
    const value = credentials[scheme.name];
    return value === undefined ? [] : [credentialHeader(scheme, value)];
  });
}

/** The header that carries one credential. */
export function credentialHeader(
  { carrier, field }: SchemeContract,
  value: string,
): readonly [string, string] {
  if (carrier === "bearer") return [field, `Bearer ${value}`];
  return carrier === "cookie" ? ["Cookie", `${field}=${value}`] : [field, value];
}

/** The bytes of a JSON value; none for undefined. */
export function encoded(value: unknown): Uint8Array | undefined {
  return value === undefined ? undefined : Buffer.from(JSON.stringify(value));
}

/** A body in which the fields that point to rows of the provider hold rows that it has. */
export function withKnownIds(body: unknown, config: ProviderConfig): unknown {
  if (Array.isArray(body)) return body.map((item) => withKnownIds(item, config));
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, config.references?.[name]?.[0] ?? value]),
  );
}
