/**
 * The files of a client in their folder: those of this command are replaced, or removed where the client has them no longer;
 * those of others stay.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { printable } from "@facility-contracts/command/printable";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { NOTICE } from "./client-files.ts";

/**
 * Writes the files of a client.
 *
 * @param name what its API is called
 * @param files content by name
 * @returns the files that an earlier run wrote and this one did not: what they take of the others has changed
 * @throws {Failure} for a file that somebody else wrote, before anything is written
 */
export async function writeClient(
  folder: string,
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<string[]> {
  await makeFolder(folder);
  const stale: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name: file } = entry;
    // The name of an API has no dot.
    if (entry.isDirectory() || !file.startsWith(`${name}.`) || !/\.[jt]s$/.test(file)) continue;
    const path = join(folder, file);
    const isOurs = (await readFile(path, "utf8")).startsWith(NOTICE);
    if (files.has(file) && !isOurs)
      throw new Failure(
        1,
        `${printable(path)} is not of this command, which does not overwrite it. Move it, or choose another --name or --out`,
      );
    if (isOurs && !files.has(file)) stale.push(path);
  }
  for (const [file, content] of files) await writeAtomically(join(folder, file), content);
  for (const path of stale) await rm(path);
  return stale;
}
