import { expect, test } from "vitest";
import { versionVerdict } from "../src/version/version.ts";

test.each([
  ["1.0.0", "1.0.0", "none", "1.0.0", true],
  ["1.0.0", "1.0.1", "none", "1.0.0", true],
  ["1.0.1", "1.0.0", "none", "1.0.1", false],
  ["1.0.0", "1.0.0", "patch", "1.0.1", false],
  ["1.0.0", "1.0.1", "patch", "1.0.1", true],
  ["1.0.0", "1.0.1", "minor", "1.1.0", false],
  ["1.2.3", "1.3.0", "minor", "1.3.0", true],
  ["1.2.3", "1.3.0", "major", "2.0.0", false],
  ["1.2.3", "2.0.0", "major", "2.0.0", true],
  ["1.2.3", "3.0.0", "patch", "1.2.4", true],
  ["0.2.3", "0.3.0", "major", "0.3.0", true],
  ["0.2.3", "0.2.4", "major", "0.3.0", false],
  ["1.0.0", "one", "minor", "1.1.0", false],
  [null, "1.0.0", "minor", "1.0.0", true],
  [null, "one", "minor", "1.0.0", false],
  ["1.0", "1.0.1", "major", "2.0.0", false],
  ["1.0", "2.0.0", "major", "2.0.0", true],
  ["v1", "1.1.0", "minor", "1.1.0", true],
  ["2024-01-01", "1.0.0", "major", null, false],
  ["2024-01-01", "1.0.0", "patch", null, true],
  ["2024-01-01", "2024-02-01", "major", "1.0.0", false],
  ["", "1.0.0", "major", null, false],
] as const)("from %s to %s after a change that is %s needs %s", (before, after, bump, required, ok) => {
  expect(versionVerdict(before, after, bump)).toMatchObject({ required, ok });
});
