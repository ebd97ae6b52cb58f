import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Claim, isSigned, type Permission, sign } from "../../src/files/signature.ts";

const SECRET = createSecretKey("secret", "utf8");
/** In seconds since 1970. */
const NOW = 1_800_000_000;
const permission: Permission = { method: "PUT", key: "demo/lift.svg", expires: NOW + 60 };

function claimOf(own: Permission, changes: Partial<Claim> = {}): Claim {
  return { ...own, expires: String(own.expires), signature: sign(SECRET, own), ...changes };
}

describe("a signature", () => {
  const signature = sign(SECRET, permission);
  const otherLast = signature.endsWith("A") ? "B" : "A";

  it("is 32 bytes in base64url", () => {
    expect(signature).toMatch(/^[\w-]{43}$/);
  });

  it("allows what was signed", () => {
    expect(isSigned(claimOf(permission), { secret: SECRET, now: NOW })).toBe(true);
  });

  it.each<[string, Partial<Claim>]>([
    ["method", { method: "GET" }],
    ["key", { key: "demo/lift.svh" }],
    ["expiry", { expires: String(permission.expires + 1) }],
    ["expiry, written in another way", { expires: `0${permission.expires}` }],
    ["expiry, with a part of a second", { expires: `${permission.expires}.0` }],
    ["expiry, as a number", { expires: permission.expires }],
    ["expiry, as no number", { expires: "soon" }],
    ["expiry, twice", { expires: [String(permission.expires), String(permission.expires)] }],
    ["expiry, missing", { expires: undefined }],
    ["signature, shorter", { signature: signature.slice(0, -1) }],
    ["signature, longer", { signature: `${signature}A` }],
    ["signature, padded", { signature: `${signature}=` }],
    ["signature, by one character", { signature: signature.slice(0, -1) + otherLast }],
    ["signature, of as many characters and more bytes", { signature: `${signature.slice(0, -1)}é` }],
    ["signature, empty", { signature: "" }],
    ["signature, twice", { signature: [signature, signature] }],
    ["signature, missing", { signature: undefined }],
  ])("does not allow a changed %s", (_name, changes) => {
    expect(isSigned(claimOf(permission, changes), { secret: SECRET, now: NOW })).toBe(false);
  });

  it("of another secret does not allow it", () => {
    expect(isSigned(claimOf(permission), { secret: createSecretKey("other", "utf8"), now: NOW })).toBe(false);
  });

  it("does not allow it a minute after its time", () => {
    expect(isSigned(claimOf({ ...permission, expires: NOW - 60 }), { secret: SECRET, now: NOW })).toBe(false);
  });
});
