/**
 * No operation of the frozen contract is without seeded faults: of each category there is one.
 */
import { operations } from "@facility-contracts/contract/frozen/operations";
import { expect, test } from "vitest";
import { FAULTS } from "../faults/table.ts";

const CATEGORIES = new Set(FAULTS.map(({ category }) => category));

test.each(operations)("$operationId has faults of every category", ({ operationId }) => {
  const own = FAULTS.filter((fault) => fault.operations.includes(operationId));
  expect(new Set(own.map(({ category }) => category))).toEqual(CATEGORIES);
});
