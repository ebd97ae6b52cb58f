/**
 * The first and the last number that limits and a step leave, by the digits that are written.
 */
import { expect, test } from "vitest";
import { NOTHING_KNOWN } from "../src/containment/facts.ts";
import { type Kind, rangeOf } from "../src/containment/limits.ts";
import { ANYTHING } from "../src/schema/constant.ts";

test.each<[kind: Kind, keywords: Readonly<Record<string, number>>, least: number, most: number]>([
  ["fraction", { multipleOf: 0.01, minimum: 0.281, maximum: 0.29 }, 0.29, 0.29],
  ["fraction", { multipleOf: 0.01, minimum: 21474836.461, maximum: 21474836.47 }, 21474836.47, 21474836.47],
  ["fraction", { multipleOf: 0.1, minimum: 0.7, maximum: 0.75 }, 0.7, 0.7],
  ["fraction", { multipleOf: 0.1, exclusiveMinimum: 0.7, exclusiveMaximum: 0.9 }, 0.8, 0.8],
  ["fraction", { multipleOf: 0.01, minimum: -0.29, maximum: -0.281 }, -0.29, -0.29],
  ["integer", { multipleOf: 3, minimum: -4, maximum: 5 }, -3, 3],
  ["integer", { multipleOf: 3, exclusiveMinimum: -3, exclusiveMaximum: 3 }, 0, 0],
  ["integer", { minimum: 0.5, maximum: 2.5 }, 1, 2],
])("%s of %j", (kind, keywords, least, most) => {
  const known = { ...NOTHING_KNOWN, facts: [{ keywords, place: ANYTHING }] };
  expect(rangeOf(known, kind)).toEqual({ least, most, leastExcluded: false, mostExcluded: false });
});
