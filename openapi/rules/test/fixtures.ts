/**
 * The fixtures of the lint rules: `fixtures/RULE/good*.yaml` keeps the rule, `fixtures/RULE/bad*.yaml` breaks it. A
 * document of several files is a folder of that name with an `openapi.yaml`.
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";

/** One document that keeps or breaks one rule. */
export interface Fixture {
  readonly rule: string;
  readonly file: string;
  /** The findings that the comments `# expect: POINTER MESSAGE` at its top announce; none in a good fixture. */
  readonly expected: readonly string[];
  readonly breaks: boolean;
}

/** Every fixture below the folder, sorted by file. */
export function listFixtures(folder: string): Fixture[] {
  return globSync(["**/{good,bad}*.yaml", "**/{good,bad}*/openapi.yaml"], { cwd: folder })
    .sort()
    .map((path) => {
      const name = basename(path) === "openapi.yaml" ? dirname(path) : path;
      const file = join(folder, path);
      return {
        rule: dirname(name).replaceAll(sep, "/"),
        file,
        expected: [...readFileSync(file, "utf8").matchAll(/^# expect: (.+)$/gm)].map(
          ([, finding]) => finding ?? "",
        ),
        breaks: basename(name).startsWith("bad"),
      };
    });
}
