/**
 * The declarations of a package that is published: what its entries reach and nothing more, with those of the contract, as
 * its own package is not published.
 */
import { globSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { Failure } from "@facility-contracts/command/failure";

const { resolve } = createRequire(import.meta.url);

const FOLDER = "contract-types";

/**
 * Copies the declarations of the contract into `contract-types/` of a folder with declarations, makes those refer to them and
 * to each other by the names that they have in the package, and removes those that no entry leads to.
 *
 * @param entries the declarations that `exports` of the package names: `index.d.ts`
 * @throws Failure when one that is kept needs a workspace that is not published
 */
export async function publishTypes(dist: string, entries: readonly string[]): Promise<void> {
  const declarations = globSync("**/*.d.ts", { cwd: dist }).map((file) => file.replaceAll("\\", "/"));
  const contract = dirname(resolve("@facility-contracts/contract/tickets.json"));
  await mkdir(join(dist, FOLDER), { recursive: true });
  for (const name of ["operations.d.ts", "safety-register.d.ts", "tickets.d.ts"])
    await cp(join(contract, name), join(dist, FOLDER, name));
  const sources = new Map<string, string>();
  for (const file of declarations)
    sources.set(file, published(file, await readFile(join(dist, file), "utf8")));
  const reached = reachedFrom(entries, sources);
  for (const [file, source] of sources)
    if (reached.has(file)) await writeFile(join(dist, file), source);
    else await rm(join(dist, file));
}

function published(file: string, source: string): string {
  const folder = posix.relative(posix.dirname(file), FOLDER);
  return source
    .replaceAll(
      /"@facility-contracts\/contract\/([\w-]+)"/g,
      `"${folder.startsWith(".") ? "" : "./"}${folder}/$1.js"`,
    )
    .replaceAll(/"(\.\.?\/[^"]+)\.ts"/g, '"$1.js"');
}

function reachedFrom(entries: readonly string[], sources: ReadonlyMap<string, string>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const source = sources.get(file);
    if (source === undefined || reached.has(file)) continue;
    reached.add(file);
    for (const [, name = ""] of source.matchAll(/(?:from|import) ?\(?"([^"]+)"/g)) {
      if (name.startsWith("@facility-contracts/"))
        throw new Failure(1, `${file}: its types need ${name}, which is not published. Keep them internal.`);
      if (name.startsWith(".")) waiting.push(posix.join(posix.dirname(file), name).replace(/\.js$/, ".d.ts"));
    }
  }
  return reached;
}
