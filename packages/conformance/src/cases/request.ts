/**
 * The base request of an operation, and requests that differ from it.
 */

import { randomUUID } from "node:crypto";
import { isObject } from "@facility-contracts/model/json";
import { identityOf, type Parameter } from "@facility-contracts/model/parameter";
import type { ParameterValue } from "@facility-contracts/model/request";
import { writtenBody } from "@facility-contracts/model/written-body";
import {
  cookiePairs,
  headerText,
  pathPart,
  pathText,
  queryPairs,
} from "@facility-contracts/model/written-parameter";
import type { Credentials, ProviderConfig, RowId } from "../config.ts";
import { type OperationContract, rowParameterOf } from "../contract/operation.ts";
import type { AlternativeContract, SchemeContract } from "../contract/security.ts";
import { isValid, usable } from "../contract/validator.ts";
import type { WireRequest } from "../wire.ts";
import { inBasic } from "./credentials.ts";

/** Headers in the order in which they are sent. */
type Headers = readonly (readonly [name: string, value: string])[];

/** A credential as it is sent, right or wrong. */
export interface SentCredential {
  readonly in: "header" | "query";
  readonly name: string;
  readonly value: string;
}

/** What differs from the base request. */
export interface RequestEdits {
  /** The text of a path parameter, by its name, as it stands in the address; or how it is made of the identifier. */
  readonly path?: Readonly<Record<string, string | ((id: RowId) => string)>>;
  /** The query, as it stands behind the `?`. Parameters that it leaves out and that are required are added. */
  readonly query?: string;
  /** Values of parameters, in place of those of the base request or beside them. */
  readonly parameters?: readonly ParameterValue[];
  /** A parameter that is left out although it is required. */
  readonly without?: Parameter;
  /** In place of the valid ones. */
  readonly credentials?: readonly SentCredential[];
  /** Beside those that every request has. */
  readonly headers?: Headers;
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
  /** The credentials that are sent. */
  readonly alternative: AlternativeContract;
  /** The identifiers of the rows that the path names, by parameter. */
  readonly ids: Readonly<Record<string, RowId>>;
  /** The value of the body, not yet written. */
  readonly body: unknown;
}

/** Takes the base request from the configuration, and what it leaves out from the contract; undefined without credentials. */
export function baseOf(operation: OperationContract, all: ProviderConfig): RequestBase | undefined {
  const config = configFor(operation, all);
  const [alternative] = alternativesOf(operation, config);
  if (alternative === undefined) return undefined;
  const ids = operation.pathParameters.map(({ example, name, row }) => {
    const known = config.rows?.[row]?.existing?.[0] ?? example;
    return [name, typeof known === "number" ? known : String(known)] as const;
  });
  const body = withKnownIds(operation.body && operation.example.body?.value, config);
  return { operation, config, alternative, ids: Object.fromEntries(ids), body };
}

/** The configuration with the credentials that are valid for an operation. */
function configFor({ operationId }: OperationContract, config: ProviderConfig): ProviderConfig {
  const { valid, byOperation } = config.credentials;
  const own = byOperation?.[operationId];
  if (own === undefined) return config;
  return { ...config, credentials: { ...config.credentials, valid: { ...valid, ...own } } };
}

/** The alternatives of which all credentials are given, those that need some first. */
export function alternativesOf(
  { security }: OperationContract,
  { credentials: { valid } }: ProviderConfig,
): readonly AlternativeContract[] {
  const given = security.filter(({ schemes }) => schemes.every(({ name }) => valid[name] !== undefined));
  return given.toSorted(
    (one, other) => Number(one.schemes.length === 0) - Number(other.schemes.length === 0),
  );
}

/** The row that an operation is about, which the last parameter of its path names; undefined where there is none. */
export function rowOf({ operation, ids }: RequestBase): RowId | undefined {
  const parameter = rowParameterOf(operation);
  return parameter && ids[parameter.name];
}

/** The same request for another row. */
export function forRow(base: RequestBase, id: RowId): RequestBase {
  const parameter = rowParameterOf(base.operation);
  return parameter === undefined ? base : { ...base, ids: { ...base.ids, [parameter.name]: id } };
}

/** A request of an operation. */
export function requestOf(base: RequestBase, edits: RequestEdits = {}): WireRequest {
  const { alternative, config, operation } = base;
  const values = valuesOf(base, edits);
  const path = operation.path.replace(/{(.+?)}/g, (_, name: string) => {
    const value = values.find(({ parameter }) => parameter.in === "path" && parameter.name === name);
    const edit = edits.path?.[name];
    if (value === undefined) return "";
    if (edit === undefined) return pathText(value);
    return pathPart(value.parameter, typeof edit === "string" ? edit : edit(base.ids[name] ?? ""));
  });
  const credentials = edits.credentials ?? sentCredentials(alternative.schemes, config.credentials.valid);
  const query = [queryOf(values, edits), ...credentials.map(queryPart)]
    .filter((part) => part !== "")
    .join("&");
  const body = "body" in edits ? edits.body : encoded(operation, base.body);
  const usual = body === undefined && !operation.body?.required ? undefined : operation.body?.type;
  const type = edits.contentType === undefined ? usual : edits.contentType;
  const names = edits.headerNames ?? ((name: string) => name);
  const headers: Headers = [
    ...withCookies(credentials, values),
    ...(edits.headers ?? []),
    ...values.flatMap((value) =>
      value.parameter.in === "header" ? [[value.parameter.name, headerText(value)] as const] : [],
    ),
    ...(type ? [["Content-Type", type] as const] : []),
  ];
  return {
    method: operation.method,
    target: query === "" ? path : `${path}?${query}`,
    headers: headers.map(([name, value]) => [names(name), value]),
    body: operation.body ? body : undefined,
  };
}

function queryPart({ in: where, name, value }: SentCredential): string {
  return where === "query" ? `${encodeURIComponent(name)}=${encodeURIComponent(value)}` : "";
}

/** What is sent of the query beside credentials. */
function queryOf(values: readonly ParameterValue[], { query = "" }: RequestEdits): string {
  const sent = new URLSearchParams(query);
  const pairs = values.flatMap((value) =>
    value.parameter.in === "query" && !sent.has(value.parameter.name) ? queryPairs(value) : [],
  );
  return [...pairs, query].filter((part) => part !== "").join("&");
}

/** The headers of credentials. The cookies of parameters stand behind those of credentials, in one header. */
function withCookies(credentials: readonly SentCredential[], values: readonly ParameterValue[]): Headers {
  const own = credentials.flatMap(({ in: where, name, value }) =>
    where === "header" ? [[name, value] as const] : [],
  );
  const cookies = values.flatMap((value) => (value.parameter.in === "cookie" ? cookiePairs(value) : []));
  if (cookies.length === 0) return own;
  const last = own.findLastIndex(([name]) => name === "Cookie");
  const [, before] = own[last] ?? [];
  const all = [...(before === undefined ? [] : [before]), ...cookies].join("; ");
  return last < 0 ? [...own, ["Cookie", all]] : own.with(last, ["Cookie", all]);
}

/** The values of the parameters that are sent. */
function valuesOf({ operation, ids }: RequestBase, edits: RequestEdits): readonly ParameterValue[] {
  const { parameters: edited = [], without } = edits;
  const replaced = [...edited.map(({ parameter }) => parameter), ...(without ? [without] : [])].map(
    identityOf,
  );
  const usual = operation.example.parameters.flatMap(({ parameter, value }) => {
    if (replaced.includes(identityOf(parameter))) return [];
    const known = parameter.in === "path" ? ids[parameter.name] : newKeyOf(parameter);
    return [{ parameter, value: known ?? value }];
  });
  return [...usual, ...edited];
}

/** A key is that of one request: with another body it is a fault, and with the same one nothing is done. */
function newKeyOf({ in: where, name, schema }: Parameter): string | undefined {
  if (where !== "header" || !/^(?:x-)?idempotency-key$/i.test(name)) return undefined;
  const [key, known] = [randomUUID(), usable(schema)];
  return known === undefined || isValid(known, key) ? key : undefined;
}

/** The credentials of schemes as they are sent; those that are not given are left out. */
export function sentCredentials(
  schemes: readonly SchemeContract[],
  credentials: Credentials,
): readonly SentCredential[] {
  return schemes.flatMap((scheme) => {
    const value = credentials[scheme.name];
    return value === undefined ? [] : [sentCredential(scheme, value)];
  });
}

/** One credential as it is sent. */
export function sentCredential({ carrier, field }: SchemeContract, value: string): SentCredential {
  switch (carrier) {
    case "query":
      return { in: "query", name: field, value };
    case "basic":
      return inHeader(field, `Basic ${inBasic(value)}`);
    case "bearer":
      return inHeader(field, `Bearer ${value}`);
    case "cookie":
      return inHeader("Cookie", `${field}=${value}`);
    case "header":
      return inHeader(field, value);
  }
}

/** A credential in a header. */
export function inHeader(name: string, value: string): SentCredential {
  return { in: "header", name, value };
}

/** The bytes of a body; none for undefined, and for what cannot be written in its media type. */
export function encoded({ body }: OperationContract, value: unknown): Uint8Array | undefined {
  const written =
    body === undefined || value === undefined ? undefined : writtenBody({ content: body.content, value });
  return written && Buffer.from(written.text);
}

/** A body in which the fields that point to rows of the provider hold rows that it has. */
export function withKnownIds(body: unknown, config: ProviderConfig): unknown {
  if (Array.isArray(body)) return body.map((item) => withKnownIds(item, config));
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, config.references?.[name]?.[0] ?? value]),
  );
}
