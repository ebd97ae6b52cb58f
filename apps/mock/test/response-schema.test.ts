import { isObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { documentedResponses } from "./documented-response.ts";
import { compileClosed } from "./response-schema.ts";

// What the other tests rely on: an example fits its closed schema, and no longer does with one field too many anywhere.
for (const response of documentedResponses) {
  const validate = compileClosed(response);

  for (const [name, value] of response.examples) {
    test(`${response.operationId} ${response.status}, example ${name}, is exact`, () => {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      for (const [place, changed] of withOneFieldMore(value)) {
        expect(validate(changed), `an unnamed field in ${place || "the body"} is not noticed`).toBe(false);
      }
    });
  }
}

/** Copies of a value with a field that no schema names, in each object of it in turn. */
function* withOneFieldMore(value: unknown, place = ""): Generator<readonly [place: string, copy: unknown]> {
  if (isObject(value)) {
    yield [place, { ...value, unnamed: 1 }];
    for (const [key, child] of Object.entries(value)) {
      for (const [where, copy] of withOneFieldMore(child, `${place}/${key}`))
        yield [where, { ...value, [key]: copy }];
    }
  }
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) {
      for (const [where, copy] of withOneFieldMore(child, `${place}/${index}`))
        yield [where, value.with(index, copy)];
    }
  }
}
