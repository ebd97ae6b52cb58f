/**
 * Cases of authentication: each credential missing, wrong, expired, in the wrong place.
 */
import { assumptionAt } from "@facility-contracts/model/provenance";
import type { Credentials } from "../config.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { AlternativeContract, SchemeContract } from "../contract/security.ts";
import { ACCEPTED, type CaseDraft, type Expectation } from "./case.ts";
import { type Header, inQuery, isPlaceOf, misplaced, nearly, respelt } from "./credentials.ts";
import {
  alternativesOf,
  inHeader,
  type RequestBase,
  type RequestEdits,
  type SentCredential,
  sentCredential,
  sentCredentials,
} from "./request.ts";

const UNAUTHORIZED: Expectation = { kind: "refused", statuses: [401] };

export function securityCases(base: RequestBase): CaseDraft[] {
  const [first, ...others] = alternativesOf(base.operation, base.config);
  return [
    ...(first === undefined ? [] : alternativeCases({ ...base, alternative: first })),
    ...others.flatMap((alternative) => otherCases({ ...base, alternative })),
  ];
}

/**
 * Whether the right values of some schemes are enough, as one of the alternatives needs no other.
 *
 * @param held The roles of whoever they belong to; all of them unless told
 */
export function areEnough(
  { security }: OperationContract,
  given: readonly SchemeContract[],
  held?: readonly string[],
): boolean {
  const names = given.map(({ name }) => name);
  return security.some(
    ({ roles, schemes }) =>
      schemes.every(({ name }) => names.includes(name)) &&
      (held === undefined || roles.every((role) => held.includes(role))),
  );
}

/** The same with other credentials, which are told apart by their names. */
function otherCases(base: RequestBase): CaseDraft[] {
  const { alternative, config } = base;
  const names = namesOf(alternative);
  const credentials = sentCredentials(alternative.schemes, config.credentials.valid);
  return [
    draftOf(base, "alternative", credentials, {
      place: "headers",
      pointer: alternative.place.pointer,
      says: names === "" ? "without any credential" : `with ${names} in place of other credentials`,
      expect: ACCEPTED,
    }),
    ...alternativeCases(base).map((draft) => ({ ...draft, says: `${draft.says}, in place of ${names}` })),
  ];
}

function namesOf({ schemes }: AlternativeContract): string {
  return schemes.map(({ name }) => name).join(" and ");
}

function alternativeCases(base: RequestBase): CaseDraft[] {
  const { operation } = base;
  const { schemes, place } = base.alternative;
  const all = (check: string, says: string, credentials: readonly SentCredential[], expect = UNAUTHORIZED) =>
    draftOf(base, check, credentials, { place: "headers", pointer: place.pointer, says, expect });
  const none = areEnough(operation, []) ? ACCEPTED : UNAUTHORIZED;
  return [
    ...schemes.flatMap((scheme) => schemeCases(base, scheme)),
    ...(schemes.length > 1
      ? [all("missing", "without any credential", [], none), ...combined(base, all)]
      : []),
  ];
}

function schemeCases(base: RequestBase, scheme: SchemeContract): CaseDraft[] {
  const { alternative, config, operation } = base;
  const { valid, wrong = {}, expired = {} } = config.credentials;
  const value = valid[scheme.name] ?? "";
  const rest = alternative.schemes.filter((other) => other !== scheme);
  const others = sentCredentials(rest, valid);
  const one = (
    check: string,
    says: string,
    headers: readonly SentCredential[],
    expect = UNAUTHORIZED,
    edits: RequestEdits = {},
  ) => {
    const place = `${scheme.carrier} ${scheme.field}`;
    const { pointer } = scheme.place;
    return draftOf(base, check, [...others, ...headers], { place, pointer, says, expect, edits });
  };
  const given = (check: string, credentials: Credentials) => {
    const secret = credentials[scheme.name];
    return secret === undefined
      ? []
      : [one(check, `${scheme.name} ${check}`, [sentCredential(scheme, secret)])];
  };
  const spelt = respelt(scheme, value).map(([says, header]) =>
    one("spelling", says, [inHeader(...header)], ACCEPTED),
  );
  // The wrong place for one scheme may be the right one for another, and both may take the same values.
  const known = operation.security
    .flatMap(({ schemes }) => schemes)
    .filter(({ name }) => name !== scheme.name);
  const isWrong = (header: Header) => !known.some((other) => isPlaceOf(other, header));
  const query = inQuery(scheme, value, known);
  // What a wrong credential means beside others that are enough, nobody says.
  if (areEnough(operation, rest)) return [one("missing", `without ${scheme.name}`, [], ACCEPTED), ...spelt];
  return [
    one("missing", `without ${scheme.name}`, []),
    one("empty", `${scheme.name} empty`, [sentCredential(scheme, "")]),
    ...(config.rules === false ? [] : nearly(scheme, value))
      .filter(([, secret]) => secret !== `Bearer ${value}` || isWrong([scheme.field, secret]))
      .map(([says, secret]) => one("wrong", `${scheme.name} ${says}`, [sentCredential(scheme, secret)])),
    ...given("wrong", wrong),
    ...given("expired", expired),
    ...misplaced(scheme, value)
      .filter(([, header]) => isWrong(header))
      .map(([says, header]) => one("place", says, [inHeader(...header)])),
    ...(scheme.carrier === "query" || query === ""
      ? []
      : [one("place", "the value in the query", [], UNAUTHORIZED, { query })]),
    ...spelt,
  ];
}

/** What several schemes make possible together. */
function combined(
  { alternative: { schemes }, config, operation }: RequestBase,
  all: (
    check: string,
    says: string,
    credentials: readonly SentCredential[],
    expect?: Expectation,
  ) => CaseDraft,
): CaseDraft[] {
  const { valid, expired } = config.credentials;
  const sentFrom = (source: (index: number) => SchemeContract | undefined) => {
    const values = schemes.map(({ name }, index) => [name, valid[source(index)?.name ?? ""] ?? ""] as const);
    return sentCredentials(schemes, Object.fromEntries(values));
  };
  const other = sentCredentials(schemes, valid).toReversed();
  const drafts = [all("spelling", "the credentials in another order", other, ACCEPTED)];
  if (areEnough(operation, [])) return drafts;
  if (config.rules !== false) {
    const swapped = sentFrom((index) => schemes.at(index - 1));
    drafts.push(all("swapped", "the credentials in each other's place", swapped));
    for (const scheme of schemes)
      if (!areEnough(operation, [scheme]))
        drafts.push(
          all(
            "swapped",
            `${scheme.name} in every place`,
            sentFrom(() => scheme),
          ),
        );
  }
  if (expired !== undefined && schemes.every(({ name }) => expired[name] !== undefined))
    drafts.push(all("expired", "all credentials expired", sentCredentials(schemes, expired)));
  return drafts;
}

function draftOf(
  base: RequestBase,
  check: string,
  credentials: readonly SentCredential[],
  parts: Pick<CaseDraft, "expect" | "place" | "pointer" | "says"> & { readonly edits?: RequestEdits },
): CaseDraft {
  return {
    ...parts,
    check: `security/${check}`,
    assumption: assumptionAt(base.operation.place.contract, parts.pointer),
    edits: { ...parts.edits, credentials },
    ...(parts.expect.kind === "accepted" ? { body: base.body } : {}),
  };
}
