/**
 * The credentials that an operation needs.
 */
import type { Contract } from "./contract.ts";
import { isObject, keysIn, objectOf, textsOf } from "./json.ts";
import type { Operation } from "./operation.ts";
import { below, dereferenced, memberOf, type Place, rootOf } from "./place.ts";

/** What a request has to carry. */
export type Credential =
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly field: string }
  /** The scheme of the header `Authorization` in lower case: `bearer`. */
  | { readonly kind: "http"; readonly scheme: string }
  /** A token, which flows give. */
  | { readonly kind: "oauth2" }
  /** A token of a provider, which the address describes. */
  | { readonly kind: "openIdConnect"; readonly url: string }
  /** A certificate. */
  | { readonly kind: "mutualTLS" }
  /** Nobody can tell what to send. The cause is the end of a sentence: `it is not in the document`. */
  | { readonly kind: "malformed"; readonly cause: string };

/** A way to prove who is calling. */
export interface SecurityScheme {
  /** Its name in the document. */
  readonly name: string;
  readonly place: Place;
  readonly credential: Credential;
}

/** Where a request has a credential, and what stands before it there. */
export interface Carrier {
  readonly in: "header" | "query" | "cookie";
  readonly field: string;
  readonly prefix: string;
}

/** Where a credential is sent: `Bearer ` stands before a token. What nobody can send is told as one. */
export function carrierOf({ credential }: SecurityScheme): Carrier {
  if (credential.kind === "apiKey") return { in: credential.in, field: credential.field, prefix: "" };
  const scheme = credential.kind === "http" ? credential.scheme : "bearer";
  const prefix = `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)} `;
  return { in: "header", field: "Authorization", prefix };
}

/** A scheme that a request needs, and what the caller must be allowed. */
export interface Requirement {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/** Credentials that are enough together; with no requirement, none are needed. */
export interface Alternative {
  readonly place: Place;
  readonly requirements: readonly Requirement[];
}

/**
 * The alternatives of an operation, of which a request has to meet one: its own, else those of the document. Where neither
 * says anything there is one without a requirement, as there is for a list that is empty.
 */
export function securityOf(operation: Operation): Alternative[] {
  const own = memberOf(operation.place, "security");
  const list = own.value === undefined ? memberOf(rootOf(operation.contract), "security") : own;
  if (list.value === undefined) return [{ place: list, requirements: [] }];
  // What is no list must not be taken for "no credentials needed".
  if (!Array.isArray(list.value)) return [unreadable(list)];
  const alternatives = keysIn(list.value).map((index) => alternativeAt(memberOf(list, index)));
  return alternatives.length === 0 ? [{ place: list, requirements: [] }] : alternatives;
}

function alternativeAt(place: Place): Alternative {
  if (!isObject(place.value)) return unreadable(place);
  return {
    place,
    requirements: Object.entries(place.value).map(([name, scopes]) => ({
      scheme: schemeOf(place.contract, name),
      scopes: textsOf(scopes),
    })),
  };
}

function unreadable(place: Place): Alternative {
  const credential: Credential = { kind: "malformed", cause: "it is no security requirement" };
  return { place, requirements: [{ scheme: { name: "", place, credential }, scopes: [] }] };
}

/** Every scheme that a document describes, in its order. */
export function schemesOf(contract: Contract): SecurityScheme[] {
  return keysIn(schemesIn(contract).value).map((name) => schemeOf(contract, name));
}

function schemeOf(contract: Contract, name: string): SecurityScheme {
  const place = dereferenced(memberOf(schemesIn(contract), name));
  return { name, place, credential: credentialOf(place) };
}

function schemesIn(contract: Contract): Place {
  return below(rootOf(contract), "components", "securitySchemes");
}

function credentialOf({ value }: Place): Credential {
  if (value === undefined) return { kind: "malformed", cause: "it is not in the document" };
  const { in: where, name, openIdConnectUrl, scheme, type } = objectOf(value);
  switch (type) {
    case "apiKey":
      if (typeof name !== "string") return { kind: "malformed", cause: "it has no name" };
      if (where === "header" || where === "query" || where === "cookie")
        return { kind: type, in: where, field: name };
      return { kind: "malformed", cause: "`in` is none of header, query and cookie" };
    case "http":
      if (typeof scheme !== "string") return { kind: "malformed", cause: "it has no scheme" };
      return { kind: type, scheme: scheme.toLowerCase() };
    case "openIdConnect":
      if (typeof openIdConnectUrl !== "string")
        return { kind: "malformed", cause: "it has no openIdConnectUrl" };
      return { kind: type, url: openIdConnectUrl };
    case "oauth2":
    case "mutualTLS":
      return { kind: type };
    default:
      return { kind: "malformed", cause: `its type is ${JSON.stringify(type)}, which OpenAPI does not know` };
  }
}
