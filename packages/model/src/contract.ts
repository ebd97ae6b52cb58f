/**
 * A contract: one document of OpenAPI 3.0 or 3.1 without references to other files.
 */
import type { Direction } from "./direction.ts";
import { isObject, type JsonObject } from "./json.ts";
import { shown } from "./shown.ts";

/** The versions of OpenAPI that are read. */
export type OpenApiVersion = "3.0" | "3.1";

/** One document, and how its text is to be read. Two readings of the same document are two contracts. */
export interface Contract {
  /** What messages call it: the path of its file as the caller gave it, or the name of an API. */
  readonly name: string;
  readonly version: OpenApiVersion;
  readonly document: JsonObject;
  /** Where a value of the document was written; undefined for a document that came from no file. */
  readonly writtenAt: ((pointer: string) => Writing | undefined) | undefined;
  /** The direction of the messages of which it says what they have to keep, where that is not the same for both. */
  readonly way?: Direction;
}

/** A place in a file. */
export interface Writing {
  /** Its path. */
  readonly file: string;
  /** The pointer inside that file, which is another one than in the bundled document. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * A contract that cannot be read: broken YAML, a reference that leads nowhere or outside, a version that is not known.
 * The message is meant for a person: each line names the file, with line and column where there is one, and the pointer.
 */
export class ContractError extends Error {
  override readonly name = "ContractError";

  /** Of a command that needs the contract: the document is at fault, and not how the command was used. */
  readonly exitCode = 1;
}

/**
 * A contract from a document in memory, which is bundled: its references stay inside.
 *
 * @param name what messages call it
 * @throws {ContractError} for what is no document of OpenAPI 3.0 or 3.1
 */
export function contractOf(document: unknown, name: string, writtenAt?: Contract["writtenAt"]): Contract {
  const where = (pointer: string) => whereAt({ name, writtenAt }, pointer);
  if (!isObject(document))
    throw new ContractError(`${where("#")}: not an OpenAPI document: it must be an object.`);
  const version = versionOf(document, where);
  if (!isObject(document.paths) && !isObject(document.webhooks) && !isObject(document.components))
    throw new ContractError(`${where("#")}: the document has neither paths nor webhooks nor components.`);
  return { name, version, document, writtenAt };
}

/** The version that a document says it is of; undefined for one that is not read. */
export function versionIn({ openapi }: JsonObject): OpenApiVersion | undefined {
  if (typeof openapi !== "string") return undefined;
  if (/^3\.0\.\d+(-.+)?$/.test(openapi)) return "3.0";
  return /^3\.1\.\d+(-.+)?$/.test(openapi) ? "3.1" : undefined;
}

function versionOf(document: JsonObject, where: (pointer: string) => string): OpenApiVersion {
  const version = versionIn(document);
  if (version !== undefined) return version;
  const { openapi, swagger } = document;
  const said = swagger === undefined ? openapi : swagger;
  if (said === undefined)
    throw new ContractError(`${where("#")}: no OpenAPI document: \`openapi\` is missing.`);
  const at = swagger === undefined ? "#/openapi" : "#/swagger";
  if (at === "#/openapi" && typeof said !== "string")
    throw new ContractError(
      `${where(at)}: \`openapi\` must be a text such as "3.1.0", and it is ${shown(said)}.`,
    );
  throw new ContractError(
    `${where(at)}: OpenAPI ${shown(said)} is not supported. Convert the document to 3.0 or 3.1.`,
  );
}

/** `FILE:LINE:COLUMN at POINTER`, as messages begin; without a file, the name of the contract and the pointer. */
export function whereAt({ name, writtenAt }: Pick<Contract, "name" | "writtenAt">, pointer: string): string {
  const writing = writtenAt?.(pointer);
  if (writing === undefined) return `${name} at ${pointer}`;
  return `${writing.file}:${writing.line}:${writing.column} at ${writing.pointer}`;
}
