/**
 * The declarations of a package that is published: what its entries reach and nothing more, with those of the contract, as
 * its own package is not published.
 */
import { existsSync, globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { Failure } from "@facility-contracts/command/failure";

const { resolve } = createRequire(import.meta.url);

/** Where those of the contract are in the package. */
const FOLDER = "contract-types";

/**
 * Makes the declarations in a folder refer to each other by the names that they have in the package, copies those of the
 * contract that they need into its `contract-types/`, and removes those that no entry leads to.
 *
 * @param entries the declarations that `exports` of the package names: `index.d.ts`
 * @throws Failure when one that is kept needs a workspace that is not published
 */
export async function publishTypes(dist: string, entries: readonly string[]): Promise<void> {
  const reached = new Map<string, string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = sourceOf(dist, file);
    if (reached.has(file) || !existsSync(path)) continue;
    const source = published(file, await readFile(path, "utf8"));
    reached.set(file, source);
    waiting.push(...importsOf(file, source));
  }
  await mkdir(join(dist, FOLDER), { recursive: true });
  for (const [file, source] of reached) await writeFile(join(dist, file), source);
  for (const file of globSync("**/*.d.ts", { cwd: dist }))
    if (!reached.has(file.replaceAll("\\", "/"))) await rm(join(dist, file));
}

/** What a declaration of the package is made of. */
function sourceOf(dist: string, file: string): string {
  const contract = dirname(resolve("@facility-contracts/contract/operations"));
  return file.startsWith(`${FOLDER}/`) ? join(contract, posix.basename(file)) : join(dist, file);
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

/** The declarations that one imports. */
function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(/(?:from|import) ?\(?"([^"]+)"/g)].flatMap(([, name = ""]) => {
    if (name.startsWith("@facility-contracts/"))
      throw new Failure(1, `${file}: its types need ${name}, which is not published. Keep them internal.`);
    return name.startsWith(".") ? [posix.join(posix.dirname(file), name).replace(/\.js$/, ".d.ts")] : [];
  });
}
