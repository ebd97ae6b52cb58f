/**
 * Who a request comes from. Tokens are stored as their SHA-256, and found by it.
 */
import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../database/tables.ts";
import { type Fresh, keepFresh } from "../fresh.ts";

/** Someone who has logged in. */
export interface Account {
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
}

/** Who calls where no credentials are asked for. */
export const NOBODY: Account = { name: "", permissions: new Set() };

/** Whom tokens were given to, read again after this process has changed it. */
export type Accounts = Fresh<HolderOf>;

/** The account that a token was given to; undefined when nobody was or its time is over. */
export type HolderOf = (kind: string, token: string) => Account | undefined;

interface Credential {
  readonly kind: string;
  readonly expiresAt: number;
  readonly account: Account;
}

/** How long what was read is taken for true, in milliseconds: a token that is taken away works for so long. */
const FRESH = 5_000;

/** The SHA-256 of a token, in hexadecimal. Tokens are long and random, or public as those of the demo: there is nothing to guess. */
export function hashOf(token: string): string {
  return hash("sha256", token, "hex");
}

/** Reads accounts from a database, and keeps them for five seconds: a request then takes one query less. */
export function createAccounts(db: Kysely<Tables>, clock: Clock): Accounts {
  const credentials = keepFresh(FRESH, () => read(db));
  return {
    async read() {
      const [known, now] = await Promise.all([credentials.read(), clock.now()]);
      return (kind, token) => {
        // Who guesses cannot choose the hash: how long it takes to find one says nothing of a token.
        const found = known.get(hashOf(token));
        return found?.kind === kind && found.expiresAt > now ? found.account : undefined;
      };
    },
    forget: credentials.forget,
  };
}

async function read(db: Kysely<Tables>): Promise<ReadonlyMap<string, Credential>> {
  const rows = await db
    .selectFrom("credentials")
    .innerJoin("accounts", "accounts.name", "credentials.account")
    .select(["hash", "kind", "expiresAt", "name", "permissions"])
    .execute();
  return new Map(
    rows.map(({ hash, kind, expiresAt, name, permissions }) => [
      hash,
      { kind, expiresAt: expiresAt.getTime(), account: { name, permissions: new Set(permissions) } },
    ]),
  );
}
