import { expect, test } from "vitest";
import { withMilliseconds } from "../src/apis/safety-register/with-milliseconds.ts";

test.each([
  ["2024-12-01T12:34:56+00:00", "2024-12-01T12:34:56.000Z"],
  ["2024-12-01T12:34:56.7+00:00", "2024-12-01T12:34:56.700Z"],
  ["2024-12-01T12:34:56.071+00:00", "2024-12-01T12:34:56.071Z"],
  // What is less than a millisecond is left out.
  ["2024-12-01T12:34:56.123999+00:00", "2024-12-01T12:34:56.123Z"],
  // Servers in other time zones.
  ["2024-12-01T01:34:56.123999+03:00", "2024-11-30T22:34:56.123Z"],
  ["2024-12-01T20:34:56-09:30", "2024-12-02T06:04:56.000Z"],
  ["2024-12-01T12:34:56.5+05:45", "2024-12-01T06:49:56.500Z"],
  ["9999-12-31T23:59:59.999+00:00", "9999-12-31T23:59:59.999Z"],
])("%s of the database is %s", (moment, written) => {
  expect(withMilliseconds(moment)).toBe(written);
});
