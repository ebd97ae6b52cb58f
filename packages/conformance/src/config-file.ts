/**
 * Reads `conformance.config.ts` and says what is wrong with it.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { printable } from "@facility-contracts/command/printable";
import { property } from "@facility-contracts/generator/names";
import { isObject } from "@facility-contracts/model/json";
import { keysOf } from "@facility-contracts/model/pointer";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { addressFault } from "./address.ts";
import { CONFIG_VERSION, type Credential, type Names, type ProviderConfig } from "./config.ts";
import { configSchemaOf, neededSchemesOf } from "./config-schema.ts";
import type { ApiContract } from "./contract/contracts.ts";
import { rowParameterOf } from "./contract/operation.ts";
import { operationsOf } from "./contract/operations.ts";

/** A configuration as it is written: credentials may say where they come from. */
type WrittenConfig = ProviderConfig<Names, Credential>;

/** The file that is looked for first when none is named. */
export const DEFAULT_FILE = "conformance.config.ts";

/** The files that are looked for. */
export const DEFAULT_FILES = [
  DEFAULT_FILE,
  "conformance.config.mts",
  "conformance.config.js",
  "conformance.config.mjs",
];

/**
 * Reads the configuration of a provider, with another address if one is given. Without a file, or an entry in it, there
 * are no credentials and no rows, which is enough for a contract that needs no credentials.
 *
 * @throws Failure with exit code 2 when it is missing or not one.
 */
export async function readConfig(
  api: ApiContract,
  file: string | undefined,
  url?: string,
): Promise<WrittenConfig> {
  if (file === undefined) return configWithoutFile(api, url);
  const { name } = api;
  const path = resolve(file);
  if (!existsSync(path))
    throw new Failure(2, `There is no ${file}. --config names the file; the README shows one`);
  const content: unknown = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    throw new Failure(2, `${file} cannot be read: ${messageOf(cause)}`, { cause });
  });
  const config = isObject(content) ? content.default : undefined;
  if (!isObject(config)) throw new Failure(2, `${file} has no default export with a configuration by API`);
  const { version = CONFIG_VERSION, ...providers } = config;
  const provider = providers[name];
  if (isObject(provider) && "resources" in provider) throw new Failure(2, rowsInPlaceOf(api, provider, file));
  if (version !== CONFIG_VERSION)
    throw new Failure(
      2,
      `${file} has version ${JSON.stringify(version)}, and this facility-conformance reads version ${CONFIG_VERSION}${version === 1 ? ", which has rows: { kind: … } in place of resources: { operation: … }" : ""}`,
    );
  if (provider === undefined) {
    const has = Object.keys(providers).join(", ") || "nothing";
    const missing = `${file} has no entry for ${name}; it has ${has}`;
    if (neededSchemesOf(api).length > 0) throw new Failure(2, missing);
    // The others may be those of other documents, or this one's under a wrong name.
    console.error(printable(`${missing}. Nothing of it is used`));
    return configWithoutFile(api, url);
  }
  const replaced = url === undefined || !isObject(provider) ? provider : { ...provider, baseUrl: url };
  return checkedConfig(api, replaced, file);
}

function configWithoutFile(api: ApiContract, url: string | undefined): WrittenConfig {
  const [needed] = neededSchemesOf(api);
  if (needed !== undefined)
    throw new Failure(
      2,
      `${api.name} needs credentials (${needed}), and there is no ${DEFAULT_FILE}. --init writes one to fill in, --config names another`,
    );
  return { credentials: { valid: {} }, ...(url === undefined ? {} : { baseUrl: url }) };
}

/** What stands in place of the rows by operation of version 1. */
function rowsInPlaceOf(
  api: ApiContract,
  { resources }: { readonly resources?: unknown },
  file: string,
): string {
  const named = operationsOf(api).flatMap((operation) => {
    const row = rowParameterOf(operation)?.row;
    return row !== undefined && isObject(resources) && operation.operationId in resources
      ? [{ operation: operation.operationId, row }]
      : [];
  });
  const before = named.map(({ operation }) => `${operation}: …`).join(", ");
  const now = [...new Set(named.map(({ row }) => property(row)))].map((row) => `${row}: …`).join(", ");
  return `${file}: ${api.name}.resources are rows by kind since version ${CONFIG_VERSION}: write version: ${CONFIG_VERSION} and rows: { ${now} } in place of resources: { ${before} }`;
}

/**
 * Checks a configuration, of which TypeScript may have seen nothing.
 *
 * @throws Failure with exit code 2 that names the place and what should stand there.
 */
function checkedConfig(api: ApiContract, config: unknown, file: string): WrittenConfig {
  const ajv = createAjv({ verbose: true });
  if (ajv.validate<WrittenConfig>(configSchemaOf(api), config)) return checkedRest(config, api, file);
  const [fault] = ajv.errors ?? [];
  const at = [api.name, ...keysOf(fault?.instancePath ?? "")].join(".");
  const { additionalProperty, allowedValues } = fault?.params ?? {};
  const known = isObject(fault?.parentSchema?.properties)
    ? Object.keys(fault.parentSchema.properties).join(", ")
    : "";
  const message =
    additionalProperty === undefined
      ? `${fault?.message ?? "is not valid"}${Array.isArray(allowedValues) ? ` (${allowedValues.join(", ")})` : ""}`
      : `has '${additionalProperty}', which is none of ${known}`;
  throw new Failure(2, `${file}: ${at} ${message}`);
}

function checkedRest(config: WrittenConfig, api: ApiContract, file: string): WrittenConfig {
  const fault = addressFault(config.baseUrl ?? "http://x");
  if (fault !== undefined) throw new Failure(2, `${file}: ${api.name}.baseUrl ${fault}`);
  const functions = [
    ...Object.entries(config.probes ?? {}).map(([name, probe]) => ({ at: `probes.${name}`, value: probe })),
    ...Object.entries(config.rows ?? {}).map(([kind, { fresh }]) => ({
      at: `rows.${kind}.fresh`,
      value: fresh,
    })),
  ];
  for (const { at, value } of functions)
    if (value !== undefined && typeof value !== "function")
      throw new Failure(2, `${file}: ${api.name}.${at} must be a function`);
  return config;
}
