/**
 * What a mutated provider does with the credentials of one security scheme.
 */

import { at } from "@facility-contracts/provider/foreign/place";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { cookiesOf, credentialOf, headerNameOf, isExpiredJwt, type Scheme } from "./credentials.ts";
import { headerOf } from "./message.ts";

/** What a mutant has seen of valid credentials. */
export interface Seen {
  valid(scheme: Scheme): string | undefined;
  isExpired(scheme: Scheme, value: string): boolean;
  isAbsent(identifier: string): boolean;
}

/** Requests that are let in, or are no longer. */
export interface CredentialChange {
  readonly name: string;
  readonly pointer: string;
  readonly says: string;
  readonly verdict: "accepted" | "refused";
  is(request: WireRequest, seen: Seen): boolean;
}

/** The changes of a scheme; `requirement` is the pointer to it in the security of the operation. */
export function credentialChanges(scheme: Scheme, requirement: string): CredentialChange[] {
  return [...values(scheme, requirement), ...names(scheme), ...forms(scheme)];
}

function values(scheme: Scheme, pointer: string): CredentialChange[] {
  const { name } = scheme;
  const value = (request: WireRequest) => credentialOf(scheme, request) ?? "";
  const isExpired = (request: WireRequest, seen: Seen) =>
    isExpiredJwt(value(request)) || seen.isExpired(scheme, value(request));
  const accepted = (what: string, words: string, is: CredentialChange["is"]): CredentialChange => ({
    name: `${what}-accepted`,
    pointer,
    says: `A request ${words} for \`${name}\` is accepted.`,
    verdict: "accepted",
    is,
  });
  return [
    accepted("missing", "without credentials", (request) => credentialOf(scheme, request) === undefined),
    accepted("empty", "with empty credentials", (request) => credentialOf(scheme, request) === ""),
    accepted("expired", "with expired credentials", isExpired),
    accepted(
      "wrong",
      "with wrong credentials",
      (request, seen) => value(request) !== "" && !isExpired(request, seen),
    ),
  ];
}

function names(scheme: Scheme): CredentialChange[] {
  const header = headerNameOf(scheme);
  return [
    {
      name: "header-in-other-case-ignored",
      pointer: scheme.place.pointer,
      says: `The header \`${header}\` is not found when its name is written in another letter case.`,
      verdict: "refused",
      is: ({ headers }) => !headers.some(([name]) => name === header),
    },
  ];
}

function forms(scheme: Scheme): CredentialChange[] {
  if (scheme.kind === "bearer") return bearerForms(scheme);
  return scheme.kind === "cookie" ? cookieForms(scheme) : [];
}

function bearerForms(scheme: Scheme): CredentialChange[] {
  const { pointer } = at(scheme.place, "scheme");
  const header = (request: WireRequest) => headerOf(request, scheme.key)?.trim() ?? "";
  return [
    {
      name: "lower-case-word-refused",
      pointer,
      says: "`bearer` in lower case is refused.",
      verdict: "refused",
      is: (request) => header(request).startsWith("bearer"),
    },
    {
      name: "upper-case-word-refused",
      pointer,
      says: "`BEARER` in upper case is refused.",
      verdict: "refused",
      is: (request) => header(request).startsWith("BEARER"),
    },
    {
      name: "no-word-accepted",
      pointer,
      says: "A token without the word `Bearer` is accepted.",
      verdict: "accepted",
      is: (request, seen) => header(request) === seen.valid(scheme),
    },
    {
      name: "other-word-accepted",
      pointer,
      says: "A token behind another word than `Bearer` is accepted.",
      verdict: "accepted",
      is: (request, seen) => {
        const [word = "", token] = header(request).split(/\s+/);
        return word.toLowerCase() !== "bearer" && token !== undefined && token === seen.valid(scheme);
      },
    },
  ];
}

function cookieForms(scheme: Scheme): CredentialChange[] {
  const { pointer } = at(scheme.place, "name");
  const { key } = scheme;
  const cookies = (request: WireRequest) => cookiesOf(headerOf(request, "Cookie") ?? "");
  const position = (request: WireRequest) => cookies(request).findIndex(([name]) => name === key);
  const hasValid = (request: WireRequest, seen: Seen, is: (name: string) => boolean) =>
    cookies(request).some(([name, value]) => is(name) && value === seen.valid(scheme));
  return [
    {
      name: "name-in-other-case-accepted",
      pointer,
      says: `A cookie whose name is \`${key}\` in another letter case is accepted.`,
      verdict: "accepted",
      is: (request, seen) => hasValid(request, seen, (name) => name.toLowerCase() === key.toLowerCase()),
    },
    {
      name: "longer-name-accepted",
      pointer,
      says: `A cookie whose name only ends with \`${key}\` is accepted.`,
      verdict: "accepted",
      is: (request, seen) =>
        hasValid(request, seen, (name) => name.length > key.length && name.endsWith(key)),
    },
    {
      name: "behind-another-refused",
      pointer,
      says: `The cookie \`${key}\` is not found behind another one.`,
      verdict: "refused",
      is: (request) => position(request) > 0,
    },
    {
      name: "before-another-refused",
      pointer,
      says: `The cookie \`${key}\` is not read when another one follows.`,
      verdict: "refused",
      is: (request) => position(request) >= 0 && position(request) < cookies(request).length - 1,
    },
  ];
}
