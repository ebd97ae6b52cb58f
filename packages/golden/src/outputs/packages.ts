/**
 * What the published packages declare and export, as they were built, but for what is generated from our contract.
 */
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "@facility-contracts/command/repository";
import { apis } from "@facility-contracts/contract/apis";
import { validatorModule } from "@facility-contracts/generator/validators";
import { contractOf } from "@facility-contracts/model/contract";
import type { Output } from "../golden-file.ts";

const PACKAGES = ["packages/client", "packages/conformance"];
const OF_OUR_CONTRACT = /\/(generated|contract-types)\//;

/** Each file of declarations, what each module exports, and the validators that the frozen contract gives. */
export async function packages(): Promise<Output> {
  const output = new Map<string, string>();
  for (const folder of PACKAGES) {
    const files = globSync(`${folder}/dist/**/*.{d.ts,js}`, { cwd: ROOT }).sort();
    if (files.length === 0) throw new Error(`${folder}/dist is missing. Next: npm run build`);
    for (const file of files.filter((path) => !OF_OUR_CONTRACT.test(path)))
      output.set(file, file.endsWith(".d.ts") ? await readFile(join(ROOT, file), "utf8") : "built");
    for (const [name, path] of await exportsOf(folder))
      output.set(`${folder} exports ${name}`, await namesOf(path));
  }
  for (const api of apis)
    output.set(`validators of ${api.name}`, validatorModule(contractOf(api.document, api.name)).code);
  return output;
}

/** The modules of a package, by the name that they are imported by. */
async function exportsOf(folder: string): Promise<[string, string][]> {
  const { exports } = JSON.parse(await readFile(join(ROOT, folder, "package.json"), "utf8"));
  return Object.entries(exports).flatMap(([name, target]): [string, string][] => {
    const path = Object(target).default;
    return typeof path === "string" ? [[name, join(ROOT, folder, path)]] : [];
  });
}

/** What belongs to a test runner can be imported in a test only. */
async function namesOf(path: string): Promise<string> {
  try {
    return Object.keys(await import(pathToFileURL(path).href)).join(" ");
  } catch (error) {
    return `cannot be imported here: ${error instanceof Error ? error.name : error}`;
  }
}
