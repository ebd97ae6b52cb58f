/**
 * Every file under `paths/` and `components/` is used. Redocly never opens a file that nothing points at.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve as resolvePath, sep } from "node:path";
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
        for (const part of ["paths", "components"]) {
          const top = join(folder, part);
          if (!existsSync(top)) continue;
          for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
            const file = join(entry.parentPath, entry.name);
            if (!entry.isFile() || used.has(file)) continue;
            const shown = file.slice(folder.length + 1).replaceAll(sep, "/");
            report({ message: `Nothing points at ${shown}. Use it with a $ref, or delete it.`, location });
          }
        }
      },
    },
  };
};
