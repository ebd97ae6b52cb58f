/**
 * Loaded before @hey-api/openapi-ts, which builds its files with the API of TypeScript 5 or 6: TypeScript 7, which this
 * repository is compiled with, has none. The scripts have a version 5.
 */
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const scripts = join(import.meta.dirname, "../../../scripts/package.json");
const typescript = pathToFileURL(createRequire(scripts).resolve("typescript")).href;

registerHooks({
  resolve: (specifier, context, next) => next(specifier === "typescript" ? typescript : specifier, context),
});
