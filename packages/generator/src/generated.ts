/**
 * What the committed folders of generated files have to hold, computed from `openapi/`. `generate.ts` writes it; `drift.ts`
 * compares with that of our contract, a test with that of the frozen one.
 */
import { join } from "node:path";
import {
  CLIENT,
  CONTRACT,
  FROZEN_CONTRACT,
  FROZEN_SOURCE,
  ROOT,
  SOURCE,
} from "@facility-contracts/command/repository";
import { readLedger } from "@facility-contracts/facts";
import { openApis } from "@facility-contracts/model/apis";
import type { Contract } from "@facility-contracts/model/contract";
import { type JsonObject, objectOf } from "@facility-contracts/model/json";
import { onceFor } from "@facility-contracts/model/once";
import { apiModules } from "./apis.ts";
import { facadeModule } from "./facade.ts";
import { entryModules } from "./facade-entries.ts";
import { checkNames, NAMES_OF_THE_CLIENT } from "./facade-names-check.ts";
import { groundsModule } from "./grounds.ts";
import { operationModules } from "./operations.ts";
import { rulesModule } from "./rules.ts";
import { checkSchemas } from "./schema-types.ts";
import { typeModule } from "./types.ts";
import type { WriteTypes } from "./types-thread.ts";

const NOTICE = "Generated from openapi/ by `npm run generate`. Do not edit.";

/** Path, from the root of the repository, and content of every file that is generated of our contract. */
export async function ownFiles(writeTypes: WriteTypes): Promise<Map<string, string>> {
  const contracts = await contractsOf(SOURCE);
  const [documents, client] = await Promise.all([
    contractFilesFrom(SOURCE, contracts, writeTypes),
    clientFiles(contracts),
  ]);
  return new Map([...documents, ...client]);
}

/**
 * The same of the frozen contract, which has no client.
 *
 * @param opened its documents, where they have been read already
 */
export async function frozenFiles(
  writeTypes?: WriteTypes,
  opened?: readonly Contract[],
): Promise<Map<string, string>> {
  const contracts = opened ?? (await contractsOf(FROZEN_SOURCE));
  const files = await contractFilesFrom(FROZEN_SOURCE, contracts, writeTypes);
  return new Map([...files].map(([file, content]) => [file.replace(CONTRACT, FROZEN_CONTRACT), content]));
}

/** Both: every generated file that is committed. */
export async function committedFiles(writeTypes: WriteTypes): Promise<Map<string, string>> {
  const [own, frozen] = await Promise.all([ownFiles(writeTypes), frozenFiles(writeTypes)]);
  return new Map([...own, ...frozen]);
}

/**
 * Path, as if it were that of our contract, and content of every file that is generated from a source.
 *
 * @param source the folder with a folder an API
 * @param opened its documents, where they have been read already
 * @throws {ContractError} when a document cannot be read
 */
export async function generatedFiles(
  source: string = SOURCE,
  opened?: readonly Contract[],
): Promise<Map<string, string>> {
  const contracts = opened ?? (await contractsOf(source));
  return new Map([...(await contractFilesFrom(source, contracts)), ...(await clientFiles(contracts))]);
}

/** Path and content of every file that is generated from these documents. */
export async function generatedFilesOf(contracts: readonly Contract[]): Promise<Map<string, string>> {
  return new Map([...(await contractFiles(contracts)), ...(await clientFiles(contracts))]);
}

/** Those of them that are about one API: its document, its types and its facade. Those of a document are made once. */
export async function filesOfEachApi(contracts: readonly Contract[]): Promise<Map<string, string>> {
  return new Map([
    ...(await ofEach(contracts, documentAndTypes(typeModule))),
    ...(await ofEach(contracts, facade)),
  ]);
}

function contractsOf(source: string): Promise<readonly Contract[]> {
  return openApis(source, source.replace(ROOT, ""));
}

/** Those of `packages/contract` with what is written beside a document: its ledger and its rules. */
async function contractFilesFrom(
  source: string,
  contracts: readonly Contract[],
  writeTypes?: WriteTypes,
): Promise<Map<string, string>> {
  const files = await contractFiles(contracts, writeTypes);
  for (const contract of contracts) {
    const folder = join(source, contract.name);
    files.set(
      `${CONTRACT}/${contract.name}.grounds.json`,
      groundsModule(contract, await readLedger(join(folder, "facts.yaml")), NOTICE),
    );
    files.set(
      `${CONTRACT}/${contract.name}.rules.json`,
      await rulesModule(contract, folder, folder.replace(ROOT, ""), NOTICE),
    );
  }
  return files;
}

async function contractFiles(
  contracts: readonly Contract[],
  writeTypes: WriteTypes = typeModule,
): Promise<Map<string, string>> {
  const modules = { apis: apiModules(contracts), operations: operationModules(contracts) };
  checkNames(contracts, NAMES_OF_THE_CLIENT);
  const files = await ofEach(contracts, documentAndTypes(writeTypes));
  for (const [name, { js, dts }] of Object.entries(modules)) {
    files.set(`${CONTRACT}/${name}.js`, `// ${NOTICE}\n\n${js}`);
    files.set(`${CONTRACT}/${name}.d.ts`, `// ${NOTICE}\n\n${dts}`);
  }
  return files;
}

async function clientFiles(contracts: readonly Contract[]): Promise<Map<string, string>> {
  const files = await ofEach(contracts, facade);
  for (const [name, source] of await entryModules(contracts))
    files.set(`${CLIENT}/${name}`, `// ${NOTICE}\n\n${source}`);
  return files;
}

async function ofEach(
  contracts: readonly Contract[],
  filesOf: (contract: Contract) => Promise<ReadonlyMap<string, string>>,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const contract of contracts)
    for (const [file, content] of await filesOf(contract)) files.set(file, content);
  return files;
}

const documentAndTypes = onceFor((writeTypes: WriteTypes) =>
  onceFor(async (contract: Contract) => {
    const { openapi, components, ...rest } = contract.document;
    // JSON has no comments: the notice is an extension of the document.
    const document = { openapi, "x-generated": NOTICE, ...rest, components: sortedByName(components) };
    checkSchemas(contract);
    const types = await writeTypes(document);
    return new Map([
      [`${CONTRACT}/${contract.name}.json`, `${JSON.stringify(document, null, 2)}\n`],
      [`${CONTRACT}/${contract.name}.d.ts`, `// ${NOTICE}\n\n${types}`],
    ]);
  }),
);

const facade = onceFor(async (contract: Contract) => {
  const place = {
    runtime: "../src/facade.ts",
    types: `@facility-contracts/contract/${contract.name}`,
    names: "../src/operations.ts",
  };
  return new Map([
    [`${CLIENT}/${contract.name}.ts`, `// ${NOTICE}\n\n${await facadeModule(contract, place)}`],
  ]);
});

/** The components of each kind by name. The bundler has them in order of first use, which an addition can change. */
function sortedByName(components: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(components)).map(([kind, named]) => [
      kind,
      Object.fromEntries(Object.entries(objectOf(named)).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}
