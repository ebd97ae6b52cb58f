/**
 * The parameters of recorded requests, as they are written in addresses and headers.
 */
import { operationsOf } from "@facility-contracts/model/operation";
import { expect, test } from "vitest";
import { requestProblems, sentParameters } from "../src/traffic/request-problems.ts";
import { smallContract } from "./small-provider.ts";

/** What is wrong with a request that has one parameter. */
function wrongIn(parameter: object, query: string, headers: readonly (readonly [string, string])[] = []) {
  const responses = { 204: { description: "yes" } };
  const { contract } = smallContract({ "/x": { get: { parameters: [parameter], responses } } });
  const [operation] = operationsOf(contract);
  if (operation === undefined) throw new Error("no operation");
  const request = { method: "GET", target: `/x${query}`, headers, body: undefined };
  const found = { operation, path: {} };
  const url = new URL(`http://h/x${query}`);
  const recorded = {
    number: 1,
    request,
    url,
    isBodyCut: false,
    answer: undefined,
    withheld: new Set<string>(),
  };
  return requestProblems(found, recorded, sentParameters(found, recorded)).map(({ check }) => check);
}

test.each([
  ["?flag=", []],
  ["?flag=x", ["request/type"]],
])("%s of a number that may be empty has %j", (query, wrong) => {
  const flag = { name: "flag", in: "query", allowEmptyValue: true, schema: { type: "integer" } };
  expect(wrongIn(flag, query)).toEqual(wrong);
});

test.each([
  ["?ids=a%2Cb", { maxItems: 1 }, []],
  ["?ids=a,b", { maxItems: 1 }, ["request/maxItems"]],
  ["?a=1&ids=a+b%2Cc,d", { maxItems: 2, items: { enum: ["a b,c", "d"] } }, []],
  // As browsers write a list that is joined by commas.
  ["?ids=1%2C2", { items: { type: "integer" } }, []],
  ["?ids=1%2Cx", { items: { type: "integer" } }, ["request/type"]],
  ["?ids=", { items: { type: "integer" } }, []],
])("%s of a list with commas and %j has %j", (query, list, wrong) => {
  const schema = { type: "array", items: { type: "string" }, ...list };
  expect(wrongIn({ name: "ids", in: "query", explode: false, schema }, query)).toEqual(wrong);
});

test("white space around the items of a header means nothing", () => {
  const ids = { name: "X-Ids", in: "header", schema: { type: "array", items: { enum: ["a", "b"] } } };
  expect(wrongIn(ids, "", [["X-Ids", "a, b"]])).toEqual([]);
  expect(wrongIn(ids, "", [["X-Ids", "a, c"]])).toEqual(["request/enum"]);
});
