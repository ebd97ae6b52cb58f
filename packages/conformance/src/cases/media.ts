/**
 * Cases of what carries a body: its media type, its bytes, the spelling of header names.
 */
import { assumptionAt } from "../contract/assumption.ts";
import { JSON_TYPE } from "../contract/operation.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { type RequestBase, type RequestEdits, requestOf } from "./request.ts";

const ACCEPTED: Expectation = { kind: "accepted" };
const MALFORMED: Expectation = { kind: "refused", statuses: [400] };
const OTHER_TYPE: Expectation = { kind: "refused", statuses: [415] };

/** Derives the cases of the way in which an operation gets its request. */
export function mediaCases(base: RequestBase): CaseDraft[] {
  return [...headerNameCases(base), ...(base.operation.body ? [...typeCases(base), ...byteCases(base)] : [])];
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

function typeCases(base: RequestBase): CaseDraft[] {
  const { api, body } = base.operation;
  const pointer = body?.media.pointer ?? "";
  const draft = (contentType: string | null, expect: Expectation): CaseDraft => ({
    check: "header/media-type",
    place: "header Content-Type",
    pointer,
    says: contentType ?? "no media type",
    expect,
    assumption: assumptionAt(api, pointer),
    request: requestOf(base, { contentType }),
    body: base.body,
  });
  return [
    draft(`${JSON_TYPE}; charset=utf-8`, ACCEPTED),
    draft(`${JSON_TYPE};charset="UTF-8"`, ACCEPTED),
    draft("Application/JSON", ACCEPTED),
    ...[
      "text/plain",
      "application/xml",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonx",
      "text/json",
    ].map((type) => draft(type, OTHER_TYPE)),
    draft(null, { kind: "refused", statuses: [415, 400] }),
    ...["application/json; charset=iso-8859-1", "application", "application/json, text/plain"].map((type) =>
      draft(type, { kind: "answered" }),
    ),
  ];
}

function byteCases(base: RequestBase): CaseDraft[] {
  const { operation } = base;
  const pointer = operation.body?.place.pointer ?? "";
  const text = JSON.stringify(base.body);
  const draft = (
    says: string,
    body: Uint8Array | undefined,
    expect: Expectation,
    edits: RequestEdits = {},
  ): CaseDraft => ({
    check: "body/json",
    place: "body",
    pointer,
    says,
    expect,
    assumption: undefined,
    request: requestOf(base, { ...edits, body }),
  });
  const bytes = (value: string) => Buffer.from(value);
  const notJson = [
    ["the body cut off in the middle", text.slice(0, text.length >> 1)],
    ["the body without its last character", text.slice(0, -1)],
    ["a comma behind the last element", `${text.slice(0, -1)},${text.slice(-1)}`],
    ["single quotes", text.replaceAll('"', "'")],
    ["a second value", `${text}${text}`],
    ["NaN", "NaN"],
    ["white space only", "  \n"],
  ] as const;
  const { schemes } = operation.security;
  return [
    ...notJson.map(([says, value]) => draft(says, bytes(value), MALFORMED)),
    draft(
      "bytes that are not UTF-8",
      Buffer.concat([bytes(text.replace(/"[^"]*"(?=[,}\]])/, '"')), Buffer.from([0xc3, 0x28]), bytes('"}')]),
      MALFORMED,
    ),
    draft("lists 20,000 deep", bytes("[".repeat(20_000) + "]".repeat(20_000)), MALFORMED),
    {
      ...draft("an empty body", new Uint8Array(), MALFORMED),
      check: "body/required",
      pointer: `${pointer}/required`,
      assumption: assumptionAt(operation.api, `${pointer}/required`),
    },
    {
      ...draft(
        "no body and no media type",
        undefined,
        { kind: "refused", statuses: [400, 415] },
        { contentType: null },
      ),
      check: "body/required",
      pointer: `${pointer}/required`,
      assumption: assumptionAt(operation.api, `${pointer}/required`),
    },
    { ...draft("white space around the value", bytes(`\r\n\t ${text} \n`), ACCEPTED), body: base.body },
    { ...draft("characters as \\u escapes", bytes(escaped(text)), ACCEPTED), body: base.body },
    draft("a byte order mark", bytes(`\ufeff${text}`), { kind: "answered" }),
    draft("a field twice", bytes(text.replace("{", '{"title":"twice",')), { kind: "answered" }),
    draft("a zero character in a text", bytes(text.replace(/(?<=:")\w/, "\\u0000")), { kind: "answered" }),
    draft("half of a surrogate pair in a text", bytes(text.replace(/(?<=:")\w/, "\\ud800")), {
      kind: "answered",
    }),
    draft("a number of 400 digits", bytes(text.replace(/:(\d+)/, `:${"9".repeat(400)}`)), {
      kind: "answered",
    }),
    ...(schemes.length > 0
      ? [
          draft(
            "a malformed body without credentials",
            bytes(text.slice(0, -1)),
            { kind: "refused", statuses: [401, 400] },
            { credentials: [] },
          ),
        ]
      : []),
  ];
}

/** The same JSON value with each letter of its texts escaped. */
function escaped(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/[a-z]/i, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
