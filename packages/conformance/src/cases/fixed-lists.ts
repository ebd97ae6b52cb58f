/**
 * Cases of a parameter that is a list of fixed values.
 */
import { listOf } from "@facility-contracts/model/json";
import type { Parameter } from "@facility-contracts/model/parameter";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { type Keyword, pointerTo } from "@facility-contracts/model/schema/node";
import { choicesOf } from "../contract/choices.ts";
import { mayBeEmpty } from "../contract/empty-value.ts";
import { toldOf, usable, violationsOf } from "../contract/validator.ts";
import { brokenBy } from "./broken-keyword.ts";
import { ACCEPTED, ANSWERED, type CaseDraft, type Expectation, REFUSED } from "./case.ts";
import { MAX_CHOICES } from "./values.ts";

/** The cases of a list of fixed values. What a limit of the list says otherwise, or what an edit did not change, is left out. */
export function listCases(parameter: Parameter): CaseDraft[] {
  const schema = usable(parameter.schema);
  const choices = choicesOf(parameter);
  if (choices === undefined) return [];
  const values = listOf(choices.value);
  const byText = new Map([...values, ...otherNumbers(values)].map((value) => [String(value), value]));
  return draftsOfList(parameter, choices).flatMap((draft) => {
    const { expect, query = {} } = draft;
    const texts = query[parameter.name] ?? [];
    if (schema === undefined || texts.length === 0 || expect.kind === "answered")
      return { ...draft, breaks: [] };
    const violations = violationsOf(
      schema,
      texts.map((text) => byText.get(text) ?? text),
    );
    const isAsMeant = expect.kind === "accepted" ? violations.length === 0 : toldOf(violations).length > 0;
    return isAsMeant ? { ...draft, breaks: brokenBy(violations) } : [];
  });
}

/** What is none of the numbers of a list, and of their type. */
function otherNumbers(choices: readonly unknown[]): readonly number[] {
  const numbers = choices.filter((choice) => typeof choice === "number");
  return numbers.length === 0 ? [] : [Math.max(...numbers) + 1];
}

function draftsOfList(parameter: Parameter, choices: Keyword): CaseDraft[] {
  const { name, place, required } = parameter;
  // Half of a character cannot be written in an address.
  const known = listOf(choices.value)
    .map(String)
    .filter((text) => text.isWellFormed())
    .slice(0, MAX_CHOICES);
  if (known.length === 0) return [];
  const [first = "", second = first] = known;
  const serialisation = assumptionAt(place.contract, `${place.pointer}/explode`);
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
  return [
    ...(required ? [] : [draft([], ACCEPTED, "no value")]),
    ...known.map((value) => draft([value], ACCEPTED, value)),
    draft(known, ACCEPTED, "all values"),
    draft(known.toReversed(), ACCEPTED, "all values, the last one first"),
    draft([first, second], ACCEPTED, "two values"),
    ...known.flatMap((value, index) => {
      const next = known[index + 1];
      return index % 2 === 0 || next === undefined
        ? []
        : [draft([value, next], ACCEPTED, `${value} and ${next}`)];
    }),
    draft([first, first], ACCEPTED, "a value twice"),
    draft(["unknown"], REFUSED, "an unknown value"),
    ...otherNumbers(listOf(choices.value)).map((value) => draft([`${value}`], REFUSED, "an unknown number")),
    draft([first.toUpperCase()], REFUSED, "a value in capitals"),
    draft([`${first} `], REFUSED, "a value with a space behind it"),
    ...(mayBeEmpty(parameter) ? [] : [draft([""], REFUSED, "an empty value")]),
    draft([first, second, "unknown"], REFUSED, "two known values and an unknown one"),
    draft([first.replaceAll("-", "_")], REFUSED, "underscores for hyphens"),
    draft(["constructor"], REFUSED, "a name that objects have by themselves"),
    draft([...known, ...known], ACCEPTED, "all values twice"),
    {
      ...draft([first], ACCEPTED, "a percent-encoded hyphen"),
      edits: { query: `${name}=${first.replaceAll("-", "%2D")}` },
    },
    draft(["unknown", first], REFUSED, "an unknown value and a known one"),
    {
      ...draft([`${first},${second}`], REFUSED, "two values with a comma"),
      pointer: `${place.pointer}/explode`,
      assumption: serialisation,
    },
    {
      ...draft([], ANSWERED, "brackets behind the name"),
      edits: { query: `${name}[]=${first}` },
    },
    {
      ...draft([], ANSWERED, "a broken percent sign"),
      edits: { query: `${name}=%` },
    },
  ];
}
