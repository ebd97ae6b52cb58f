/**
 * What the committed folders of generated files have to hold, computed from `openapi/`. `generate.ts` writes it,
 * `drift.ts` compares with it.
 */
import { join } from "node:path";
import { type Bundle, bundleApis, type OpenApiDocument } from "@facility-contracts/command/bundle";
import {
  CLIENT,
  CONTRACT,
  FROZEN_CONTRACT,
  FROZEN_SOURCE,
  SOURCE,
} from "@facility-contracts/command/repository";
import { readLedger } from "@facility-contracts/facts";
import { facadeModule } from "./facade.ts";
import { groundsModule } from "./grounds.ts";
import { operationModules } from "./operations.ts";
import { typeModule } from "./types.ts";

const NOTICE = "Generated from openapi/ by `npm run generate`. Do not edit.";

/** Path, from the root of the repository, and content of every generated file: of our contract, and of the frozen one. */
export async function committedFiles(): Promise<Map<string, string>> {
  const frozen = await generatedFiles(FROZEN_SOURCE);
  // The facade of the frozen contract is nobody's client.
  const documents = [...frozen].filter(([file]) => file.startsWith(CONTRACT));
  return new Map([
    ...(await generatedFiles()),
    ...documents.map(([file, content]) => [file.replace(CONTRACT, FROZEN_CONTRACT), content] as const),
  ]);
}

/**
 * Path, as if it were that of our contract, and content of every file that is generated from a source.
 *
 * @param source the folder with `redocly.yaml`
 * @throws {ContractError} when a document cannot be read
 */
export async function generatedFiles(source: string = SOURCE): Promise<Map<string, string>> {
  const bundles = await bundleApis(source);
  const files = await generatedFilesOf(bundles);
  for (const bundle of bundles)
    files.set(
      `${CONTRACT}/${bundle.api}.grounds.json`,
      groundsModule(bundle, await readLedger(join(source, bundle.api, "facts.yaml")), NOTICE),
    );
  return files;
}

/** Path and content of every file that is generated from these documents. */
export async function generatedFilesOf(bundles: readonly Bundle[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const bundle of bundles) {
    const { openapi, components, ...rest } = bundle.document;
    // JSON has no comments: the notice is an extension of the document.
    const document = { openapi, "x-generated": NOTICE, ...rest, components: sortedByName(components) };
    files.set(`${CONTRACT}/${bundle.api}.json`, `${JSON.stringify(document, null, 2)}\n`);
    files.set(`${CONTRACT}/${bundle.api}.d.ts`, `// ${NOTICE}\n\n${await typeModule(document)}`);
    files.set(`${CLIENT}/${bundle.api}.ts`, `// ${NOTICE}\n\n${await facadeModule(bundle)}`);
  }
  const { js, dts } = operationModules(bundles);
  files.set(`${CONTRACT}/operations.js`, `// ${NOTICE}\n\n${js}`);
  files.set(`${CONTRACT}/operations.d.ts`, `// ${NOTICE}\n\n${dts}`);
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
