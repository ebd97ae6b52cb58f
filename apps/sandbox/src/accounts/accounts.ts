/**
 * Who a request comes from. Tokens are stored as their SHA-256 and compared in constant time.
 */
import { hash, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../database/tables.ts";
import { keepFresh } from "../fresh.ts";

/** Someone who has logged in. */
export interface Account {
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
}

/** Who calls where no credentials are asked for. */
export const NOBODY: Account = { name: "", permissions: new Set() };

/** The accounts of the database. */
export interface Accounts {
  /**
   * Reads whom tokens were given to.
   *
   * @throws when the database cannot be read.
   */
  read(): Promise<HolderOf>;
  /** Reads the accounts again, after they were changed by this process. */
  forget(): void;
}

/** The account that a token was given to; undefined when nobody was or its time is over. */
export type HolderOf = (kind: string, token: string) => Account | undefined;

interface Credential {
  readonly hash: Buffer;
  readonly kind: string;
  readonly expiresAt: number;
  readonly account: Account;
}

/** How long what was read is taken for true, in milliseconds: a token that is taken away works for so long. */
const FRESH = 5_000;

/** The SHA-256 of a token. Tokens are long and random, or public as those of the demo: there is nothing to guess. */
export function hashOf(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/**
 * Reads accounts from a database, and keeps them for five seconds: a request then takes one query less. The clock is set as
 * the database says, for what another process did to it.
 */
export function createAccounts(db: Kysely<Tables>, clock: Clock): Accounts {
  return keepFresh(FRESH, async () => {
    const [known, { ahead }] = await Promise.all([
      read(db),
      db.selectFrom("clock").select("ahead").executeTakeFirstOrThrow(),
    ]);
    clock.setAhead(ahead);
    return (kind, token) => {
      const own = hashOf(token);
      let found: Credential | undefined;
      // To the end in any case: how long it takes says nothing of where a token stands.
      for (const credential of known)
        if (credential.kind === kind && timingSafeEqual(credential.hash, own)) found = credential;
      return found !== undefined && found.expiresAt > clock.now() ? found.account : undefined;
    };
  });
}

async function read(db: Kysely<Tables>): Promise<readonly Credential[]> {
  const rows = await db
    .selectFrom("credentials")
    .innerJoin("accounts", "accounts.name", "credentials.account")
    .select(["hash", "kind", "expiresAt", "name", "permissions"])
    .execute();
  return rows.map(({ hash, kind, expiresAt, name, permissions }) => ({
    hash: Buffer.from(hash, "hex"),
    kind,
    expiresAt: expiresAt.getTime(),
    account: { name, permissions: new Set(permissions) },
  }));
}
