/**
 * Cases of authentication: each credential missing, wrong, expired, in the wrong place.
 */
import type { Credentials } from "../config.ts";
import { assumptionAt } from "../contract/assumption.ts";
import type { SchemeContract } from "../contract/operation.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { inQuery, misplaced, nearly, respelt } from "./credentials.ts";
import {
  credentialHeader,
  credentialHeaders,
  type Headers,
  type RequestBase,
  type RequestEdits,
  requestOf,
} from "./request.ts";

const UNAUTHORIZED: Expectation = { kind: "refused", statuses: [401] };
const ACCEPTED: Expectation = { kind: "accepted" };

/** Derives the cases of the security requirement of an operation. */
export function securityCases(base: RequestBase): CaseDraft[] {
  const { schemes, place } = base.operation.security;
  const all = (check: string, says: string, credentials: Headers, expect = UNAUTHORIZED) =>
    draftOf(base, { check, at: "headers", pointer: place.pointer, says, credentials, expect });
  return [
    ...schemes.flatMap((scheme) => schemeCases(base, scheme)),
    ...(schemes.length > 1 ? [all("missing", "without any credential", []), ...combined(base, all)] : []),
  ];
}

function schemeCases(base: RequestBase, scheme: SchemeContract): CaseDraft[] {
  const { operation, config } = base;
  const { valid, wrong = {}, expired = {} } = config.credentials;
  const value = valid[scheme.name] ?? "";
  const others = credentialHeaders(
    operation.security.schemes.filter((other) => other !== scheme),
    valid,
  );
  const one = (
    check: string,
    says: string,
    headers: Headers,
    expect = UNAUTHORIZED,
    edits: RequestEdits = {},
  ) => {
    const at = `${scheme.carrier} ${scheme.field}`;
    const credentials = [...others, ...headers];
    return draftOf(base, { check, at, pointer: scheme.place.pointer, says, credentials, expect, edits });
  };
  const given = (check: string, credentials: Credentials) => {
    const secret = credentials[scheme.name];
    return secret === undefined
      ? []
      : [one(check, `${scheme.name} ${check}`, [credentialHeader(scheme, secret)])];
  };
  return [
    one("missing", `without ${scheme.name}`, []),
    one("empty", `${scheme.name} empty`, [credentialHeader(scheme, "")]),
    ...(config.rules === false ? [] : nearly(scheme, value)).map(([says, secret]) =>
      one("wrong", `${scheme.name} ${says}`, [credentialHeader(scheme, secret)]),
    ),
    ...given("wrong", wrong),
    ...given("expired", expired),
    ...misplaced(scheme, value).map(([says, header]) => one("place", says, [header])),
    one("place", "the value in the query", [], UNAUTHORIZED, { query: inQuery(scheme, value) }),
    ...respelt(scheme, value).map(([says, header]) => one("spelling", says, [header], ACCEPTED)),
  ];
}

/** What several schemes make possible together. */
function combined(
  { operation, config }: RequestBase,
  all: (check: string, says: string, credentials: Headers, expect?: Expectation) => CaseDraft,
): CaseDraft[] {
  const { schemes } = operation.security;
  const { valid, expired } = config.credentials;
  const from = (source: (index: number) => SchemeContract | undefined) =>
    Object.fromEntries(schemes.map(({ name }, index) => [name, valid[source(index)?.name ?? ""] ?? ""]));
  const drafts = [
    all(
      "spelling",
      "the credentials in another order",
      credentialHeaders(schemes, valid).toReversed(),
      ACCEPTED,
    ),
  ];
  if (config.rules !== false) {
    const swapped = credentialHeaders(
      schemes,
      from((index) => schemes.at(index - 1)),
    );
    drafts.push(all("swapped", "the credentials in each other's place", swapped));
    for (const [index, { name }] of schemes.entries())
      drafts.push(
        all(
          "swapped",
          `${name} in every place`,
          credentialHeaders(
            schemes,
            from(() => schemes[index]),
          ),
        ),
      );
  }
  if (expired !== undefined && schemes.every(({ name }) => expired[name] !== undefined))
    drafts.push(all("expired", "all credentials expired", credentialHeaders(schemes, expired)));
  return drafts;
}

function draftOf(
  base: RequestBase,
  {
    check,
    at,
    pointer,
    says,
    credentials,
    expect,
    edits = {},
  }: {
    readonly check: string;
    readonly at: string;
    readonly pointer: string;
    readonly says: string;
    readonly credentials: Headers;
    readonly expect: Expectation;
    readonly edits?: RequestEdits;
  },
): CaseDraft {
  return {
    check: `security/${check}`,
    place: at,
    pointer,
    says,
    expect,
    assumption: assumptionAt(base.operation.place.contract, pointer),
    request: requestOf(base, { ...edits, credentials }),
    ...(expect.kind === "accepted" ? { body: base.body } : {}),
  };
}
