/**
 * The sources of a contract: which names they have, and the same with other names.
 */
import { existsSync, globSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { renamedYaml } from "./rename-yaml.ts";
import type { Renaming } from "./words.ts";

type Rename = Pick<Renaming, "rename">;

/** The shape of a file below the folder of an API, by where it is. */
const SHAPE_BY_PATH: readonly (readonly [RegExp, string])[] = [
  [/^openapi\.yaml$/, "root"],
  [/^facts\.yaml$/, "ledger"],
  [/^rules\.yaml$/, "rules"],
  [/^paths\//, "pathItem"],
  [/^components\/schemas\//, "schema"],
  [/^components\/(parameters|headers)\//, "parameter"],
  [/^components\/responses\//, "answer"],
  [/^components\/requestBodies\//, "body"],
  [/^components\/examples\//, "example"],
  [/^components\/securitySchemes\//, "securityScheme"],
];

/** Files beside the APIs that may name their folders. */
const SETTINGS = ["redocly.yaml", "redocly.bundle.yaml", ".redocly.lint-ignore.yaml"];

/** The lint rule that names the responses which an API shares. */
const RULE_OF_RESPONSES = "rules/error-statuses.ts";

/** The folders of the APIs in a folder of sources. */
export async function apiNamesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, "openapi.yaml"))).sort();
}

/** Every name that sources have. */
export async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = new Set(await apiNamesIn(folder));
  const note: Rename = {
    rename(name) {
      names.add(name);
      return name;
    },
  };
  for (const api of [...names])
    for (const { file, shape } of sourcesOf(join(folder, api))) {
      renamedYaml(await readFile(file, "utf8"), shape, note);
      if (isNamed(shape)) names.add(basename(file, ".yaml"));
    }
  return names;
}

/** Gives everything in sources other names: folders and files, what they hold, and what the settings of lint say of them. */
export async function renameSources(folder: string, renaming: Rename): Promise<void> {
  const apis = await apiNamesIn(folder);
  for (const api of apis) {
    for (const { file, shape } of sourcesOf(join(folder, api))) {
      const text = renamedYaml(await readFile(file, "utf8"), shape, renaming);
      await writeFile(file, text);
      if (isNamed(shape))
        await rename(file, join(dirname(file), `${renaming.rename(basename(file, ".yaml"))}.yaml`));
    }
    await rename(join(folder, api), join(folder, renaming.rename(api)));
  }
  for (const file of SETTINGS.map((name) => join(folder, name)).filter((path) => existsSync(path))) {
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      apis.reduce((all, api) => all.replaceAll(new RegExp(`\\b${api}\\b`, "g"), renaming.rename(api)), text),
    );
  }
  const rule = join(folder, RULE_OF_RESPONSES);
  if (!existsSync(rule)) return;
  const text = await readFile(rule, "utf8");
  await writeFile(
    rule,
    text.replaceAll(/(?<=component: ")\w+(?=")/g, (name) => renaming.rename(name)),
  );
}

/** Removes the APIs of a folder of sources. */
export async function removeSources(folder: string): Promise<void> {
  for (const api of await apiNamesIn(folder)) await rm(join(folder, api), { recursive: true });
}

function sourcesOf(folder: string): { readonly file: string; readonly shape: string }[] {
  const files = globSync("**/*.yaml", { cwd: folder }).map((file) => file.replaceAll("\\", "/"));
  return files.sort().flatMap((file) => {
    const [, shape] = SHAPE_BY_PATH.find(([path]) => path.test(file)) ?? [];
    return shape === undefined ? [] : [{ file: join(folder, file), shape }];
  });
}

/** Whether a file with this shape is named after what it holds. */
function isNamed(shape: string): boolean {
  return !["root", "ledger", "rules"].includes(shape);
}
