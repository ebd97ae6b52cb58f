/**
 * Mutants of a list in the query: `extend`.
 */
import type { Place } from "@facility-contracts/model/place";
import {
  at,
  type OperationPlace,
  parametersOf,
  textAt,
  valueAt,
} from "@facility-contracts/provider/foreign/place";
import { queryValues, requestOf, withQueryValues } from "./message.ts";
import type { Mutant } from "./mutant.ts";

/** The values that the mutated provider sees; `undefined` when it refuses the request. */
interface Change {
  readonly name: string;
  readonly keyword: string;
  readonly says: string;
  sees(values: readonly string[]): readonly string[] | undefined;
}

const REFUSED = "refused-by-mutant";

/** The mutants of the lists in the query of an operation. */
export function listMutants(operation: OperationPlace): Mutant[] {
  return parametersOf(operation)
    .filter((parameter) => valueAt(parameter, "in") === "query")
    .flatMap((parameter) => {
      const members = valueAt(parameter, "schema", "items", "enum");
      if (!Array.isArray(members)) return [];
      const name = textAt(parameter, "name");
      const changes = [...membersRefused(name, members), ...accepted(name, members), ...forms(name, members)];
      return changes.map((change) => mutantOf(operation, parameter, name, change));
    });
}

function membersRefused(name: string, members: readonly string[]): Change[] {
  return members.map((member, index) => ({
    name: `${member}-refused`,
    keyword: `schema/items/enum/${index}`,
    says: `\`${name}=${member}\` is refused.`,
    sees: (values) => (values.includes(member) ? undefined : values),
  }));
}

function accepted(name: string, members: readonly string[]): Change[] {
  const keyword = "schema/items/enum";
  const isMember = (value: string) => members.includes(value);
  const accepts = (what: string, words: string, is: (value: string) => boolean): Change => ({
    name: `${what}-accepted`,
    keyword,
    says: `\`${name}\` may be ${words}.`,
    sees: (values) => values.filter((value) => isMember(value) || !is(value)),
  });
  return [
    accepts("unknown", "any value", () => true),
    accepts("other-case", "a value in other letter case", (value) => members.includes(value.toLowerCase())),
    accepts("space-around", "a value with space around it", (value) => members.includes(value.trim())),
    accepts("beginning", "a text that begins with a value", (value) =>
      members.some((member) => value.startsWith(member)),
    ),
    accepts("same-shape", "a word that only looks like a value", (value) => /^[a-z]+(-[a-z]+)*$/.test(value)),
    accepts("empty", "empty", (value) => value === ""),
    {
      name: "second-unchecked",
      keyword: "schema/items",
      says: `Of several values of \`${name}\` only the first is checked.`,
      sees: ([first = "", ...rest]) => [first, ...rest.filter(isMember)],
    },
    {
      name: "first-unchecked",
      keyword: "schema/items",
      says: `Of several values of \`${name}\` only the last is checked.`,
      sees: (values) => [...values.slice(0, -1).filter(isMember), ...values.slice(-1)],
    },
    {
      name: "beside-valid-unchecked",
      keyword: "schema/items",
      says: `Unknown values of \`${name}\` are ignored when a known one is there.`,
      sees: (values) => (values.some(isMember) ? values.filter(isMember) : values),
    },
    {
      name: "commas-accepted",
      keyword: "explode",
      says: `The values of \`${name}\` may be separated by commas.`,
      sees: (values) =>
        values.flatMap((value) => (value.split(",").every(isMember) ? value.split(",") : [value])),
    },
  ];
}

function forms(name: string, members: readonly string[]): Change[] {
  const valid = (values: readonly string[]) => values.every((value) => members.includes(value));
  const refuses = (
    what: string,
    keyword: string,
    words: string,
    is: (values: readonly string[]) => boolean,
  ): Change => ({
    name: `${what}-refused`,
    keyword,
    says: `A request ${words} is refused.`,
    sees: (values) => (valid(values) && is(values) ? undefined : values),
  });
  return [
    refuses("absent", "required", `without \`${name}\``, (values) => values.length === 0),
    refuses(
      "several",
      "schema/type",
      `with several values of \`${name}\``,
      (values) => new Set(values).size > 1,
    ),
    refuses(
      "all",
      "schema/type",
      `with every value of \`${name}\``,
      (values) => new Set(values).size === members.length,
    ),
    refuses(
      "repeated",
      "schema/type",
      `with a value of \`${name}\` twice`,
      (values) => new Set(values).size < values.length,
    ),
    {
      name: "only-first",
      keyword: "schema/type",
      says: `Only the first value of \`${name}\` is regarded.`,
      sees: (values) => (valid(values) ? values.slice(0, 1) : values),
    },
    {
      name: "only-last",
      keyword: "schema/type",
      says: `Only the last value of \`${name}\` is regarded.`,
      sees: (values) => (valid(values) ? values.slice(-1) : values),
    },
    {
      name: "ignored",
      keyword: "name",
      says: `\`${name}\` is ignored when its values are valid.`,
      sees: (values) => (valid(values) ? [] : values),
    },
  ];
}

function mutantOf(operation: OperationPlace, parameter: Place, name: string, change: Change): Mutant {
  const { api, operationId } = operation;
  const isMine = requestOf(operation);
  return {
    id: `${operationId}/request/query/${name}/${change.name}`,
    api,
    operationId,
    side: "request",
    kind: "request/list",
    pointer: at(parameter, ...change.keyword.split("/")).pointer,
    says: change.says,
    wrap: (transport) => (request, signal) => {
      if (!isMine(request)) return transport(request, signal);
      const values = queryValues(request.target, name);
      const seen = change.sees(values) ?? [REFUSED];
      const same = seen.length === values.length && seen.every((value, index) => value === values[index]);
      return transport(same ? request : withQueryValues(request, name, seen), signal);
    },
  };
}
