/**
 * The JavaScript of a package that is published.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { keysIn, objectOf } from "@facility-contracts/model/json";
import { rolldown } from "rolldown";

/**
 * Writes dist/ of a package anew, with what it needs of other workspaces in it: those are not published. What the package depends
 * on is installed with it.
 *
 * @param input source files by what they are called in dist/
 */
export async function bundlePackage(root: string, input: Readonly<Record<string, string>>): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  const { dependencies, peerDependencies } = objectOf(
    JSON.parse(await readFile(join(root, "package.json"), "utf8")),
  );
  const installed = [...keysIn(dependencies), ...keysIn(peerDependencies)];
  const bundle = await rolldown({
    cwd: root,
    input: { ...input },
    platform: "node",
    external: installed.map((name) => new RegExp(`^${name}(/|$)`)),
  });
  await bundle.write({ dir: join(root, "dist"), format: "esm", chunkFileNames: "[name].js" });
  await bundle.close();
}
