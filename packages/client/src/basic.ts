/**
 * User and password as a credential.
 */

/** A user and a password. */
export interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** A user and a password, or a function that gives them; the function is called once a call. */
export type BasicCredential = UserAndPassword | (() => UserAndPassword | Promise<UserAndPassword>);

/** As RFC 7617 sends them, in UTF-8; undefined for what is no text, and for a user with the colon that ends it. */
export function basic(credential: unknown): string | undefined {
  const { password, username } = credential as UserAndPassword;
  if (typeof password !== "string" || typeof username !== "string" || username.includes(":"))
    return undefined;
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));
}
