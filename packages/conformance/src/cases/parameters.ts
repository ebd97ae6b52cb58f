/**
 * Cases of the parameters in path and query.
 */
import { assumptionAt, assumptionOf } from "../contract/assumption.ts";
import type { ParameterContract } from "../contract/operation.ts";
import { keywordOf, pointerTo, schemaNode } from "../contract/schema-node.ts";
import { isValid } from "../contract/validator.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { UUIDS } from "./formats.ts";
import { type RequestBase, requestOf, resourcesOf } from "./request.ts";
import { smallest } from "./security-order.ts";

const REFUSED: Expectation = { kind: "refused", statuses: [400] };

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

/** Derives the cases of the parameters of an operation. */
export function parameterCases(base: RequestBase): CaseDraft[] {
  const { operation } = base;
  const cases = operation.parameters.flatMap((parameter) =>
    parameter.in === "path" ? pathCases(base, parameter) : queryCases(base, parameter),
  );
  const unknown: CaseDraft = {
    check: "query/unknown",
    place: "query",
    pointer: operation.place.pointer,
    says: "a parameter that nobody knows",
    expect: { kind: "answered" },
    assumption: undefined,
    request: requestOf(base, { query: "unexpected=1" }),
  };
  return [...cases, unknown];
}

function pathCases(base: RequestBase, parameter: ParameterContract): CaseDraft[] {
  const { name, schema } = parameter;
  const node = schemaNode(schema);
  const type = keywordOf(node, "type");
  const format = keywordOf(node, "format");
  if (type === undefined) throw new Error(`${schema.pointer}: the suite needs the type of a path parameter`);
  const absent = resourcesOf(base.operation, base.config)?.absent;
  const draft = (keyword: typeof type, text: string, expect: Expectation, says = text): CaseDraft => ({
    check: `path/${keyword.name}`,
    place: `path ${name}`,
    pointer: pointerTo(keyword),
    says,
    expect,
    assumption:
      assumptionOf(keyword.owner, keyword.name) ?? assumptionAt(schema.contract, parameter.place.pointer),
    request: requestOf(base, { path: { [name]: text } }),
    ...(expect.kind === "accepted" ? { body: base.body } : {}),
  });
  const drafts = STRANGE.map((text) =>
    draft(type, text, { kind: "survived" }, `the text ${text.slice(0, 40)}`),
  );
  // A valid identifier that no row has: it is not malformed. What keeps nothing may know any identifier.
  const unknown: Expectation =
    base.config.rules === false
      ? { kind: "answered", statuses: [404, base.operation.success.status] }
      : { kind: "refused", statuses: [404] };
  drafts.push(draft(type, "", { kind: "survived" }, "no identifier"));
  if (node.types.has("integer")) {
    for (const text of [...NO_INTEGERS, `${base.id}abc`, `${base.id}%0A`])
      drafts.push(draft(type, text, REFUSED));
    for (const text of [`-${base.id}`, "0", String(2 ** 32 + Number(base.id))])
      drafts.push(draft(type, text, unknown, `the number ${text}`));
    const large = "9".repeat(25);
    drafts.push(draft(type, large, { kind: "answered" }, "a number of 25 digits"));
    for (const limit of ["minimum", "maximum"].map((known) => keywordOf(node, known))) {
      if (typeof limit?.value !== "number") continue;
      drafts.push(draft(limit, String(limit.value), unknown, "the last number inside"));
      // Beyond the exact integers only text can count by one.
      const beyond = BigInt(limit.value) + (limit.name === "maximum" ? 1n : -1n);
      drafts.push(draft(limit, beyond.toString(), REFUSED, "the first number outside"));
    }
  } else if (format?.value === "uuid") {
    const upper = String(base.id).toUpperCase();
    drafts.push(draft(format, upper, { kind: "accepted" }, "the identifier in capitals"));
    for (const text of UUIDS)
      if (text !== "" && !isValid(schema, text))
        drafts.push(draft(format, encodeURIComponent(text), REFUSED));
    const flipped = String(base.id).replace(/[\da-f]{12}$/i, (digits) =>
      digits.replace(/./g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16)),
    );
    drafts.push(draft(format, flipped, unknown, "an identifier with the same beginning"));
    for (const text of OTHER_VERSIONS) drafts.push(draft(format, text, unknown, `the identifier ${text}`));
    drafts.push(draft(format, `urn:uuid:${base.id}`, REFUSED, "the identifier as a URN"));
    drafts.push(draft(format, `${base.id}%20`, REFUSED, "a space behind the identifier"));
  }
  const id = encodeURIComponent(base.id);
  const code = id.charCodeAt(id.length - 1).toString(16);
  drafts.push(
    draft(type, `${id.slice(0, -1)}%${code}`, { kind: "accepted" }, "the last character percent-encoded"),
  );
  if (absent !== undefined && base.operation.body)
    drafts.push({
      ...draft(
        type,
        "",
        { kind: "refused", statuses: [404] },
        "an identifier that no row has, with the smallest body",
      ),
      check: "path/absent",
      pointer: `${base.operation.place.pointer}/responses/404`,
      assumption: undefined,
      request: requestOf(base, { path: { [name]: encodeURIComponent(absent) }, body: smallest(base) }),
    });
  if (absent !== undefined)
    drafts.push({
      ...draft(
        type,
        encodeURIComponent(absent),
        { kind: "refused", statuses: [404] },
        "an identifier that no row has",
      ),
      check: "path/absent",
      pointer: `${base.operation.place.pointer}/responses/404`,
      assumption: undefined,
    });
  return drafts;
}

function queryCases(base: RequestBase, { name, schema, place }: ParameterContract): CaseDraft[] {
  const node = schemaNode(schema);
  const items = node.items && schemaNode(node.items);
  const choices = items && keywordOf(items, "enum");
  if (!node.types.has("array") || choices === undefined || !Array.isArray(choices.value))
    throw new Error(
      `${place.pointer}: the suite knows lists of fixed values in a query, and no other parameter yet`,
    );
  const known: string[] = choices.value.map(String);
  const [first = "", second = ""] = known;
  const serialisation = assumptionAt(schema.contract, `${place.pointer}/explode`);
  const draft = (values: readonly string[], expect: Expectation, says: string): CaseDraft => ({
    check: values.length > 1 ? "query/explode" : "query/enum",
    place: `query ${name}`,
    pointer: values.length > 1 ? `${place.pointer}/explode` : pointerTo(choices),
    says,
    expect,
    assumption: values.length > 1 ? serialisation : undefined,
    request: requestOf(base, {
      query: values.map((value) => `${name}=${encodeURIComponent(value)}`).join("&"),
    }),
    query: { [name]: values },
  });
  const accepted: Expectation = { kind: "accepted" };
  return [
    { ...draft([], accepted, "no value"), request: requestOf(base) },
    ...known.map((value) => draft([value], accepted, value)),
    draft(known, accepted, "all values"),
    draft(known.toReversed(), accepted, "all values, the last one first"),
    draft([first, second], accepted, "two values"),
    ...known.flatMap((value, index) => {
      const next = known[index + 1];
      return index % 2 === 0 || next === undefined
        ? []
        : [draft([value, next], accepted, `${value} and ${next}`)];
    }),
    draft([first, first], accepted, "a value twice"),
    draft(["unknown"], REFUSED, "an unknown value"),
    draft([first.toUpperCase()], REFUSED, "a value in capitals"),
    draft([`${first} `], REFUSED, "a value with a space behind it"),
    draft([""], REFUSED, "an empty value"),
    draft([first, second, "unknown"], REFUSED, "two known values and an unknown one"),
    draft([first.replaceAll("-", "_")], REFUSED, "underscores for hyphens"),
    draft(["constructor"], REFUSED, "a name that objects have by themselves"),
    draft([...known, ...known], accepted, "all values twice"),
    {
      ...draft([first], accepted, "a percent-encoded hyphen"),
      request: requestOf(base, { query: `${name}=${first.replaceAll("-", "%2D")}` }),
    },
    draft(["unknown", first], REFUSED, "an unknown value and a known one"),
    {
      ...draft([`${first},${second}`], REFUSED, "two values with a comma"),
      pointer: `${place.pointer}/explode`,
      assumption: serialisation,
    },
    {
      ...draft([], { kind: "answered" }, "brackets behind the name"),
      request: requestOf(base, { query: `${name}[]=${first}` }),
    },
    {
      ...draft([], { kind: "answered" }, "a broken percent sign"),
      request: requestOf(base, { query: `${name}=%` }),
    },
  ];
}
