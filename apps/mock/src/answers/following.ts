import { isDeepStrictEqual } from "node:util";
import type { Expression } from "@facility-contracts/model/markers";
import { valueAt } from "@facility-contracts/model/pointer";
import type { MockRequest } from "../http/request.ts";
import { hasPart, type Way, withPart } from "./part.ts";

/** How an answer follows its request, as the markers of the contract say it. */
export interface Following {
  /** The fields that come only when they are asked for. */
  readonly additions: readonly Addition[];
  /** The numbers of items of a list that was sent. */
  readonly counts: readonly FromRequest[];
  /** The lists with an item for each one that was sent. */
  readonly lists: readonly FollowingList[];
}

/** A field that comes when a query parameter has this value. */
export interface Addition {
  readonly way: Way;
  readonly value: string;
  readonly parameter: string;
  /** Between the values of a parameter that comes once, `null` for one that is repeated. */
  readonly separator: string | null;
}

/** A part of an answer, and what of the request it is made from. */
export interface FromRequest {
  readonly way: Way;
  readonly from: Expression;
}

/** A list with an item for each one that was sent. The ways below it begin at the item. */
export interface FollowingList extends FromRequest {
  readonly copies: readonly FromRequest[];
  /** Texts that differ from item to item. */
  readonly unique: readonly Way[];
}

/** Makes the body of an answer from the request and the documented examples of the answer. */
type Follow = (request: MockRequest) => unknown;

/**
 * Makes the bodies of an answer that follows its request. Everything that does not comes from the examples.
 *
 * @param examples the documented bodies of the answer, the usual one first
 */
export function followOf({ additions, counts, lists }: Following, examples: readonly unknown[]): Follow {
  const [first] = examples;
  const base = without(first, additions);
  const usual = isDeepStrictEqual(base, first) ? first : base;
  const fullest = fullestOf(examples, additions);

  return ({ body, query }) => {
    const isAsked = ({ parameter, separator, value }: Addition) =>
      valuesIn(query?.[parameter], separator).includes(value);
    const unasked = query === undefined ? additions : additions.filter((addition) => !isAsked(addition));
    let answer = unasked.length === additions.length ? usual : without(fullest, unasked);
    for (const { way, from } of counts) {
      const sent = partOf(from, { body });
      if (Array.isArray(sent)) answer = withPart(answer, way, () => sent.length);
    }
    for (const list of lists) answer = withList(answer, list, body);
    return answer;
  };
}

/** The example that has most of what can be asked for: the others are often that one with less of it. */
function fullestOf(examples: readonly unknown[], additions: readonly Addition[]): unknown {
  const [fullest] = examples
    .map((example) => ({ example, size: additions.filter(({ way }) => hasPart(example, way)).length }))
    .toSorted((one, other) => other.size - one.size);
  return fullest?.example;
}

function without(value: unknown, additions: readonly Addition[]): unknown {
  return additions.reduce((rest, { way }) => withPart(rest, way, () => undefined), value);
}

function valuesIn(given: string | string[] | undefined = [], separator: string | null): string[] {
  const values = [given].flat();
  return separator === null ? values : values.flatMap((value) => value.split(separator));
}

/** The list has an item for each one that was sent, all of them like the first one of the example. */
function withList(value: unknown, { way, from, copies, unique }: FollowingList, body: unknown): unknown {
  const sent = partOf(from, { body });
  if (!Array.isArray(sent)) return value;
  return withPart(value, way, (list) => {
    const [example] = Array.isArray(list) ? list : [];
    if (example === undefined) return list;
    return sent.map((item: unknown, index) => {
      const copied = copies.reduce(
        (copy, { way: place, from: origin }) =>
          withPart(copy, place, (part) => partOf(origin, { body, item }) ?? part),
        example,
      );
      return unique.reduce(
        (copy, place) => withPart(copy, place, (text) => numbered(text, index + 1)),
        copied,
      );
    });
  });
}

/** A text of its own for each number: behind the last slash it is nothing else, and a UUID stays one. */
function numbered(text: unknown, number: number): unknown {
  if (typeof text !== "string") return text;
  const [uuid, start] = /^([\da-f]{8}(?:-[\da-f]{4}){3}-)[\da-f]{12}$/i.exec(text) ?? [];
  if (uuid !== undefined) return `${start}${String(number).padStart(12, "0")}`;
  return text.replace(/[^/]*$/, String(number));
}

/** What an expression names in a request, and in an item of a list that was sent. */
function partOf({ of, pointer }: Expression, { body, item }: { body: unknown; item?: unknown }): unknown {
  return valueAt(of === "item" ? item : body, pointer);
}
