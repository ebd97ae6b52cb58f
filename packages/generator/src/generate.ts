/**
 * Writes the generated code: `openapi/` -> `packages/contract/generated`, `packages/client/generated`; and that of the
 * frozen contract beside its source, which shows what a change of the generator does.
 *
 *     npm run generate
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { runOnGenerated } from "./command.ts";
import { foldersOf, presentIn } from "./drift-of.ts";

/** `npm run generate`. */
export function generate(): Promise<void> {
  return runOnGenerated(
    "generate",
    {
      does: "Writes the bundled documents, their types, the list of operations and the facade of the client.",
      exits: "Exit codes: 0 written, 1 the contract cannot be read, 2 wrong use.",
    },
    async (folder) => {
      // Only now: what generates takes half a second to load, and --help needs none of it. The thread first, as its compiler
      // takes longest.
      const { startTypesThread } = await import("./types-thread.ts");
      const writeTypes = startTypesThread();
      const { committedFiles } = await import("./generated.ts");
      const files = await committedFiles(writeTypes);
      const folders = foldersOf(files);
      for (const name of folders) await mkdir(join(folder, name), { recursive: true });
      for (const [name, content] of files) await writeAtomically(join(folder, name), content);
      for (const name of await presentIn(folders, folder)) if (!files.has(name)) await rm(join(folder, name));
      console.log(
        `Wrote ${files.size} generated files in ${Math.round(performance.now())} ms. Next: npm test`,
      );
      return 0;
    },
  );
}
