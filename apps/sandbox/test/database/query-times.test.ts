import { expect, test } from "vitest";
import { queryTimesOf } from "../../src/database/query-times.ts";

const URL = "postgres://user:secret@server:5432/name";

test.each([
  ["", { server: 10_000, answer: 11_000 }],
  ["?sslmode=require", { server: 10_000, answer: 11_000 }],
  ["?statement_timeout=30000", { server: 30_000, answer: 31_000 }],
  // The answer of a server that ends early comes early by itself.
  ["?statement_timeout=500", { server: 500, answer: 11_000 }],
  ["?statement_timeout=0", { server: 0, answer: 11_000 }],
  ["?statement_timeout=20s", { server: 20, answer: 11_000 }],
  ["?statement_timeout=30000&query_timeout=4000", { server: 30_000, answer: 4_000 }],
])("a URL that ends with %j", (end, times) => {
  expect(queryTimesOf(URL + end)).toEqual(times);
});
