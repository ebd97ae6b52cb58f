/**
 * Writes a configuration to fill in.
 */

import { writeFileSync } from "node:fs";
import { codeOf, Failure, messageOf } from "@facility-contracts/command/failure";
import { property } from "@facility-contracts/generator/names";
import { CONFIG_VERSION } from "./config.ts";
import { DEFAULT_FILE } from "./config-file.ts";
import { schemesOf } from "./config-schema.ts";
import type { ApiContract } from "./contract/contracts.ts";
import { creatorsOf } from "./contract/creators.ts";
import { operationsOf } from "./contract/operations.ts";
import { variableOf } from "./report/secrets.ts";

const ADDRESS = "http://127.0.0.1:3001";

/**
 * Writes a configuration with a place for each credential and each kind of row of a contract, and says what comes next.
 *
 * @param file a new file
 * @param url of the provider
 * @throws Failure with exit code 2 when it is there already or cannot be written
 */
export function writeConfig(api: ApiContract, file = DEFAULT_FILE, url = ADDRESS): string {
  try {
    writeFileSync(file, configText(api, url), { flag: "wx" });
  } catch (cause) {
    if (codeOf(cause) === "EEXIST")
      throw new Failure(2, `${file} exists already. --config names another file`);
    throw new Failure(2, `${file} cannot be written: ${messageOf(cause)}`, { cause });
  }
  return `Wrote ${file}. Fill it in; the same command without --init tests the provider.\n`;
}

function configText(api: ApiContract, url: string): string {
  const lines = [
    "// What is left out is reported as not checked, with the reason.",
    "export default {",
    `  version: ${CONFIG_VERSION},`,
    `  ${property(api.name)}: {`,
    `    baseUrl: ${JSON.stringify(url)},`,
    ...credentialLines(schemesOf(api)),
    ...rowLines(api),
    "  },",
    "};",
  ];
  return `${lines.join("\n")}\n`;
}

function credentialLines(schemes: readonly string[]): string[] {
  if (schemes.length === 0) return ["    credentials: { valid: {} },"];
  const all = (given: (scheme: string) => string) =>
    schemes.map((scheme) => `${property(scheme)}: ${given(scheme)}`).join(", ");
  return [
    "    credentials: {",
    '      // A value, { env: "NAME" }, or { command: "get-token", renewAfter: "10m" }.',
    `      valid: { ${all((scheme) => `{ env: "${variableOf(scheme)}" }`)} },`,
    `      wrong: { ${all(() => '"wrong"')} },`,
    "      // expired: those that were valid once; withoutRole: of a user who may not call an operation;",
    "      // byOperation: { name: { … } } in place of valid, where its account may not call an operation.",
    "    },",
  ];
}

function rowLines(api: ApiContract): string[] {
  const kinds = examplesByKind(api);
  if (kinds.size === 0) return [];
  // An identifier that is given is taken in place of a row that an operation makes.
  const made = creatorsOf(operationsOf(api), {});
  const given = (kind: string, example: unknown) =>
    made.has(kind)
      ? "{ /* the tests make them; absent: … */ }"
      : `{ existing: [${JSON.stringify(example)}] /*, absent: … */ }`;
  return [
    "    // Identifiers of rows that the tests may change, and one that no row has. A second row must stay as it is.",
    "    rows: {",
    ...[...kinds].map(([kind, example]) => `      ${property(kind)}: ${given(kind, example)},`),
    "    },",
  ];
}

/** The identifier that the contract's own requests have, by the kind of its row. */
function examplesByKind(api: ApiContract): Map<string, unknown> {
  const kinds = new Map<string, unknown>();
  for (const { pathParameters } of operationsOf(api))
    for (const { example, row } of pathParameters) if (!kinds.has(row)) kinds.set(row, example);
  return kinds;
}
