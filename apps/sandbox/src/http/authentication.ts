/**
 * Who a request comes from, and whether they may do what it asks for.
 */
import { type Account, type Accounts, type HolderOf, NOBODY } from "../accounts/accounts.ts";
import type { CredentialSource, Way } from "../accounts/credentials.ts";
import { Refusal } from "../operations/refusal.ts";

/**
 * Finds the account that a request may do what it asks for with.
 *
 * @throws Refusal 401 when a credential is missing, unknown, expired or another's; 403 without the permission.
 */
export async function authenticate(
  ways: readonly Way[],
  source: CredentialSource,
  accounts: Accounts,
): Promise<Account> {
  let status: 401 | 403 = 401;
  for (const way of ways) {
    const holder = way.tokens.length === 0 ? NOBODY : holderOfAll(way, source, await accounts.read());
    if (holder === undefined) continue;
    if (way.permissions.every((permission) => holder.permissions.has(permission))) return holder;
    status = 403;
  }
  throw new Refusal(status);
}

/** The account that all tokens of a way belong to; undefined when there is none. */
function holderOfAll({ tokens }: Way, source: CredentialSource, holderOf: HolderOf): Account | undefined {
  const [holder, ...others] = tokens.map(({ kind, tokenOf }) => {
    const token = tokenOf(source);
    return token === undefined ? undefined : holderOf(kind.kind, token);
  });
  return others.every((other) => other?.name === holder?.name) ? holder : undefined;
}
