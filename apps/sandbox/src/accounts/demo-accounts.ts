/**
 * The accounts of the demo data. Their tokens are public: they stand in the README.
 */
import { schemesOf, securityOf } from "@facility-contracts/model/security";
import { type SecretOf, type WrittenRequest, writtenRequest } from "@facility-contracts/model/written";
import type { TokenKind } from "../operations/sandbox-api.ts";
import type { ServedApi } from "../served-apis.ts";
import { isReading, tokenKindOf } from "./credentials.ts";

/** An account, as people need to know it. */
export interface DemoAccount {
  readonly name: string;
  readonly says: string;
  /** A scope: what needs it, and nothing else. */
  readonly may: "everything" | "read" | "nothing" | { readonly scope: string };
  readonly expired: boolean;
}

/** Those that there are for any contract. */
export const DEMO_ACCOUNTS = {
  full: { name: "demo-full", says: "may do everything", may: "everything", expired: false },
  readOnly: {
    name: "demo-read-only",
    says: "may only read: 403 for any change",
    may: "read",
    expired: false,
  },
  none: { name: "demo-none", says: "has no permission: 403 for everything", may: "nothing", expired: false },
  expired: { name: "demo-expired", says: "its tokens have expired: 401", may: "everything", expired: true },
} as const satisfies Record<string, DemoAccount>;

/** All accounts: beside those, one for each scope of an API that has several. */
export function demoAccountsOf(apis: readonly ServedApi[]): readonly DemoAccount[] {
  const scopes = new Set(apis.flatMap(demoScopesOf));
  return [...Object.values(DEMO_ACCOUNTS), ...[...scopes].map(demoAccountFor)];
}

/** The account that has one scope and no other. */
export function demoAccountFor(scope: string): DemoAccount {
  // Its tokens are sent in headers and cookies.
  const name = `demo-only-${scope.replaceAll(/[^\w.-]+/g, "-")}`;
  return { name, says: `may do what needs ${scope}, and nothing else`, may: { scope }, expired: false };
}

/** The scopes that have accounts of their own; none where there is one, which any account that is let in has. */
export function demoScopesOf({ operations }: Pick<ServedApi, "operations">): readonly string[] {
  const requirements = operations.flatMap(securityOf).flatMap((alternative) => alternative.requirements);
  const scopes = [...new Set(requirements.flatMap((requirement) => requirement.scopes))];
  return scopes.length > 1 ? scopes : [];
}

/** What an account is allowed: what the operations ask for, all of them or those that read. */
export function demoPermissionsOf({ may }: DemoAccount, apis: readonly ServedApi[]): readonly string[] {
  if (may === "nothing") return [];
  if (typeof may === "object") return [may.scope];
  const permissions = apis
    .flatMap(({ served }) => served)
    .filter(({ operation }) => may === "everything" || isReading(operation))
    .flatMap(({ ways }) => ways)
    .flatMap((way) => way.permissions);
  return [...new Set(permissions)];
}

/** The kinds of tokens that the security schemes of an API take, by the name of the scheme. */
export function tokenKindsOf({ name, contract, code }: ServedApi): ReadonlyMap<string, TokenKind> {
  return new Map(schemesOf(contract).map((scheme) => [scheme.name, tokenKindOf(name, code, scheme.name)]));
}

export function demoTokenOf({ name }: Pick<DemoAccount, "name">, { ending }: TokenKind): string {
  return `${name}-${ending}`;
}

/** The tokens of an account for an API, by security scheme. */
export function demoCredentialsOf(
  api: ServedApi,
  account: Pick<DemoAccount, "name">,
): Readonly<Record<string, string>> {
  const tokens = [...tokenKindsOf(api)].map(([scheme, kind]) => [scheme, demoTokenOf(account, kind)]);
  return Object.fromEntries(tokens);
}

/** The same for whoever writes a request. */
export function demoSecretsOf(api: ServedApi, account: Pick<DemoAccount, "name">): SecretOf {
  const credentials = demoCredentialsOf(api, account);
  return (scheme) => credentials[scheme] ?? "";
}

/** The headers in which an account sends all its tokens. */
export function demoHeadersOf(apis: readonly ServedApi[], account: DemoAccount): WrittenRequest["headers"] {
  return apis.flatMap((api) =>
    api.operations.flatMap(
      (operation) =>
        writtenRequest(operation, { parameters: [], body: undefined }, demoSecretsOf(api, account))
          ?.headers ?? [],
    ),
  );
}
