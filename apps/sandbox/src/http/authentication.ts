/**
 * Who a request comes from, and whether they may do what it asks for.
 */
import type { IncomingHttpHeaders } from "node:http";
import { parseCookie } from "cookie";
import type { Account, Accounts } from "../accounts/accounts.ts";
import type { TokenKind } from "../accounts/demo-accounts.ts";
import type { ContractOperation, SecurityScheme } from "../contract/contract-operations.ts";
import { Refusal } from "../operations/refusal.ts";

/** How each security scheme is sent. */
const SCHEMES: Readonly<
  Record<SecurityScheme, { kind: TokenKind; tokenOf: (headers: IncomingHttpHeaders) => string | undefined }>
> = {
  bearerAuth: {
    kind: "access",
    // RFC 9110: the scheme is named in any letter case.
    tokenOf: ({ authorization = "" }) => /^bearer +(\S+)$/i.exec(authorization)?.[1],
  },
  sessionToken: {
    kind: "sessionToken",
    tokenOf: ({ "x-session-token": token }) => (typeof token === "string" ? token : undefined),
  },
  sessionCookie: { kind: "session", tokenOf: ({ cookie = "" }) => parseCookie(cookie).session },
};

/** The permission for an operation of the safety register, of which no page names one. */
function permissionOf({ permission, method }: ContractOperation): string {
  return permission ?? (method === "GET" ? "register:read" : "register:write");
}

/**
 * Finds the account that all credentials of a request belong to.
 *
 * @throws Refusal 401 when one is missing, unknown, expired or another's; 403 without the permission.
 */
export async function authenticate(
  operation: ContractOperation,
  headers: IncomingHttpHeaders,
  accounts: Accounts,
): Promise<Account> {
  const [holder, ...others] = await Promise.all(
    operation.security.map((scheme) => {
      const { kind, tokenOf } = SCHEMES[scheme];
      const token = tokenOf(headers);
      return token === undefined ? undefined : accounts.holderOf(kind, token);
    }),
  );
  if (holder === undefined || others.some((other) => other?.name !== holder.name)) throw new Refusal(401);
  if (!holder.permissions.has(permissionOf(operation))) throw new Refusal(403);
  return holder;
}
