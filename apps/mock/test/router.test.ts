import { expect, test } from "vitest";
import { Router } from "../src/answers/router.ts";

const router = new Router<string>();
for (const [method, path] of [
  ["get", "/"],
  ["put", "/items/{id}"],
  ["get", "/items/{id}/parts/{part}"],
  ["post", "/items/all"],
  ["get", "/items/all/parts/first"],
] as const) {
  router.add(method, path, `${method} ${path}`);
}

test.each([
  ["get", "/", "get /", [""]],
  ["put", "/items/1", "put /items/{id}", ["items", "1"]],
  ["put", "/items/", "put /items/{id}", ["items", ""]],
  ["put", "/items/a%2Fb", "put /items/{id}", ["items", "a/b"]],
  ["put", "/items/%", "put /items/{id}", ["items", "%"]],
  ["put", "/%69tems/1", "put /items/{id}", ["items", "1"]],
  ["get", "/items/all/parts/first", "get /items/all/parts/first", ["items", "all", "parts", "first"]],
  // A literal segment that leads nowhere gives way to a parameter.
  ["get", "/items/all/parts/2", "get /items/{id}/parts/{part}", ["items", "all", "parts", "2"]],
  // And so does one that lacks the method.
  ["put", "/items/all", "put /items/{id}", ["items", "all"]],
])("%s %s is found", (method, path, value, segments) => {
  expect(router.find(method, path)).toEqual({ kind: "found", value, segments });
});

test("a path without the method names the methods that it has", () => {
  expect(router.find("delete", "/items/all")).toEqual({ kind: "no method", methods: ["post", "put"] });
});

test.each(["/other", "/items", "/items/1/2", "/items/1/parts/2/", "//", "/Items/1", "*"])(
  "%s is not found",
  (path) => {
    expect(router.find("get", path)).toEqual({ kind: "no path" });
  },
);

test.each([
  ["/files/all.json", "all.json"],
  ["/files/a.json", "{name}.json"],
  ["/files/a.b.json", "{name}.json"],
  ["/files/v1-2", "v{major}-{minor}"],
  ["/files/v-2", "v{major}-{minor}"],
  ["/files/ajson", "{id}"],
  ["/files/.json", "{name}.json"],
  // What stands before the parameters and what stands behind them have no letter in common.
  ["/files/aba", "{id}"],
  ["/files/ababa", "ab{part}ba"],
])("%s is found where segments are parameters in part", (path, expected) => {
  const files = new Router<string>();
  for (const segment of ["{id}", "{name}.json", "v{major}-{minor}", "ab{part}ba", "all.json"])
    files.add("get", `/files/${segment}`, segment);
  expect(files.find("get", path)).toMatchObject({ kind: "found", value: expected });
});
