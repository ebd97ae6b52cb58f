/**
 * Writes contracts of many operations for the benchmark: one of the frozen contract, with its operations again and again
 * below other paths. Everything that a person writes by hand is there, so that every gate has its full work.
 */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FROZEN_SOURCE, SOURCE } from "@facility-contracts/command/repository";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { isPlainObject } from "@redocly/openapi-core";
import { parse, stringify } from "yaml";

/** The API of the frozen contract that is copied. */
export const API = "safety-register";

/**
 * Writes a folder like `openapi/` with this many operations.
 *
 * @param folder does not exist yet; below the repository, so that the rules find what they import
 * @param operations how many; undefined: the frozen contract as it is
 */
export async function writeContract(folder: string, operations: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(join(SOURCE, "rules"), join(folder, "rules"), {
    recursive: true,
    filter: (path) => !/rules\/(fixtures|test)$/.test(path),
  });
  await cp(join(SOURCE, "redocly.yaml"), join(folder, "redocly.yaml"));
  if (operations === undefined) {
    await cp(FROZEN_SOURCE, folder, { recursive: true });
    return;
  }
  await cp(join(FROZEN_SOURCE, API), join(folder, API), { recursive: true });
  await writePaths(join(folder, API), operations);
}

/** A copy of a path: what it is called in each of the files that speak of it. */
interface Copy {
  readonly path: string;
  readonly file: string;
  readonly original: { readonly path: string; readonly file: string };
  readonly letters: string;
}

async function writePaths(folder: string, operations: number): Promise<void> {
  const root = parse(await readFile(join(folder, "openapi.yaml"), "utf8"));
  const originals = Object.entries(recordOf(root.paths)).map(([path, item]) => ({
    path,
    file: String(recordOf(item).$ref).replace(/^paths\//, ""),
  }));
  const copies = Array.from({ length: Math.max(0, operations - originals.length) }, (_, index): Copy[] => {
    const original = originals[index % originals.length];
    if (original === undefined) return [];
    const letters = lettersOf(Math.floor(index / originals.length));
    return [{ original, letters, path: `/${letters}${original.path}`, file: `${letters}_${original.file}` }];
  }).flat();
  for (const { original, file, letters } of copies) {
    const text = await readFile(join(folder, "paths", original.file), "utf8");
    const renamed = text.replaceAll(/^( +operationId: \w+)$/gm, `$1${letters.toUpperCase()}`);
    await writeFile(join(folder, "paths", file), renamed);
  }
  const kept = originals.slice(0, operations);
  root.paths = Object.fromEntries(
    [...kept, ...copies].map(({ path, file }) => [path, { $ref: `paths/${file}` }]),
  );
  await writeFile(join(folder, "openapi.yaml"), stringify(root));
  const ledger = join(folder, "facts.yaml");
  await writeFile(ledger, stringify(withCopies(parse(await readFile(ledger, "utf8")), copies)));
}

/** A list that names places, with the entries of a copied path once more for each copy. */
function withCopies(value: unknown, copies: readonly Copy[]): unknown {
  if (Array.isArray(value))
    return value.flatMap((item) => [item, ...copies.flatMap((copy) => renamed(item, copy))]);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withCopies(item, copies)]));
}

/** The entry as the copy has it; nothing when it is not about the path that was copied. */
function renamed(entry: unknown, { path, file, original }: Copy): unknown[] {
  const [from, to] = [original.path, path].map((name) => pointerBelow("#/paths", name));
  const text = JSON.stringify(entry);
  const copied = text
    .replaceAll(`paths/${original.file}#`, `paths/${file}#`)
    .replaceAll(` ${original.path}"`, ` ${path}"`)
    .replaceAll(`${from}/`, `${to}/`)
    .replaceAll(`${from}"`, `${to}"`);
  return copied === text ? [] : [JSON.parse(copied)];
}

/** Numbers as letters, since an operationId has nothing else: `a` to `z`, `aa`, ... */
function lettersOf(number: number): string {
  const rest = Math.floor(number / 26);
  const last = String.fromCharCode(97 + (number % 26));
  return rest === 0 ? last : lettersOf(rest - 1) + last;
}

function recordOf(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {};
}
