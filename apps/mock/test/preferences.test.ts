import { expect, test } from "vitest";
import { readPreferences } from "../src/preferences.ts";

const url = { path: "/" };

// The left side is what Prism's own parser makes of these headers.
test.each([
  ["code=404", { code: 404 }],
  ['code="404"', { code: 404 }],
  ["CODE = 201", { code: 201 }],
  ["code=200, code=404", { code: 200 }],
  ["code=404; example=ignored", { code: 404 }],
  ["example=page, dynamic=true, seed=a=b", { exampleKey: "page", dynamic: true, seed: "a=b" }],
  ['example="a, b; c"', { exampleKey: "a, b; c" }],
  ["respond-async, wait=100", {}],
  ['example=page, code="404', { exampleKey: "page" }],
  [";;;,,==", {}],
])("Prefer: %s", (prefer, preferences) => {
  expect(readPreferences({ method: "get", url, headers: { prefer } })).toEqual(preferences);
});

test.each(["code=abc", "code=4040", "code", "dynamic", "dynamic=yes", "example=", "seed"])(
  "Prefer: %s is refused",
  (prefer) => {
    expect(() => readPreferences({ method: "get", url, headers: { prefer } })).toThrow(
      expect.objectContaining({
        status: 422,
        detail: expect.stringMatching(/^optional property "\w+"\n└─ cannot decode /),
      }),
    );
  },
);

test("without a Prefer header the query counts", () => {
  const query = { __code: "404", __example: "page", __dynamic: "false" };
  expect(readPreferences({ method: "get", url: { path: "/", query } })).toEqual({
    code: 404,
    exampleKey: "page",
    dynamic: false,
  });
  expect(
    readPreferences({ method: "get", url: { path: "/", query }, headers: { prefer: "code=400" } }),
  ).toEqual({
    code: 400,
  });
});

test("a preference that is given twice in the query is refused", () => {
  const query = { __code: ["200", "404"] };
  expect(() => readPreferences({ method: "get", url: { path: "/", query } })).toThrow("Invalid request");
});
