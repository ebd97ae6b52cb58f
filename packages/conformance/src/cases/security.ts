/**
 * Cases of authentication: each credential missing, wrong, expired, in the wrong place, of a user without the role.
 */
import type { Credentials } from "../config.ts";
import { assumptionAt } from "../contract/assumption.ts";
import type { SchemeContract } from "../contract/operation.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { misplaced, nearly, respelt, reversed } from "./credentials.ts";
import {
  credentialHeader,
  credentialHeaders,
  type Headers,
  type RequestBase,
  type RequestEdits,
  requestOf,
  resourcesOf,
} from "./request.ts";

const UNAUTHORIZED: Expectation = { kind: "refused", statuses: [401] };
const ACCEPTED: Expectation = { kind: "accepted" };

/** Derives the cases of the security requirement of an operation. */
export function securityCases(base: RequestBase): CaseDraft[] {
  const { operation, config } = base;
  const { schemes, place } = operation.security;
  const { valid, wrong = {}, expired = {}, withoutRole } = config.credentials;
  const absent = resourcesOf(operation, config)?.absent;
  const [parameter] = operation.parameters.filter((known) => known.in === "path");
  const draft = (
    check: string,
    at: string,
    pointer: string,
    says: string,
    credentials: Headers,
    expect: Expectation,
    edits: RequestEdits = {},
  ): CaseDraft => ({
    check: `security/${check}`,
    place: at,
    pointer,
    says,
    expect,
    assumption: assumptionAt(operation.api, pointer),
    request: requestOf(base, { ...edits, credentials }),
    ...(expect.kind === "accepted" ? { body: base.body } : {}),
  });
  /** The valid credentials, but for one scheme. */
  const but = (scheme: SchemeContract, ...replaced: Headers) => [
    ...credentialHeaders(
      schemes.filter((other) => other !== scheme),
      valid,
    ),
    ...replaced,
  ];
  const ofScheme = (scheme: SchemeContract): CaseDraft[] => {
    const value = valid[scheme.name] ?? "";
    const one = (check: string, says: string, headers: Headers, expect = UNAUTHORIZED) =>
      draft(
        check,
        `${scheme.carrier} ${scheme.field}`,
        scheme.place.pointer,
        says,
        but(scheme, ...headers),
        expect,
      );
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
      ...respelt(scheme, value).map(([says, header]) => one("spelling", says, [header], ACCEPTED)),
    ];
  };
  const all = credentialHeaders(schemes, valid);
  const lacking = withoutRole && credentialHeaders(schemes, withoutRole);
  const elsewhere =
    parameter && absent !== undefined
      ? { path: { [parameter.name]: encodeURIComponent(absent) } }
      : undefined;
  const swapped = credentialHeaders(
    schemes,
    Object.fromEntries(
      schemes.map(({ name }, index) => [name, valid[schemes.at(index - 1)?.name ?? ""] ?? ""]),
    ),
  );
  return [
    ...schemes.flatMap(ofScheme),
    draft("missing", "headers", place.pointer, "without any credential", [], UNAUTHORIZED),
    ...(schemes.length > 1 && config.rules !== false
      ? [
          draft(
            "swapped",
            "headers",
            place.pointer,
            "the credentials in each other's place",
            swapped,
            UNAUTHORIZED,
          ),
          draft(
            "spelling",
            "headers",
            place.pointer,
            "the credentials in another order",
            all.toReversed(),
            ACCEPTED,
          ),
        ]
      : []),
    ...(elsewhere
      ? [
          draft(
            "order",
            "headers",
            place.pointer,
            "without any credential, for an identifier that no row has",
            [],
            UNAUTHORIZED,
            elsewhere,
          ),
          ...(config.rules === false ? [] : schemes).map((scheme) =>
            draft(
              "order",
              `${scheme.carrier} ${scheme.field}`,
              scheme.place.pointer,
              `${scheme.name} wrong, for an identifier that no row has`,
              but(scheme, credentialHeader(scheme, reversed(valid[scheme.name] ?? ""))),
              UNAUTHORIZED,
              elsewhere,
            ),
          ),
        ]
      : []),
    ...(operation.body
      ? [
          draft(
            "order",
            "headers",
            place.pointer,
            "without any credential, with a body that is not valid",
            [],
            { kind: "refused", statuses: [401, 400] },
            { body: Buffer.from("[null]") },
          ),
        ]
      : []),
    ...(lacking
      ? [
          draft("role", "headers", place.pointer, "credentials without the role", lacking, {
            kind: "refused",
            statuses: [403],
          }),
          ...(elsewhere
            ? [
                draft(
                  "role",
                  "headers",
                  place.pointer,
                  "credentials without the role, for an identifier that no row has",
                  lacking,
                  { kind: "refused", statuses: [403, 404] },
                  elsewhere,
                ),
              ]
            : []),
        ]
      : []),
  ];
}
