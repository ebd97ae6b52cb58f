/**
 * What a report may tell of a recorded request: it was not made for one, and may hold secrets of anybody.
 */
import type { Parameter } from "@facility-contracts/model/parameter";
import type { Credentials } from "../config.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { SchemeContract } from "../contract/security.ts";
import { headersNamed, type WireRequest } from "../wire.ts";
import type { Recorded } from "./read-archive.ts";
import { masked, maskedBytes, secretNamesOf } from "./secret-values.ts";

/** A request without what may be a secret and is nothing that the contract names. */
export interface ToldRequest {
  /** Its target is the whole address. */
  readonly request: WireRequest;
  /** The schemes whose credentials it has, and these. */
  readonly schemes: readonly SchemeContract[];
  readonly credentials: Credentials;
}

/** Names of headers that a request is told with, beside its parameters and credentials. */
const TOLD_HEADERS = ["content-type", "accept", "accept-language"];

/** What is told of a request with some of the parameters of its operation. */
export function toldRequest(
  { api, security }: OperationContract,
  { answer, request, url }: Recorded,
  parameters: readonly Parameter[],
): ToldRequest {
  const schemes = security
    .flatMap((alternative) => alternative.schemes)
    .flatMap((scheme) => {
      const value = credentialIn(scheme, request, url);
      return value === undefined ? [] : [{ scheme, value }];
    });
  const fieldsIn = (...places: readonly string[]) => [
    ...parameters.flatMap((parameter) => (places.includes(parameter.in) ? [parameter.name] : [])),
    ...schemes.flatMap(({ scheme }) => (places.includes(scheme.carrier) ? [scheme.field] : [])),
  ];
  const told = [...TOLD_HEADERS, ...fieldsIn("header", "bearer", "basic")].map((name) => name.toLowerCase());
  const cookies = fieldsIn("cookie");
  const headers = request.headers.flatMap(([name, value]) => {
    if (name.toLowerCase() !== "cookie")
      return told.includes(name.toLowerCase()) ? [[name, value] as const] : [];
    const kept = value.split(/; */).filter((cookie) => cookies.includes(cookie.split("=")[0] ?? ""));
    return kept.length > 0 ? [[name, kept.join("; ")] as const] : [];
  });
  const names = secretNamesOf(api.contract.document);
  const asked = url.search
    .slice(1)
    .split("&")
    .filter((member) => isNamed(member, fieldsIn("query")));
  const query = masked(asked.join("&"), names);
  const sent = maskedBytes(request.body ?? new Uint8Array(), names);
  const received = maskedBytes(answer?.body ?? new Uint8Array(), names);
  const secret = [
    ...headers.filter(([header]) => [...names].some((name) => name.toLowerCase() === header.toLowerCase())),
    ...[query, sent, received].flatMap(({ values }) => values),
  ];
  return {
    request: {
      ...request,
      target: url.origin + url.pathname + (query.text && `?${query.text}`),
      headers,
      body: request.body && sent.body,
    },
    schemes: schemes.map(({ scheme }) => scheme),
    credentials: Object.fromEntries([
      // Several values of one name are secrets of their own.
      ...secret.map(([name, value], index) => [`${name} ${index + 1}`, value] as const),
      ...schemes.map(({ scheme, value }) => [scheme.name, value] as const),
    ]),
  };
}

/** Whether a member of a query is one of some names, or inside of it: `filter[size]=1`. */
function isNamed(member: string, names: readonly string[]): boolean {
  const [key = ""] = new URLSearchParams(member).keys();
  return names.some((name) => key === name || key.startsWith(`${name}[`));
}

/** The credential of a scheme in a request. */
function credentialIn(
  { carrier, field }: SchemeContract,
  request: WireRequest,
  url: URL,
): string | undefined {
  if (carrier === "query") return url.searchParams.get(field) ?? undefined;
  const [value = ""] = headersNamed(request, carrier === "cookie" ? "cookie" : field);
  switch (carrier) {
    case "header":
      return value || undefined;
    case "bearer":
      return /^bearer +(.+)$/i.exec(value)?.[1];
    case "basic": {
      const encoded = /^basic +(.+)$/i.exec(value)?.[1];
      return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
    }
    case "cookie":
      return value
        .split(/; */)
        .find((cookie) => cookie.startsWith(`${field}=`))
        ?.slice(field.length + 1);
  }
}
