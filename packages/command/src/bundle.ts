/**
 * Joins a multi-file OpenAPI document of `openapi/` into one, with Redocly's own bundler.
 */
import { resolve } from "node:path";
import {
  type BundleResult,
  bundle,
  type Config,
  getLineColLocation,
  isPlainObject,
  loadConfig,
} from "@redocly/openapi-core";
import { ROOT } from "./repository.ts";

/** One API of `openapi/redocly.yaml`, as a single document without references to other files. */
export interface Bundle {
  /** The name under `apis` in `redocly.yaml`, also the folder: `tickets`. */
  readonly api: string;
  readonly document: OpenApiDocument;
}

/** The parts of a bundled document that the generators read. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By kind, then by name. */
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * The contract cannot be read: broken YAML, a `$ref` that leads nowhere, a document that is not OpenAPI. The
 * message is meant for a person and names the file, and the line where there is one.
 */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

/**
 * Bundles every API that `redocly.yaml` in `folder` lists, in its order.
 *
 * @throws {ContractError} on the first document that cannot be read
 */
export async function bundleApis(folder: string): Promise<Bundle[]> {
  const file = resolve(folder, "redocly.yaml");
  const config = await loadConfig({ configPath: file }).catch(failWith(file));
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  if (apis.length === 0) throw new ContractError(shown(`${folder}/redocly.yaml: no API under \`apis\`.`));
  return Promise.all(
    apis.map(async ([api, { root }]) => ({ api, document: await bundleFile(config, resolve(folder, root)) })),
  );
}

async function bundleFile(config: Config, file: string): Promise<OpenApiDocument> {
  const result = await bundle({ config, ref: file }).catch(failWith(file));
  const errors = result.problems.filter(({ severity }) => severity === "error").map(messageOf);
  // A file that cannot be parsed is reported by each reference to it as well: the cause alone is enough.
  const unreadable = errors.filter((message) => message.includes("Failed to parse"));
  const causes = new Set(unreadable.length > 0 ? unreadable : errors);
  if (causes.size > 0) throw new ContractError([...causes].map(shown).join("\n"));
  const document: unknown = result.bundle.parsed;
  if (!isOpenApiDocument(document))
    throw new ContractError(shown(`${file}: not an OpenAPI document with paths and components.`));
  return document;
}

/** Redocly names the file and the line of broken YAML, but not the file of a document that is not OpenAPI. */
function failWith(file: string): (error: unknown) => never {
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new ContractError(shown(message.includes(file) ? message : `${file}: ${message}`));
  };
}

/** `FILE:LINE:COLUMN at POINTER: what is wrong`. */
function messageOf({ message, location: [where] }: BundleResult["problems"][number]): string {
  if (where === undefined) return message;
  const { line, col } = getLineColLocation(where).start;
  const pointer = where.pointer === undefined ? "" : ` at ${where.pointer}`;
  return `${where.source.absoluteRef}:${line}:${col}${pointer}: ${message}`;
}

/** The message with paths that begin at the root of the repository. */
function shown(message: string): string {
  return message.replaceAll(ROOT, "");
}

function isOpenApiDocument(value: unknown): value is OpenApiDocument {
  return (
    isPlainObject(value) && "openapi" in value && isMapOfMaps(value.paths) && isMapOfMaps(value.components)
  );
}

function isMapOfMaps(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every(isPlainObject);
}
