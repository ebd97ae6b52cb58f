/**
 * Cases of a parameter that is a list of fixed values.
 */
import { listOf } from "@facility-contracts/model/json";
import type { Parameter } from "@facility-contracts/model/parameter";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { pointerTo } from "@facility-contracts/model/schema/node";
import { choicesOf } from "../contract/choices.ts";
import { isValid, usable } from "../contract/validator.ts";
import type { CaseDraft, Expectation } from "./case.ts";
import { MAX_CHOICES } from "./values.ts";

const REFUSED: Expectation = { kind: "refused", statuses: [400] };

/** The cases of a list of fixed values. What a limit of the list says otherwise, or what an edit did not change, is left out. */
export function listCases(parameter: Parameter): CaseDraft[] {
  const schema = usable(parameter.schema);
  const choices = choicesOf(parameter);
  const known = listOf(choices?.value);
  const byText = new Map(known.map((value) => [String(value), value]));
  return draftsOfList(parameter).filter(({ expect, query = {} }) => {
    const values = query[parameter.name] ?? [];
    if (schema === undefined || values.length === 0 || expect.kind === "answered") return true;
    return (
      isValid(
        schema,
        values.map((text) => byText.get(text) ?? text),
      ) ===
      (expect.kind === "accepted")
    );
  });
}

function draftsOfList(parameter: Parameter): CaseDraft[] {
  const { name, place, required } = parameter;
  const choices = choicesOf(parameter);
  if (choices === undefined) return [];
  const { contract } = place;
  const known = listOf(choices.value).slice(0, MAX_CHOICES).map(String);
  const [first = "", second = first] = known;
  const serialisation = assumptionAt(contract, `${place.pointer}/explode`);
  const draft = (values: readonly string[], expect: Expectation, says: string): CaseDraft => ({
    check: values.length > 1 ? "query/explode" : "query/enum",
    place: `query ${name}`,
    pointer: values.length > 1 ? `${place.pointer}/explode` : pointerTo(choices),
    says,
    expect,
    assumption: values.length > 1 ? serialisation : undefined,
    edits: { query: values.map((value) => `${name}=${encodeURIComponent(value)}`).join("&") },
    query: { [name]: values },
  });
  const accepted: Expectation = { kind: "accepted" };
  return [
    ...(required ? [] : [draft([], accepted, "no value")]),
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
      edits: { query: `${name}=${first.replaceAll("-", "%2D")}` },
    },
    draft(["unknown", first], REFUSED, "an unknown value and a known one"),
    {
      ...draft([`${first},${second}`], REFUSED, "two values with a comma"),
      pointer: `${place.pointer}/explode`,
      assumption: serialisation,
    },
    {
      ...draft([], { kind: "answered" }, "brackets behind the name"),
      edits: { query: `${name}[]=${first}` },
    },
    {
      ...draft([], { kind: "answered" }, "a broken percent sign"),
      edits: { query: `${name}=%` },
    },
  ];
}
