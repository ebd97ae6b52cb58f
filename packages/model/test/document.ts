/**
 * Small documents for the tests.
 */
import { type Contract, contractOf } from "../src/contract.ts";
import type { JsonObject } from "../src/json.ts";
import { type Operation, operationsOf } from "../src/operation.ts";

/** A contract of OpenAPI 3.1, unless the parts say another version. */
export function contractWith(parts: JsonObject): Contract {
  return contractOf({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, ...parts }, "test");
}

/** The one operation `get /a` of a contract. */
export function operationWith(
  operation: JsonObject,
  parts: JsonObject = {},
  item: JsonObject = {},
): Operation {
  const contract = contractWith({ ...parts, paths: { "/a": { ...item, get: operation } } });
  const [first] = operationsOf(contract);
  if (first === undefined) throw new Error("the contract has no operation");
  return first;
}
