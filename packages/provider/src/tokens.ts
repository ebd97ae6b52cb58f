/**
 * The credentials that the provider has given out.
 */

/** Someone who has logged in. A visitor has no role. */
export type Holder = "manager" | "visitor";

/** Who a token was given to, and whether its time is over. */
export interface Grant {
  readonly holder: Holder;
  readonly expired: boolean;
}

/** The tokens as the configuration hands them to whoever tests the provider. */
export const TOKENS = {
  session: {
    valid: "sess-5f2c91d07ab84e63",
    expired: "sess-02e7b4466d1f4c90",
    visitor: "sess-c83d10f95be2471a",
  },
  access: {
    valid: "acc.eyJzdWIiOiJtYW5hZ2VyIn0.q7Rk2vLw0ZtXn5Yb",
    expired: "acc.eyJzdWIiOiJleHBpcmVkIn0.w1Bd8sJc4GmQe6Hu",
    visitor: "acc.eyJzdWIiOiJ2aXNpdG9yIn0.z3Fp9xKa7TnVi2Lo",
  },
  sessionToken: {
    valid: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOiIxIn0.4XRQ1iXDyvEj5LgPZHbmTmzO",
    expired: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOiIyIn0.Zs98M3YPOzgf3MhxjaIpQw7v",
    visitor: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOiIzIn0.h2Kd6uYt8RcXo1MnAeLbVq5J",
  },
} as const;

/** A kind of credential. */
export type TokenKind = keyof typeof TOKENS;

function grantsOf(kind: TokenKind): ReadonlyMap<string, Grant> {
  const { valid, expired, visitor } = TOKENS[kind];
  return new Map<string, Grant>([
    [valid, { holder: "manager", expired: false }],
    [expired, { holder: "manager", expired: true }],
    [visitor, { holder: "visitor", expired: false }],
  ]);
}

/** By kind and token. */
export const GRANTS: Readonly<Record<TokenKind, ReadonlyMap<string, Grant>>> = {
  session: grantsOf("session"),
  access: grantsOf("access"),
  sessionToken: grantsOf("sessionToken"),
};

/** Whose token it is, if it is one and has not expired. */
export function holderOf(kind: TokenKind, token: string | undefined): Holder | undefined {
  const grant = token === undefined ? undefined : GRANTS[kind].get(token);
  return grant === undefined || grant.expired ? undefined : grant.holder;
}
