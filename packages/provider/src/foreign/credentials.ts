/**
 * Who may do what: by security scheme a value of somebody who may do everything, of somebody who may not write, and others.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { rootOf } from "@facility-contracts/model/place";
import { cookiesOf, headerOf } from "../call.ts";
import type { WireRequest } from "../wire.ts";
import type { ForeignOperation } from "./contract.ts";
import { at, keysAt, textAt } from "./place.ts";
import { queryOf } from "./request.ts";

const HOLDERS = ["valid", "wrong", "expired", "withoutRole"] as const;

/** The credentials of each holder, by scheme. */
export type ForeignCredentials = Readonly<Record<(typeof HOLDERS)[number], Readonly<Record<string, string>>>>;

/** Makes up credentials for each scheme of a contract. */
export function credentialsOf(contract: Contract): ForeignCredentials {
  const of = (holder: string) =>
    Object.fromEntries(
      keysAt(rootOf(contract), "components", "securitySchemes").map((name) => [
        name,
        isBasic(contract, name) ? `${holder}:secret-${name}` : `${holder}-${name}`,
      ]),
    );
  return { valid: of("valid"), wrong: of("wrong"), expired: of("expired"), withoutRole: of("reader") };
}

/** Whose credentials a request carries. Nobody is anybody where an operation asks for none. */
export function holderOf(
  contract: Contract,
  { security }: ForeignOperation,
  request: WireRequest,
  { valid, withoutRole }: ForeignCredentials,
): "anybody" | "reader" | "nobody" {
  const isHeldBy = (credentials: Readonly<Record<string, string>>) =>
    security.some((schemes) =>
      schemes.every((name) => valuesIn(contract, name, request).includes(credentials[name] ?? "")),
    );
  if (security.length === 0 || isHeldBy(valid)) return "anybody";
  return isHeldBy(withoutRole) ? "reader" : "nobody";
}

function isBasic(contract: Contract, name: string): boolean {
  return textAt(schemeAt(contract, name), "scheme").toLowerCase() === "basic";
}

function schemeAt(contract: Contract, name: string) {
  return at(rootOf(contract), "components", "securitySchemes", name);
}

/** What a request carries for a scheme. */
function valuesIn(contract: Contract, scheme: string, request: WireRequest): readonly string[] {
  const place = schemeAt(contract, scheme);
  if (textAt(place, "type") === "apiKey") {
    const name = textAt(place, "name");
    if (textAt(place, "in") === "query") return queryOf(request).getAll(name);
    if (textAt(place, "in") === "header") return [(headerOf(request, name) ?? "").trim()];
    return cookiesOf(request).flatMap(([key, value]) => (key === name ? [value] : []));
  }
  const [, word = "", token = ""] = /^(\S+)\s+(\S+)\s*$/.exec(headerOf(request, "authorization") ?? "") ?? [];
  if (!isBasic(contract, scheme)) return word.toLowerCase() === "bearer" ? [token] : [];
  const isBase64 = /^[\w+/-]+=*$/.test(token);
  return word.toLowerCase() === "basic" && isBase64 ? [Buffer.from(token, "base64").toString()] : [];
}
