/**
 * Joins a multi-file OpenAPI document of `openapi/` into one, with Redocly's own bundler.
 */
import { relative, resolve } from "node:path";
import { bundle, type Config, getLineColLocation, loadConfig } from "@redocly/openapi-core";

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
  const config = await loadConfig({ configPath: resolve(folder, "redocly.yaml") });
  const apis = Object.entries(config.resolvedConfig.apis ?? {});
  if (apis.length === 0) throw new ContractError(`${folder}/redocly.yaml lists no API under \`apis\`.`);
  return Promise.all(
    apis.map(async ([api, { root }]) => ({ api, document: await bundleFile(config, resolve(folder, root)) })),
  );
}

async function bundleFile(config: Config, file: string): Promise<OpenApiDocument> {
  const shown = relative(process.cwd(), file);
  const result = await bundle({ config, ref: file }).catch((error: unknown) => {
    // Redocly names the file and the line of broken YAML, but not the file of a document that is not OpenAPI.
    const message = error instanceof Error ? error.message : String(error);
    throw new ContractError(
      message.includes(file) ? message.replaceAll(file, shown) : `${shown}: ${message}`,
    );
  });
  const errors = result.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0) {
    throw new ContractError(
      errors
        .map(({ message, location: [where] }) => {
          if (where === undefined) return `${shown}: ${message}`;
          const { line, col } = getLineColLocation(where).start;
          return `${relative(process.cwd(), where.source.absoluteRef)}:${line}:${col} at ${where.pointer}: ${message}`;
        })
        .join("\n"),
    );
  }
  const document: unknown = result.bundle.parsed;
  if (!isOpenApiDocument(document)) throw new ContractError(`${shown}: not an OpenAPI document with paths.`);
  return document;
}

function isOpenApiDocument(value: unknown): value is OpenApiDocument {
  return (
    typeof value === "object" &&
    value !== null &&
    "openapi" in value &&
    "paths" in value &&
    typeof value.paths === "object" &&
    value.paths !== null
  );
}
