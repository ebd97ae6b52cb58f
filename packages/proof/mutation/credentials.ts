/**
 * Where a request carries the credentials of a security scheme.
 */

import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { at, type OperationPlace, textAt } from "@facility-contracts/provider/foreign/place";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { documentOf } from "./document.ts";
import { headerOf, withHeader } from "./message.ts";

/** A security scheme of the contract. */
export interface Scheme {
  readonly name: string;
  readonly place: Place;
  readonly kind: "bearer" | "header" | "cookie";
  /** The name of its header or cookie. */
  readonly key: string;
}

/** A security scheme by its name. */
export function schemeOf(operation: OperationPlace, name: string): Scheme {
  const place = at(documentOf(operation), "components", "securitySchemes", name);
  if (["http", "oauth2", "openIdConnect"].includes(textAt(place, "type")))
    return { name, place, kind: "bearer", key: "Authorization" };
  const kind = textAt(place, "in") === "cookie" ? "cookie" : "header";
  return { name, place, kind, key: textAt(place, "name") };
}

/** The header that a scheme is sent in. */
export function headerNameOf({ kind, key }: Scheme): string {
  return kind === "cookie" ? "Cookie" : key;
}

/** The credentials that a request carries; `undefined` without any, which is not the same as empty ones. */
export function credentialOf(scheme: Scheme, request: WireRequest): string | undefined {
  const value = headerOf(request, headerNameOf(scheme));
  if (value === undefined || scheme.kind === "header") return value;
  if (scheme.kind === "cookie") return cookiesOf(value).find(([name]) => name === scheme.key)?.[1];
  const word = /^bearer(?:\s+(.*))?$/i.exec(value);
  return word === null ? undefined : (word[1] ?? "").trim();
}

/** The request with other credentials of a scheme, or with none. Other cookies stay. */
export function withCredential(scheme: Scheme, request: WireRequest, value: string | undefined): WireRequest {
  const name = headerNameOf(scheme);
  if (scheme.kind === "bearer")
    return withHeader(request, name, value === undefined ? undefined : `Bearer ${value}`);
  if (scheme.kind === "header") return withHeader(request, name, value);
  const others = cookiesOf(headerOf(request, name) ?? "").filter(([key]) => key !== scheme.key);
  const all = value === undefined ? others : [...others, [scheme.key, value]];
  const text = all.map((pair) => pair.join("=")).join("; ");
  return withHeader(request, name, text === "" ? undefined : text);
}

/** The cookies of a header, in their order. */
export function cookiesOf(header: string): [name: string, value: string][] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => {
      const end = pair.indexOf("=");
      return end < 0 ? [pair, ""] : [pair.slice(0, end), pair.slice(end + 1)];
    });
}

/** Whether a token is a JWT whose time is over. */
export function isExpiredJwt(token: string): boolean {
  const [, payload = ""] = token.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    return isObject(claims) && typeof claims.exp === "number" && claims.exp * 1000 < Date.now();
  } catch {
    return false;
  }
}
