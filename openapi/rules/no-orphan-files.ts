/**
 * Every file in a folder below the root document is used. Redocly never opens a file that nothing points at.
 */
import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve as resolvePath, sep } from "node:path";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

export const noOrphanFiles: Oas3Rule = () => {
  const used = new Set<string>();
  return {
    ref(node: { $ref: string }, { resolve }: UserContext) {
      const file = resolve(node).location?.source.absoluteRef;
      if (file !== undefined) used.add(resolvePath(file));
    },
    Root: {
      leave(_root: unknown, { report, location }: UserContext) {
        const folder = dirname(location.source.absoluteRef);
        const orphans = readdirSync(folder, { recursive: true, withFileTypes: true })
          // Beside the root document are the files about it, which nothing points at.
          .filter((entry) => entry.isFile() && entry.parentPath !== folder)
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => !used.has(file))
          .map((file) => relative(folder, file).replaceAll(sep, "/"));
        for (const orphan of orphans.sort()) {
          report({ message: `Nothing points at ${orphan}. Use it with a $ref, or delete it.`, location });
        }
      },
    },
  };
};
