/**
 * Reads `conformance.config.ts` and says what is wrong with it.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import type { Api } from "@facility-contracts/contract/operations";
import { isObject } from "@facility-contracts/model/json";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { CONFIG_VERSION, type ProviderConfig } from "./config.ts";
import { operationsOf } from "./contract/operation.ts";

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
 * Reads the configuration of a provider, with another address if one is given.
 *
 * @throws Failure with exit code 2 when it is missing or not one.
 */
export async function readConfig(api: Api, file: string, url?: string): Promise<ProviderConfig> {
  const path = resolve(file);
  if (!existsSync(path))
    throw new Failure(2, `There is no ${file}. --config names the file; the README shows one`);
  const content: unknown = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    throw new Failure(
      2,
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  });
  const config = isObject(content) ? content.default : undefined;
  if (!isObject(config)) throw new Failure(2, `${file} has no default export with a configuration by API`);
  const { version = CONFIG_VERSION, ...providers } = config;
  if (version !== CONFIG_VERSION)
    throw new Failure(
      2,
      `${file} has version ${JSON.stringify(version)}, and this facility-conformance reads version ${CONFIG_VERSION}`,
    );
  const provider = providers[api];
  if (provider === undefined) {
    const has = Object.keys(providers).join(", ") || "nothing";
    throw new Failure(2, `${file} has no entry for ${api}; it has ${has}`);
  }
  const replaced = url === undefined || !isObject(provider) ? provider : { ...provider, baseUrl: url };
  return checkedConfig(api, replaced, file);
}

/**
 * Checks a configuration, of which TypeScript may have seen nothing.
 *
 * @throws Failure with exit code 2 that names the place and what should stand there.
 */
function checkedConfig(api: Api, config: unknown, file: string): ProviderConfig {
  const ajv = createAjv({ verbose: true });
  if (ajv.validate<ProviderConfig>(schemaOf(api), config)) return checkedRest(config, api, file);
  const [fault] = ajv.errors ?? [];
  const at = [api, ...(fault?.instancePath.split("/").slice(1) ?? [])].join(".");
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

function checkedRest(config: ProviderConfig, api: Api, file: string): ProviderConfig {
  const base = URL.canParse(config.baseUrl ?? "http://x") ? new URL(config.baseUrl ?? "http://x") : undefined;
  if (base === undefined || base.username !== "" || base.password !== "")
    throw new Failure(2, `${file}: ${api}.baseUrl must be an address without a user and a password in it`);
  for (const [name, probe] of Object.entries(config.probes ?? {}))
    if (typeof probe !== "function")
      throw new Failure(2, `${file}: ${api}.probes.${name} must be a function`);
  return config;
}

/** The JSON Schema of a configuration: which credentials and operations there are, the contract says. */
function schemaOf(api: Api): object {
  const operations = operationsOf(api);
  const schemes = [
    ...new Set(operations.flatMap(({ security }) => security.schemes.map(({ name }) => name))),
  ];
  const object = (properties: object, required: readonly string[] = []) => ({
    type: "object",
    additionalProperties: false,
    required,
    properties,
  });
  const secret = { type: "string", minLength: 1 };
  const secrets = Object.fromEntries(schemes.map((name) => [name, secret]));
  const id = { type: ["string", "integer"] };
  const resources = object({ existing: { type: "array", minItems: 1, items: id }, absent: id }, ["existing"]);
  return object(
    {
      baseUrl: { type: "string", pattern: "^https?://" },
      credentials: object(
        {
          valid: object(secrets, schemes),
          wrong: object(secrets),
          expired: object(secrets),
          withoutRole: object(secrets, schemes),
        },
        ["valid"],
      ),
      resources: object(Object.fromEntries(operations.map(({ operationId }) => [operationId, resources]))),
      references: {
        type: "object",
        additionalProperties: { type: "array", minItems: 1, items: { type: "integer" } },
      },
      probes: object({ anomaliesOfReport: {}, anomaly: {}, ticket: {} }),
      rules: { type: "boolean" },
    },
    ["credentials"],
  );
}
