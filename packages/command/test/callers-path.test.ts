import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { callersPath } from "../src/callers-path.ts";

const HERE = process.cwd();
const ELSEWHERE = join(HERE, "elsewhere");

afterEach(() => vi.unstubAllEnvs());

function givenBy(script: string | undefined) {
  vi.stubEnv("INIT_CWD", ELSEWHERE);
  vi.stubEnv("npm_package_json", script);
  return callersPath("a/b");
}

test("a path is relative to the folder in which npm was called", () => {
  expect(givenBy(join(HERE, "package.json"))).toBe(join(ELSEWHERE, "a/b"));
  expect(callersPath(join(HERE, "c"))).toBe(join(HERE, "c"));
});

test("without npm, or further down from one of its scripts, it is relative to the folder of the process", () => {
  expect(givenBy(undefined)).toBe(join(HERE, "a/b"));
  expect(givenBy(join(HERE, "../package.json"))).toBe(join(HERE, "a/b"));
});
