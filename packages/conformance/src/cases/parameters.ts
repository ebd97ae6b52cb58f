/**
 * Cases of parameters: those of identifiers and of lists of fixed values are made here, all others from their schemas.
 */
import { operationsOf } from "@facility-contracts/model/operation";
import type { Parameter } from "@facility-contracts/model/parameter";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { assumptionAt, assumptionOf } from "@facility-contracts/model/provenance";
import { decoded } from "@facility-contracts/model/reference";
import { neededCheckOf } from "@facility-contracts/model/schema/check";
import { type Keyword, keywordOf, pointerTo, schemaNode } from "@facility-contracts/model/schema/node";
import type { RowId } from "../config.ts";
import { choicesOf } from "../contract/choices.ts";
import { isSafe, type OperationContract, type PathParameter } from "../contract/operation.ts";
import { toldOf, usable, violationsOf } from "../contract/validator.ts";
import { brokenBy, brokenKeyword } from "./broken-keyword.ts";
import { ACCEPTED, ANSWERED, type CaseDraft, type Derived, type Expectation, REFUSED } from "./case.ts";
import { listCases } from "./fixed-lists.ts";
import { UUIDS } from "./formats.ts";
import { valueCases } from "./parameter-values.ts";
import { missingOf, preconditionCases } from "./preconditions.ts";
import type { RequestBase } from "./request.ts";
import { smallest } from "./security-order.ts";

/** Texts that are no integer, although some languages read one out of them. */
const NO_INTEGERS = [
  "abc",
  "1.5",
  "1.0",
  "1e3",
  "0x10",
  "+1",
  "%201",
  "1%20",
  // One, in the digits of another script.
  "%D9%A1",
];

/** UUIDs that were not made at random: one of a time, and the one without any bit. */
const OTHER_VERSIONS = ["c232ab00-9414-11ec-b3c8-9f6bdeced846", "00000000-0000-0000-0000-000000000000"];

/** Texts that mean nothing as an identifier and must not break a provider. */
const STRANGE = ["%", "%00", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%92%A5", "'%20OR%201=1--", "a".repeat(2000)];

export function parameterCases(base: RequestBase): Derived {
  const { operation } = base;
  const made = [
    ...operation.pathParameters.flatMap((parameter) => pathCases(base, parameter)),
    ...operation.queryParameters.flatMap((parameter) => listCases(parameter)),
  ];
  const tried = new Set(made.flatMap(({ breaks, pointer }) => breaks ?? [pointer]));
  const others = operation.parameters
    .filter((parameter) => choicesOf(parameter) === undefined)
    .map((parameter) => valueCases(base, parameter, tried));
  const cases = [
    ...made,
    ...others.flatMap(({ drafts }) => drafts),
    ...operation.example.parameters.flatMap(({ parameter }) => requiredCases(parameter)),
    ...preconditionCases(base),
  ];
  const unknown: CaseDraft = {
    check: "query/unknown",
    place: "query",
    pointer: operation.place.pointer,
    says: "a parameter that nobody knows",
    expect: ANSWERED,
    assumption: undefined,
    edits: { query: "unexpected=1" },
  };
  return {
    drafts: [...cases, unknown],
    notChecked: [
      ...others.flatMap(({ notChecked }) => notChecked),
      ...operation.pathParameters.flatMap(({ name }) => {
        const all = operationForAll(operation, name);
        const what = `${operation.operationId} path ${name}: ${NO_IDENTIFIER}`;
        return all === undefined ? [] : [{ what, why: `it may be taken for ${all}` }];
      }),
    ],
    keywords: others.flatMap(({ keywords }) => keywords),
  };
}

const NO_IDENTIFIER = "no identifier";

/** The operation that may change all rows where the identifier of one is left out of the path: `DELETE /pets`. */
function operationForAll(operation: OperationContract, name: string): string | undefined {
  if (isSafe(operation)) return undefined;
  const plain = (path: string) => path.replaceAll(/\/+/g, "/").replace(/\/$/, "");
  const left = plain(operation.path.replace(`{${name}}`, ""));
  return operationsOf(operation.api.contract).find(
    ({ kind, method, path }) =>
      kind === "path" && method.toUpperCase() === operation.method && plain(path) === left,
  )?.name;
}

/** A parameter that has to be sent and is not. */
function requiredCases(parameter: Parameter): CaseDraft[] {
  const { in: where, name, place } = parameter;
  if (where === "path") return [];
  const pointer = pointerBelow(place.pointer, "required");
  return [
    {
      check: `${where}/required`,
      place: `${where} ${name}`,
      pointer,
      says: `without ${name}`,
      expect: missingOf(parameter),
      assumption: assumptionAt(place.contract, pointer),
      edits: { without: parameter },
    },
  ];
}

/** What is sent for an identifier, which may be made of one that is known. */
type Text = string | ((id: RowId) => string);

function pathCases(base: RequestBase, parameter: PathParameter): CaseDraft[] {
  const { name, row } = parameter;
  const schema = usable(parameter.schema);
  const node = schemaNode(schema ?? parameter.place);
  // Where nothing is said of its values, there is still an identifier that no row has.
  const type = keywordOf(node, "type") ?? { name: "schema", value: undefined, owner: parameter.place };
  const format = keywordOf(node, "format");
  const absent = base.config.rows?.[row]?.absent;
  const known = base.ids[name] ?? "";
  const sentOf = (text: Text) => (typeof text === "string" ? text : text(known));
  const isNumber = (text: string) => node.types.has("integer") && /^-?\d+$/.test(text);
  const readOf = (text: string) => (isNumber(text) ? Number(text) : decoded(text));
  const violationsIn = (text: Text, value?: number) =>
    schema === undefined ? [] : violationsOf(schema, value ?? readOf(sentOf(text)));
  // In whatever way a provider reads it.
  const isAllowed = (text: Text) =>
    schema === undefined || neededCheckOf(schema, { form: "text" }).allows(decoded(sentOf(text)));
  const draft = (
    keyword: Keyword,
    text: Text,
    expect: Expectation,
    says = sentOf(text),
    value?: number,
  ): CaseDraft => ({
    check: `path/${keyword.name}`,
    place: `path ${name}`,
    pointer: pointerTo(keyword),
    says,
    expect,
    assumption:
      assumptionOf(keyword.owner, keyword.name) ??
      assumptionAt(parameter.place.contract, parameter.place.pointer),
    edits: { path: { [name]: text } },
    // What may be taken tells nothing of who looks at a keyword, whatever it breaks.
    ...(expect.kind === "survived"
      ? {}
      : { breaks: brokenBy(expect.kind === "refused" ? violationsIn(text, value) : []) }),
    ...(expect.kind === "accepted" ? { body: base.body } : {}),
  });
  const drafts = STRANGE.map((text) =>
    draft(type, text, { kind: "survived" }, `the text ${text.slice(0, 40)}`),
  );
  // Where another keyword says otherwise, such as a pattern, it is for the edges of the schema.
  const malformed = (keyword: Keyword, text: Text, says?: string) => {
    if (toldOf(violationsIn(text)).length > 0) drafts.push(draft(keyword, text, REFUSED, says));
  };
  const wellFormed = (keyword: Keyword, text: Text, expect: Expectation, says?: string) => {
    if (isAllowed(text)) drafts.push(draft(keyword, text, expect, says));
  };
  // A valid identifier that no row has: it is not malformed. What keeps nothing may know any identifier.
  const unknown: Expectation =
    base.config.rules === false
      ? { kind: "answered", statuses: [404] }
      : { kind: "refused", statuses: [404] };
  if (operationForAll(base.operation, name) === undefined)
    drafts.push(draft(type, "", { kind: "survived" }, NO_IDENTIFIER));
  if (node.types.has("integer")) {
    for (const text of [...NO_INTEGERS, (id: RowId) => `${id}abc`, (id: RowId) => `${id}%0A`])
      malformed(type, text);
    for (const text of [`-${known}`, "0", String(2 ** 32 + Number(known))]) {
      const violations = violationsIn(text);
      const expected = violations.length === 0 ? unknown : REFUSED;
      drafts.push(draft(brokenKeyword(type, violations), text, expected, `the number ${text}`));
    }
    const large = "9".repeat(25);
    drafts.push(draft(type, large, ANSWERED, "a number of 25 digits"));
    for (const limit of ["minimum", "maximum"].map((known) => keywordOf(node, known))) {
      // A limit between two integers is for the edges of the schema.
      if (typeof limit?.value !== "number" || !Number.isInteger(limit.value)) continue;
      // The first row of a provider may well have the smallest number.
      if (base.operation.method !== "DELETE")
        wellFormed(
          limit,
          String(limit.value),
          { kind: "answered", statuses: [404] },
          "the last number inside",
        );
      // Beyond the exact integers only text can count by one. What it breaks the next number does that there is.
      const step = limit.name === "maximum" ? 1 : -1;
      const text = String(BigInt(limit.value) + BigInt(step));
      const next = limit.value + step * Math.max(1, Math.abs(limit.value) * Number.EPSILON);
      drafts.push(draft(limit, text, REFUSED, "the first number outside", next));
    }
  } else if (format?.value === "uuid") {
    wellFormed(format, (id) => String(id).toUpperCase(), ACCEPTED, "the identifier in capitals");
    // To RFC 3986 a character that needs no encoding is the same with it.
    const encodedDash = (id: RowId) => String(id).replace("-", "%2D");
    wellFormed(format, encodedDash, ACCEPTED, "the identifier with a dash percent-encoded");
    for (const text of UUIDS) if (text !== "") malformed(format, encodeURIComponent(text));
    const flipped = String(known).replace(/[\da-f]{12}$/i, (digits) =>
      digits.replace(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16)),
    );
    wellFormed(format, flipped, unknown, "an identifier with the same beginning");
    for (const text of OTHER_VERSIONS) wellFormed(format, text, unknown, `the identifier ${text}`);
    malformed(format, (id) => `urn:uuid:${id}`, "the identifier as a URN");
    malformed(format, (id) => `${id}%20`, "a space behind the identifier");
  }
  if (lastEncoded(known) !== encodeURIComponent(known))
    wellFormed(type, lastEncoded, ACCEPTED, "the last character percent-encoded");
  if (absent === undefined) return drafts;
  const says = "an identifier that no row has";
  const atAbsent: CaseDraft = {
    ...draft(type, encodeURIComponent(absent), { kind: "refused", statuses: [404] }, says),
    check: "path/absent",
    pointer: `${base.operation.place.pointer}/responses/404`,
    assumption: undefined,
  };
  if (base.operation.body) {
    const { assumption, body } = smallest(base);
    const edits = { ...atAbsent.edits, body };
    drafts.push({ ...atAbsent, says: `${says}, with the smallest body`, assumption, edits });
  }
  return [...drafts, atAbsent];
}

/** An identifier whose last character is written as an escape, also where it need not be. */
function lastEncoded(id: RowId): string {
  return encodeURIComponent(id).replace(/(?<!%.?)[^%]$/, (last) => `%${last.charCodeAt(0).toString(16)}`);
}
