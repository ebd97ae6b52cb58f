/**
 * A workspace that neither `typecheck:root` nor `typecheck:apart` checks would be wrong without a word.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import typescript from "@facility-contracts/generator/typescript";
import { expect, test } from "vitest";

test("what the program of all workspaces leaves out is checked apart", () => {
  const { config } = typescript.readConfigFile(join(ROOT, "tsconfig.json"), typescript.sys.readFile);
  const excluded: readonly string[] = config.exclude;
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const apart = scripts["typecheck:apart"].split(" && ").map((command: string) => command.split(" ")[2]);
  expect(apart.length).toBeGreaterThan(0);
  expect(excluded.filter((path) => /^(apps|packages)\/[^/]+$/.test(path))).toEqual(apart);
});
