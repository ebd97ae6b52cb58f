import { basename, dirname, extname, resolve } from "node:path";

/** What the document of a folder is called. */
export const MAIN_FILES = ["openapi.yaml", "openapi.yml", "openapi.json"];

/** What a document is called by its file: `tickets` for `tickets.json` and for `tickets/openapi.yaml`. */
export function documentName(file: string): string {
  const path = resolve(file);
  const isMain = MAIN_FILES.includes(basename(path));
  return isMain ? basename(dirname(path)) : basename(path, extname(path));
}
