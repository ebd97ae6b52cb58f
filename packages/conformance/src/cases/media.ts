/**
 * Cases of headers: the media type, what is accepted, the spelling of names.
 */
import { contentFor } from "@facility-contracts/model/content";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import { type BodyContract, isNamed, statusAssumption } from "../contract/operation.ts";
import { ACCEPTED, ANSWERED, type CaseDraft, type Expectation } from "./case.ts";
import type { RequestBase } from "./request.ts";

const OTHER_TYPE: Expectation = { kind: "refused", statuses: [415] };

/** Derives the cases of the way in which an operation gets its request. */
export function mediaCases(base: RequestBase): CaseDraft[] {
  return [
    ...headerNameCases(base),
    ...acceptCases(base),
    ...(base.operation.body ? typeCases(base, base.operation.body) : []),
  ];
}

function headerNameCases({ alternative, body }: RequestBase): CaseDraft[] {
  const spellings = [
    ["lower case", (name: string) => name.toLowerCase()],
    ["upper case", (name: string) => name.toUpperCase()],
  ] as const;
  return spellings.map(([says, headerNames]) => ({
    check: "header/name",
    place: "headers",
    pointer: alternative.place.pointer,
    says: `header names in ${says}`,
    expect: ACCEPTED,
    assumption: undefined,
    edits: { headerNames },
    body,
  }));
}

function acceptCases(base: RequestBase): CaseDraft[] {
  return ["*/*", "text/html, application/xhtml+xml, */*;q=0.8"].map((value) => ({
    check: "header/accept",
    place: "header Accept",
    pointer: `${base.operation.success.place.pointer}/content`,
    says: `Accept: ${value}`,
    expect: ACCEPTED,
    assumption: undefined,
    edits: { headers: [["Accept", value]] },
    body: base.body,
  }));
}

function typeCases(base: RequestBase, { content, contents, form, type }: BodyContract): CaseDraft[] {
  const { pointer } = content.place;
  const draft = (contentType: string | null, expect: Expectation): CaseDraft => ({
    check: "header/media-type",
    place: "header Content-Type",
    pointer,
    says: contentType ?? "no media type",
    expect,
    // What becomes of another media type is assumed with the status.
    assumption: expect.kind === "refused" ? statusAssumption(base.operation, 415) : undefined,
    edits: { contentType },
    body: base.body,
  });
  // What says more than that in its parameters, such as what separates the parts of a form, has to say it.
  const spellings = [
    draft(`${type}; charset=utf-8`, ACCEPTED),
    draft(`${type};charset="UTF-8"`, ACCEPTED),
    draft(capitalised(type), ACCEPTED),
  ];
  return [
    ...(form === "json" ? spellings : []),
    ...[
      "text/plain",
      "application/octet-stream",
      "application/x-www-form-urlencoded",
      "application/jsonx",
      "application/xml",
    ]
      .filter((other) => contentFor(contents, mediaTypeOf(other)) === undefined)
      .map((other) => draft(other, OTHER_TYPE)),
    // Where a body may be left out, one without a media type may be taken for none; else it is one of another type.
    draft(
      null,
      base.operation.body?.required && isNamed(base.operation, 415)
        ? { kind: "refused", statuses: [415, 400] }
        : ANSWERED,
    ),
    ...[`${type}; charset=iso-8859-1`, "application", `${type}, text/plain`]
      .filter((other) => form === "json" || other === "application")
      .map((other) => draft(other, ANSWERED)),
  ];
}

/** A media type in other letters, which mean the same: `Application/JSON`. */
function capitalised(type: string): string {
  const [name = "", rest = ""] = type.split("/");
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}/${rest.toUpperCase()}`;
}
