/**
 * What is said to be wrong with a body, without a server.
 */

import { listOf, objectOf } from "@facility-contracts/model/json";
import { mediaTypeOf } from "@facility-contracts/model/media-type";
import { expect, test } from "vitest";
import { OPERATIONS, pageBody } from "./apis.ts";

const JSON_TYPE = mediaTypeOf("application/json");
const bulk = OPERATIONS.find(({ name }) => name === "createNonconformityAnomalies");
const item = objectOf(listOf(pageBody("createNonconformityAnomalies"))[0]);
const check = JSON_TYPE && bulk?.body?.checkFor(JSON_TYPE);
const SMALL_BYTES = 1;

test("each fault has its place and its words", () => {
  const { title: _, ...untitled } = item;
  expect(check?.([{ ...untitled, "a/b": 1, risk: 9, description: 5 }], SMALL_BYTES)).toEqual(
    expect.arrayContaining([
      { in: "body", place: "0.title", says: "is required" },
      { in: "body", place: "0.a/b", says: "is not a field of this request" },
      { in: "body", place: "0.risk", says: "must be equal to one of the allowed values: 0, 1, 2, 3" },
      { in: "body", place: "0.description", says: "must be string" },
    ]),
  );
});

test("of a body that is not small the first fault is told", () => {
  expect(check?.([{}, {}], 1_000_000)).toHaveLength(1);
});

test("a list is not looked through for all faults of all its items", () => {
  const faults = check?.(Array(20_000).fill({}), SMALL_BYTES) ?? [];
  expect(faults.length).toBeGreaterThanOrEqual(1000);
  expect(faults.length).toBeLessThanOrEqual(10_000);
});

test("the fault of an item far back is told, if it is the first", () => {
  const items = [...Array(2000).fill(item), {}];
  expect(check?.(items, SMALL_BYTES)).toMatchObject([{ place: expect.stringMatching(/^2000\./) }]);
});
