/**
 * What is said to be wrong with a body, without a server.
 */
import { listOf, objectOf } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { contractOperations } from "../src/contract/contract-operations.ts";

const bulk = contractOperations.find(({ operationId }) => operationId === "createNonconformityAnomalies");
const item = objectOf(listOf(bulk?.exampleBody)[0]);
const SMALL_BYTES = 1;

test("each fault has its place and its words", () => {
  const { title: _, ...untitled } = item;
  expect(bulk?.checkBody?.([{ ...untitled, "a/b": 1, risk: 9, description: 5 }], SMALL_BYTES)).toEqual(
    expect.arrayContaining([
      { place: "0.title", says: "is required" },
      { place: "0.a/b", says: "is not a field of this request" },
      { place: "0.risk", says: "must be equal to one of the allowed values: 0, 1, 2, 3" },
      { place: "0.description", says: "must be string" },
    ]),
  );
});

test("of a body that is not small the first fault is told", () => {
  expect(bulk?.checkBody?.([{}, {}], 1_000_000)).toHaveLength(1);
});

test("a list is not looked through for all faults of all its items", () => {
  const faults = bulk?.checkBody?.(Array(20_000).fill({}), SMALL_BYTES) ?? [];
  expect(faults.length).toBeGreaterThanOrEqual(1000);
  expect(faults.length).toBeLessThanOrEqual(10_000);
});

test("the fault of an item far back is told, if it is the first", () => {
  const items = [...Array(2000).fill(item), {}];
  expect(bulk?.checkBody?.(items, SMALL_BYTES)).toMatchObject([{ place: expect.stringMatching(/^2000\./) }]);
});
