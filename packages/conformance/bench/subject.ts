/**
 * What the contestants are measured on: contracts, each with a correct provider and what somebody has to know to call it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { contractOf } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import { CONFIG } from "@facility-contracts/provider/config";
import { foreignProvider } from "@facility-contracts/provider/foreign/provider";
import { createProvider } from "@facility-contracts/provider/provider";
import type { Transport } from "@facility-contracts/provider/wire";
import type { ProviderConfig } from "../src/config.ts";
import type { ApiContract } from "../src/contract/contracts.ts";

const { resolve } = createRequire(import.meta.url);

/** A contract and its provider. */
export interface Subject {
  readonly api: ApiContract;
  /** Its document. */
  readonly file: string;
  /** How this suite is told about it: the name of an API of ours, else the document. */
  readonly argument: string;
  readonly config: ProviderConfig;
  /** Makes a correct provider: what one run has changed, the next does not see. */
  createProvider(): { readonly handle: Transport };
}

/** Subjects that are measured together. */
export interface Group {
  readonly name: string;
  readonly subjects: readonly Subject[];
}

/** Ours, and one that nobody wrote here. */
export const GROUPS: readonly Group[] = [
  {
    name: "every API of ours",
    subjects: Object.entries(CONFIG).map(([name, config]) => {
      const file = resolve(`@facility-contracts/contract/frozen/${name}.json`);
      return { api: apiOf(name, file), file, argument: name, config, createProvider };
    }),
  },
  { name: "the API of ReadMe", subjects: [foreign("readme", "@readme/oas-examples/3.1/json/readme.json")] },
];

function foreign(name: string, document: string): Subject {
  const file = resolve(document);
  const api = apiOf(name, file);
  const make = () => foreignProvider(api.contract);
  return { api, file, argument: file, config: make().config, createProvider: make };
}

function apiOf(name: string, file: string): ApiContract {
  const document = objectOf(JSON.parse(readFileSync(file, "utf8")));
  return { name, contract: contractOf(document, name), shown: new Set(), rules: [] };
}
