import { expect, test } from "vitest";
import { readPreferences } from "../src/answers/preferences.ts";

/** The preferences of a request. */
function read(headers: Record<string, string>, query?: Record<string, string | string[]>) {
  return readPreferences({ method: "get", path: "/", query, headers });
}

// The right side is what Prism's own parser makes of these headers, but for the last two: it knows no delay and no connection.
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
  ["delay=200", { delay: 200 }],
  ["connection=reset, delay=1", { connection: "reset", delay: 1 }],
])("Prefer: %s", (prefer, preferences) => {
  expect(read({ prefer })).toEqual(preferences);
});

test.each([
  "code=abc",
  "code=4040",
  "code=103",
  "code",
  "dynamic",
  "dynamic=yes",
  "example=",
  "seed",
  "delay=1s",
  "delay=60001",
  "connection=lost",
])("Prefer: %s is refused", (prefer) => {
  expect(() => read({ prefer })).toThrow(
    expect.objectContaining({
      answer: expect.objectContaining({
        status: 422,
        value: expect.objectContaining({
          detail: expect.stringMatching(/^optional property "\w+"\n└─ cannot decode /),
        }),
      }),
    }),
  );
});

test("without a Prefer header the query counts", () => {
  const query = { __code: "404", __example: "page", __dynamic: "false", __delay: "60000" };
  const preferences = { code: 404, exampleKey: "page", dynamic: false, delay: 60_000 };
  expect(read({}, query)).toEqual(preferences);
  expect(read({ prefer: "code=400" }, query)).toEqual({ code: 400 });
});

test("a preference that is given twice in the query is refused", () => {
  expect(() => read({}, { __code: ["200", "404"] })).toThrow("Problem 422");
});
