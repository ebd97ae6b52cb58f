/**
 * Cases of headers: the media type, what is accepted, the spelling of names.
 */
import { JSON_TYPE, statusAssumption } from "../contract/operation.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { credentialHeaders, type RequestBase, requestOf } from "./request.ts";

const ACCEPTED: Expectation = { kind: "accepted" };
const OTHER_TYPE: Expectation = { kind: "refused", statuses: [415] };

/** Derives the cases of the way in which an operation gets its request. */
export function mediaCases(base: RequestBase): CaseDraft[] {
  return [...headerNameCases(base), ...acceptCases(base), ...(base.operation.body ? typeCases(base) : [])];
}

function headerNameCases(base: RequestBase): CaseDraft[] {
  const { place } = base.operation.security;
  const spellings = [
    ["lower case", (name: string) => name.toLowerCase()],
    ["upper case", (name: string) => name.toUpperCase()],
  ] as const;
  return spellings.map(([says, headerNames]) => ({
    check: "header/name",
    place: "headers",
    pointer: place.pointer,
    says: `header names in ${says}`,
    expect: ACCEPTED,
    assumption: undefined,
    request: requestOf(base, { headerNames }),
    body: base.body,
  }));
}

function acceptCases(base: RequestBase): CaseDraft[] {
  const valid = credentialHeaders(base.operation.security.schemes, base.config.credentials.valid);
  return ["*/*", "text/html, application/xhtml+xml, */*;q=0.8"].map((value) => ({
    check: "header/accept",
    place: "header Accept",
    pointer: `${base.operation.success.place.pointer}/content`,
    says: `Accept: ${value}`,
    expect: ACCEPTED,
    assumption: undefined,
    request: requestOf(base, { credentials: [...valid, ["Accept", value]] }),
    body: base.body,
  }));
}

function typeCases(base: RequestBase): CaseDraft[] {
  const pointer = base.operation.body?.media.pointer ?? "";
  const draft = (contentType: string | null, expect: Expectation): CaseDraft => ({
    check: "header/media-type",
    place: "header Content-Type",
    pointer,
    says: contentType ?? "no media type",
    expect,
    // What becomes of another media type is assumed with the status.
    assumption: expect.kind === "refused" ? statusAssumption(base.operation, 415) : undefined,
    request: requestOf(base, { contentType }),
    body: base.body,
  });
  return [
    draft(`${JSON_TYPE}; charset=utf-8`, ACCEPTED),
    draft(`${JSON_TYPE};charset="UTF-8"`, ACCEPTED),
    draft("Application/JSON", ACCEPTED),
    ...[
      "text/plain",
      "application/octet-stream",
      "application/x-www-form-urlencoded",
      "application/jsonx",
      "application/xml",
    ].map((type) => draft(type, OTHER_TYPE)),
    draft(null, { kind: "refused", statuses: [415, 400] }),
    ...["application/json; charset=iso-8859-1", "application", "application/json, text/plain"].map((type) =>
      draft(type, { kind: "answered" }),
    ),
  ];
}
