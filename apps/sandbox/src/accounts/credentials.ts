/**
 * The credentials that the contract asks for: how a request carries them, whose tokens they are, and what their account
 * must be allowed.
 */
import type { IncomingHttpHeaders } from "node:http";
import { answerFor } from "@facility-contracts/model/answer";
import { ContractError } from "@facility-contracts/model/contract";
import type { Operation } from "@facility-contracts/model/operation";
import { whereIs } from "@facility-contracts/model/place";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";
import { parseCookie } from "cookie";
import type { SandboxApi, TokenKind } from "../operations/sandbox-api.ts";

export interface CredentialSource {
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
}

interface Carrier {
  /** The header, in lower case; undefined where it is another part of the request. */
  readonly header: string | undefined;
  readonly tokenOf: (source: CredentialSource) => string | undefined;
}

interface NeededToken extends Carrier {
  readonly kind: TokenKind;
}

/** A way to be let in: with all of these tokens, of one account that is allowed all of this. */
export interface Way {
  readonly tokens: readonly NeededToken[];
  readonly permissions: readonly string[];
}

/**
 * The ways into an operation, of which one is enough.
 *
 * @throws ContractError for a security scheme that the sandbox cannot check
 */
export function waysInto(operation: Operation, name: string, code: SandboxApi): readonly Way[] {
  return securityOf(operation).map(({ requirements }) => {
    const tokens = requirements.map(({ scheme }) => ({
      ...carrierOf(scheme),
      kind: tokenKindOf(name, code, scheme.name),
    }));
    const scopes = requirements.flatMap((requirement) => requirement.scopes);
    const usual = code.permissions ?? { read: `${name}:read`, write: `${name}:write` };
    // Without credentials there are no permissions, and without a documented 403 nobody is refused.
    const isFree = tokens.length === 0 || answerFor(operation, 403) === undefined;
    const unnamed = isFree ? [] : [isReading(operation) ? usual.read : usual.write];
    return { tokens, permissions: scopes.length === 0 ? unnamed : scopes };
  });
}

export function isReading({ method }: Operation): boolean {
  return method === "get" || method === "head" || method === "options";
}

export function tokenKindOf(name: string, { tokens }: SandboxApi, scheme: string): TokenKind {
  return tokens?.[scheme] ?? { kind: `${name} ${scheme}`, ending: `${name}-${scheme}` };
}

function carrierOf({ name, place, credential }: SecurityScheme): Carrier {
  const { kind } = credential;
  if (kind === "apiKey") return keyIn(credential.in, credential.field);
  if (kind === "oauth2" || kind === "openIdConnect") return BEARER;
  if (kind === "http" && credential.scheme === "bearer") return BEARER;
  throw new ContractError(
    `${whereIs(place)}: the sandbox checks bearer tokens and keys in a header, a cookie or the query, and not ${name}.`,
  );
}

const BEARER: Carrier = {
  header: "authorization",
  // RFC 9110: the scheme is named in any letter case.
  tokenOf: ({ headers: { authorization = "" } }) => /^bearer +(\S+)$/i.exec(authorization)?.[1],
};

function keyIn(where: "header" | "query" | "cookie", field: string): Carrier {
  if (where === "query") return { header: undefined, tokenOf: ({ query }) => query.get(field) ?? undefined };
  if (where === "cookie")
    // Some clients write more than one line of cookies, so that the header is none that may come only once.
    return { header: undefined, tokenOf: ({ headers: { cookie = "" } }) => parseCookie(cookie)[field] };
  const header = field.toLowerCase();
  return {
    header,
    tokenOf: ({ headers: { [header]: token } }) => (typeof token === "string" ? token : undefined),
  };
}
