/**
 * The files of this repository that a file of code imports or names.
 */
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ROOT } from "@facility-contracts/command/repository";
import typescript from "@facility-contracts/generator/typescript";

/** At run time, imports of types are gone. A compiler reads what is imported, and nothing that is named otherwise. */
export type Phase = "run" | "typecheck";

/** The end of a file that can import others. */
export const CODE = /\.(ts|js|cjs|mjs)$/;

/** `new URL("x.ts", import.meta.url)` and `join(import.meta.dirname, "x.ts")`. */
const NAMED = [
  /new URL\(\s*["']([^"']+)["'],\s*import\.meta\.url\s*,?\s*\)/g,
  /\b(?:join|resolve)\(\s*import\.meta\.dirname,\s*["']([^"']+)["']\s*,?\s*\)/g,
];

/**
 * Imports of types, as Biome writes them. `import("x")` in a type stays: an import more than there is asks for more, and to
 * strip all types takes four times as long.
 */
const OF_TYPES = /^(?:import|export) type [^;]*? from "[^"]+";$/gm;

/** What was read once: most files are reached from many. */
const NAMED_IN = new Map<string, readonly string[]>();

/** All files that are reached from some, with the file that names each. What npm or a build made is not entered. */
export function filesReachedFrom(files: Iterable<string>, phase: Phase): ReadonlyMap<string, string> {
  const namedBy = new Map<string, string>();
  const entered = new Set<string>();
  const waiting = [...files].filter((file) => CODE.test(file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (entered.has(file)) continue;
    entered.add(file);
    for (const named of filesNamedIn(file, phase)) {
      if (!namedBy.has(named)) namedBy.set(named, file);
      if (CODE.test(named) && !isBuilt(named)) waiting.push(named);
    }
  }
  return namedBy;
}

/** The files of the repository that a file imports, statically or not, reads beside itself, or names to start them. */
export function filesNamedIn(file: string, phase: Phase): readonly string[] {
  const key = `${phase} ${file}`;
  const known = NAMED_IN.get(key) ?? readFilesNamedIn(file, phase);
  NAMED_IN.set(key, known);
  return known;
}

function readFilesNamedIn(file: string, phase: Phase): readonly string[] {
  const source = readFileSync(file, "utf8");
  const text = phase === "run" ? source.replaceAll(OF_TYPES, "") : source;
  const imported = typescript
    .preProcessFile(text, true, true)
    .importedFiles.flatMap(({ fileName }) => resolved(fileName, file));
  const patterns = phase === "run" ? NAMED : [];
  const read = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(([, path = ""]) => fileURLToPath(new URL(path.replaceAll(" ", "%20"), pathToFileURL(file))))
    .filter((path) => existsSync(path) && statSync(path).isFile());
  return [...new Set([...imported, ...read])].filter(isOurs);
}

/** Where an import leads; nowhere in this repository for what Node or npm brings. */
function resolved(specifier: string, from: string): readonly string[] {
  if (specifier.startsWith(".")) {
    const file = join(dirname(from), specifier);
    // Declarations import what stands beside them by the name of the module.
    return [file, file.replace(/\.js$/, ".d.ts")].filter((path) => existsSync(path)).slice(0, 1);
  }
  const [, name, path] = /^(@facility-contracts\/[^/]+)(\/.+)?$/.exec(specifier) ?? [];
  return name === undefined ? [] : exportsOf(name, `.${path ?? ""}`, from);
}

/** The files behind an entry of a workspace, under every condition, whether they have been built or not. */
function exportsOf(name: string, entry: string, from: string): readonly string[] {
  const folder = realpathSync(join(ROOT, "node_modules", name));
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // Node takes the entry itself, else the pattern whose beginning is the longest.
  const patterns = Object.keys(exports).sort(
    (a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length,
  );
  for (const key of [entry, ...patterns]) {
    const [before = "", after] = key.split("*");
    const fits = after === undefined ? key === entry : entry.startsWith(before) && entry.endsWith(after);
    if (!fits || !(key in exports)) continue;
    const star = entry.slice(before.length, entry.length - (after ?? "").length);
    return textsIn(exports[key]).map((path) => join(folder, path.replace("*", star)));
  }
  throw new Error(`${from} imports ${entry} of ${name}, which does not export it`);
}

function textsIn(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  return typeof target === "object" && target !== null ? Object.values(target).flatMap(textsIn) : [];
}

/** Whether a file is of this repository, and not of a package of npm. */
function isOurs(file: string): boolean {
  return file.startsWith(ROOT) && !file.includes(`${sep}node_modules${sep}`);
}

/** Whether a file is what a build wrote. */
export function isBuilt(file: string): boolean {
  return file.includes(`${sep}dist${sep}`);
}
