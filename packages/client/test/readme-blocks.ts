/**
 * The TypeScript blocks of the README and of the pages beside it, as files.
 */
import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { END } from "./run-blocks.ts";

const run = promisify(execFile);
const client = join(import.meta.dirname, "..");
const RUNNER = join(import.meta.dirname, "run-blocks.ts");

const pages = ["README.md", ...globSync("docs/*.md", { cwd: client }).toSorted()];

/** The README and the pages beside it. */
export const DOCUMENTS = await Promise.all(
  pages.map(async (page) => ({ page, text: await readFile(join(client, page), "utf8") })),
);

/** Each block, with what the block below it says that it prints. */
export const BLOCKS = DOCUMENTS.flatMap(({ page, text }) =>
  [...text.matchAll(/^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
    ([block, source = "", output = ""]) => ({
      where: `${page}:${text.slice(0, text.indexOf(block)).split("\n").length}`,
      source,
      output,
    }),
  ),
).map((block, index) => ({ ...block, name: `${index + 1}.ts` }));

/** A folder with a file of each block. */
export interface BlocksFolder {
  readonly folder: string;
  /** What a block prints, in a process of its own. */
  outputOf(name: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Writes the blocks.
 *
 * @param name of the folder, in one that is inside of the package, so that its name is found, and that git ignores
 * @param origin of the mock, in the place of the one that the blocks name
 */
export async function writeBlocks(name: string, origin = "http://127.0.0.1:4010"): Promise<BlocksFolder> {
  const folder = join(client, "readme-blocks", name);
  const remove = () => rm(folder, { recursive: true, force: true });
  await remove();
  await mkdir(folder, { recursive: true });
  for (const block of BLOCKS) {
    const source = block.source.replaceAll("http://127.0.0.1:4010", origin);
    await writeFile(join(folder, block.name), `${source}\nexport {};\n`);
  }
  return {
    folder,
    outputOf: async (block) => {
      const { stdout, stderr } = await run(process.execPath, [RUNNER, join(folder, block)]);
      if (stderr !== "" || !stdout.endsWith(END)) throw new Error(`${stdout}${stderr}`);
      return stdout.slice(0, -END.length);
    },
    remove,
  };
}
