import { expect, test } from "vitest";
import { repeatedHeaders } from "../src/repeated-headers.ts";

test.each([
  ["nothing", { host: "a" }, ["Host", "a"], []],
  ["in any case", { host: "a" }, ["Host", "a", "host", "b"], ["host"]],
  [
    "in the order in which they come again",
    { host: "a", accept: "b, c" },
    ["Host", "a", "Accept", "b", "accept", "c", "HOST", "d"],
    ["accept", "host"],
  ],
])("what comes more than once: %s", (_, headers, rawHeaders, repeated) => {
  expect(repeatedHeaders({ headers, rawHeaders })).toEqual(repeated);
});
