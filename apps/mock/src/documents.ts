import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Failure } from "@facility-contracts/command/failure";
import { firstLine } from "./error-message.ts";

/** The APIs that are mocked, as `@facility-contracts/contract` names their documents. */
export const API_NAMES = ["safety-register", "tickets"] as const;

/** The name of an API. */
export type ApiName = (typeof API_NAMES)[number];

const { resolve } = createRequire(import.meta.url);

/**
 * The file of the bundled OpenAPI document of an API.
 *
 * @throws Failure when there is none.
 */
export function documentPath(api: ApiName): string {
  const name = `@facility-contracts/contract/${api}.json`;
  try {
    return resolve(name);
  } catch (cause) {
    throw new Failure(1, `There is no document ${name}; \`npm run generate\` writes it`, { cause });
  }
}

/**
 * Reads a JSON document.
 *
 * @throws Failure when it cannot be read, or is not a JSON object.
 */
export async function readDocument(path: string): Promise<object> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new Failure(1, `Cannot read ${path}: ${firstLine(cause)}`, { cause });
  }
  if (typeof document === "object" && document !== null) return document;
  throw new Failure(1, `${path} is not an OpenAPI document`);
}
