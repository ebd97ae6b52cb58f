/**
 * The accounts of the demo data. Their tokens are public: they stand in the README.
 */

/** What an account may do. `ticket:…` are those of the pages; no page names one of the safety register. */
export type Permission =
  | "register:read"
  | "register:write"
  | "ticket:read"
  | "ticket:write"
  | "ticket:delete";

/** An account with its tokens, as people need them to log in. */
export interface DemoAccount {
  readonly name: string;
  readonly says: string;
  readonly permissions: readonly Permission[];
  readonly expired: boolean;
  readonly tokens: {
    /** `Authorization: Bearer …` of the safety register. */
    readonly access: string;
    /** `X-Session-Token` of the safety register. */
    readonly sessionToken: string;
    /** The cookie `session` of tickets. */
    readonly session: string;
  };
}

/** A kind of token. */
export type TokenKind = keyof DemoAccount["tokens"];

const EVERYTHING: readonly Permission[] = [
  "register:read",
  "register:write",
  "ticket:read",
  "ticket:write",
  "ticket:delete",
];

function account(
  name: string,
  says: string,
  permissions: readonly Permission[],
  { expired = false } = {},
): DemoAccount {
  const tokens = {
    access: `${name}-access-token`,
    sessionToken: `${name}-session-token`,
    session: `${name}-session`,
  };
  return { name, says, permissions, expired, tokens };
}

/** The accounts. */
export const DEMO_ACCOUNTS = {
  full: account("demo-full", "may do everything", EVERYTHING),
  readOnly: account("demo-read-only", "may only read: 403 for any change", ["register:read", "ticket:read"]),
  none: account("demo-none", "has no permission: 403 for everything", []),
  expired: account("demo-expired", "its tokens have expired: 401", EVERYTHING, { expired: true }),
} as const;
