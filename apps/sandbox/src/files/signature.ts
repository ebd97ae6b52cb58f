/**
 * Signs the URLs of the disk store.
 */
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

export interface Permission {
  readonly method: "GET" | "PUT";
  readonly key: string;
  /** The last second in which it holds, since 1970. */
  readonly expires: number;
}

/** What a request claims to be allowed, as its URL says it. */
export interface Claim extends Pick<Permission, "method" | "key"> {
  readonly expires: unknown;
  readonly signature: unknown;
}

/** Signs a permission: HMAC-SHA256 in base64url. */
export function sign(secret: KeyObject, { method, key, expires }: Permission): string {
  // Neither the method nor the number has a line break: no two permissions are the same text.
  return createHmac("sha256", secret).update(`${method}\n${key}\n${expires}`).digest("base64url");
}

/** Whether a claim was signed with the secret and still holds at a time, in seconds since 1970. Anything that is malformed is not. */
export function isSigned(
  { method, key, expires, signature }: Claim,
  { secret, now }: { readonly secret: KeyObject; readonly now: number },
): boolean {
  // Only as it is written by us: another way to write the same number is another URL.
  if (typeof signature !== "string" || typeof expires !== "string" || !/^[1-9]\d{0,11}$/.test(expires))
    return false;
  const last = Number(expires);
  const expected = Buffer.from(sign(secret, { method, key, expires: last }));
  // The texts, not the bytes they stand for: Node decodes many texts to the same bytes.
  const given = Buffer.from(signature);
  const equal = given.length === expected.length && timingSafeEqual(given, expected);
  return equal && now <= last;
}
