/**
 * Bodies: dates. The contract wants UTC with `Z`; seconds and their fraction may be left out.
 */

import { isObject } from "@facility-contracts/model/json";
import { valueName } from "@facility-contracts/provider/foreign/schema";
import { accepting, type BodyOperator, edited, refusing, type Values } from "./body-change.ts";

const DAY = "\\d{4}-\\d{2}-\\d{2}";
const TIME = "\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?";

/** A text of a pattern that is a date and time by its format, or not by it. */
function text(name: string, pattern: string, words: string): Values {
  return [name, { type: "string", pattern }, words];
}

const ACCEPTED: readonly Values[] = [
  text("offset", `^${DAY}T${TIME}\\+\\d{2}:\\d{2}$`, "a date with an offset"),
  text("zero-offset", `^${DAY}T${TIME}\\+00:00$`, "a date with the offset +00:00"),
  text("no-zone", `^${DAY}T${TIME}$`, "a date and time without a zone"),
  text("day", `^${DAY}$`, "a day without a time"),
  text("lower-case-t", `^${DAY}t${TIME}Z$`, "a date with a t in lower case"),
  text("lower-case-z", `^${DAY}T${TIME}z$`, "a date with a z in lower case"),
  text("space", `^${DAY} ${TIME}Z$`, "a date with a space instead of the T"),
  text("impossible-day", `^\\d{4}-(02-3[01]|(04|06|09|11)-31)T${TIME}Z$`, "a day that its month has not"),
  text("month-13", `^\\d{4}-13-\\d{2}T${TIME}Z$`, "a thirteenth month"),
  text("hour-24", `^${DAY}T(24|25):\\d{2}:\\d{2}(\\.\\d+)?Z$`, "an hour beyond 23"),
  text("minute-60", `^${DAY}T\\d{2}:6\\d:\\d{2}(\\.\\d+)?Z$`, "a minute beyond 59"),
  text("empty-text", "^$", "the empty text"),
];

const REFUSED: readonly Values[] = [
  text("fraction", "\\.\\d+Z$", "a date with a fraction of a second"),
  text("whole-second", `^${DAY}T\\d{2}:\\d{2}:\\d{2}Z$`, "a date without a fraction of a second"),
  text(
    "fraction-of-other-length",
    "\\.(\\d{1,2}|\\d{4,})Z$",
    "a fraction of a second that is not of three digits",
  ),
  text("leap-day", "^\\d{4}-02-29", "the 29th of February"),
  text("past", "^(1|20[01]|202[0-4])", "a date in the past"),
  text("future", "^(20[3-9]|2[1-9]|[3-9])", "a date that is years away"),
];

const SHORT_ACCEPTED: readonly Values[] = [
  text("short-month-13", "^\\d{4}-13-\\d{2}T\\d{2}:\\d{2}Z$", "a thirteenth month, without seconds,"),
  text("short-day-32", "^\\d{4}-\\d{2}-3[2-9]T\\d{2}:\\d{2}Z$", "a day beyond 31, without seconds,"),
  text("short-hour-24", `^${DAY}T2[4-9]:\\d{2}Z$`, "an hour beyond 23, without seconds,"),
  text("short-minute-60", `^${DAY}T\\d{2}:[6-9]\\dZ$`, "a minute beyond 59, without seconds,"),
  text("short-no-zone", `^${DAY}T\\d{2}:\\d{2}$`, "a date without seconds and zone"),
  text(
    "short-offset",
    `^${DAY}T\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}$`,
    "a date without seconds and with an offset",
  ),
];

/** Dates that are nearly right, and those that are right and rare. */
export const dates: BodyOperator = (body, node) => {
  const { not, format, pattern } = node.schema;
  const kind = "request/date";
  if (format === "date-time")
    return [
      ...ACCEPTED.map((values) => accepting(body, node, kind, `${node.pointer}/format`, values)),
      ...REFUSED.map((values) => refusing(body, node, kind, `${node.pointer}/format`, values)),
      ...(isObject(not) && typeof not.pattern === "string" ? looser(not.pattern) : []),
    ];
  // The branch beside a date and time is the one for dates without seconds.
  const short = typeof pattern === "string" && node.branch.at(-2) === "anyOf";
  return short
    ? SHORT_ACCEPTED.map((values) => accepting(body, node, kind, `${node.pointer}/pattern`, values))
    : [];

  /** What is refused is a list of alternatives: without one of them. */
  function looser(refusedPattern: string) {
    const alternatives = refusedPattern.split("|");
    return alternatives.map((alternative, index) => withoutAlternative(alternative, index, alternatives));
  }

  function withoutAlternative(alternative: string, index: number, alternatives: readonly string[]) {
    const rest = alternatives.filter((_, other) => other !== index).join("|");
    return edited(body, node, {
      name: `not-pattern-${index}-dropped`,
      kind,
      pointer: `${node.pointer}/not/pattern`,
      says: `For ${valueName(node.value)} a text that matches ${alternative} is not refused.`,
      edit: (schema) => ({ ...schema, not: { pattern: rest } }),
    });
  }
};
