/**
 * The clients that others generate from the same documents.
 */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "@facility-contracts/command/failure";
import { installTool } from "@facility-contracts/tools";
import { rolldown } from "rolldown";
import { CONTRACTS } from "./contracts.ts";

const { resolve } = createRequire(import.meta.url);
const APIS = CONTRACTS.map(({ name }) => name);

/** The file that has the operations, and one for Node. */
export type GeneratedApi = Readonly<Record<"source" | "module", string>>;

/** What a generator has made of each document. */
export type Generated = Readonly<Record<string, GeneratedApi>>;

/** Generates with @hey-api/openapi-ts: its defaults, of which client-fetch is one. */
export async function generateHeyApi(folder: string): Promise<Generated> {
  for (const api of APIS) {
    const options = ["-i", document(api), "-o", join(folder, "hey-api", api), "--no-log-file", "--silent"];
    await runBin("@hey-api/openapi-ts", "openapi-ts", options, folder);
  }
  const generated = async (api: string) => {
    const source = join(folder, "hey-api", api, "index.ts");
    const entry = join(folder, "hey-api", api, "entry.ts");
    await writeFile(entry, 'export * from "./sdk.gen.ts";\nexport { client } from "./client.gen.ts";\n');
    return { source, module: await moduleFor(entry) };
  };
  return ofEachApi(generated);
}

/** Generates with orval: its client for fetch. */
export async function generateOrval(folder: string): Promise<Generated> {
  const target = (api: string) => join(folder, "orval", `${api}.ts`);
  const projects = APIS.map((api) => [
    api,
    {
      input: document(api),
      output: { target: target(api), client: "fetch", baseUrl: { getBaseUrlFromSpecification: true } },
    },
  ]);
  const config = join(folder, "orval.config.mjs");
  await writeFile(config, `export default ${JSON.stringify(Object.fromEntries(projects))};\n`);
  await runBin("orval", "orval", ["--config", config, "--quiet"], folder);
  const generated = async (api: string) => ({ source: target(api), module: await moduleFor(target(api)) });
  return ofEachApi(generated);
}

async function ofEachApi(generated: (api: string) => Promise<GeneratedApi>): Promise<Generated> {
  return Object.fromEntries(await Promise.all(APIS.map(async (api) => [api, await generated(api)] as const)));
}

function document(api: string): string {
  return resolve(`@facility-contracts/contract/${api}.json`);
}

async function runBin(name: string, command: string, args: string[], cwd: string): Promise<void> {
  const modules = await installTool("client-generators");
  try {
    const manifest = join(modules, name, "package.json");
    const bin: string = JSON.parse(await readFile(manifest, "utf8")).bin[command];
    await promisify(execFile)(process.execPath, [join(dirname(manifest), bin), ...args], { cwd });
  } catch (cause) {
    throw new Failure(1, `${name} does not generate a client: ${cause}`, { cause });
  }
}

/** The generated files cannot be run as they are. */
async function moduleFor(source: string): Promise<string> {
  const file = source.replace(/ts$/, "mjs");
  const bundle = await rolldown({ input: source, platform: "node" });
  await bundle.write({ file, format: "esm" });
  await bundle.close();
  return file;
}
