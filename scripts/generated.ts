/**
 * What `packages/contract/generated` has to hold, computed from `openapi/`. `generate.ts` writes it, `drift.ts`
 * compares with it.
 */
import { join } from "node:path";
import { bundleApis, type OpenApiDocument, ROOT } from "./bundle.ts";
import { operationModules } from "./operations.ts";
import { typeModule } from "./types.ts";

/** The hand-authored documents. */
export const SOURCE = join(ROOT, "openapi");
/** The committed output. */
export const TARGET = join(ROOT, "packages/contract/generated");

const NOTICE = "Generated from openapi/ by `npm run generate`. Do not edit.";

/**
 * File name and content of every generated file.
 *
 * @param source the folder with `redocly.yaml`
 * @throws {ContractError} when a document cannot be read
 */
export async function generatedFiles(source: string = SOURCE): Promise<Map<string, string>> {
  const bundles = await bundleApis(source);
  const files = new Map<string, string>();
  for (const bundle of bundles) {
    const { openapi, components, ...rest } = bundle.document;
    // JSON has no comments: the notice is an extension of the document.
    const document = { openapi, "x-generated": NOTICE, ...rest, components: sortedByName(components) };
    files.set(`${bundle.api}.json`, `${JSON.stringify(document, null, 2)}\n`);
    files.set(`${bundle.api}.d.ts`, `// ${NOTICE}\n\n${await typeModule(document)}`);
  }
  const { js, dts } = operationModules(bundles);
  files.set("operations.js", `// ${NOTICE}\n\n${js}`);
  files.set("operations.d.ts", `// ${NOTICE}\n\n${dts}`);
  return files;
}

/** The components of each kind by name. The bundler has them in order of first use, which an addition can change. */
function sortedByName(components: OpenApiDocument["components"]): OpenApiDocument["components"] {
  return Object.fromEntries(
    Object.entries(components).map(([kind, named]) => [
      kind,
      Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}
