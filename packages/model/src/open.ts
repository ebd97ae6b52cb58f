/**
 * Opens a contract from its file: reads it and the files that it refers to, and joins them into one document.
 */
import { dirname, join, relative, resolve } from "node:path";
import {
  type BundleResult,
  bundleDocument,
  type Document,
  getLineColLocation,
  getTypes,
  YamlParseError,
} from "@redocly/openapi-core";
import { circularReferenceIn } from "./circle.ts";
import { type Contract, ContractError, contractOf, whereAt } from "./contract.ts";
import { duplicatesOf } from "./duplicates.ts";
import { FolderResolver } from "./folder-resolver.ts";
import { isObject, objectOf } from "./json.ts";
import { keysOf } from "./pointer.ts";
import { openingChecks } from "./references-check.ts";

type Problem = BundleResult["problems"][number];

/**
 * Opens a contract. Only files below the folder of the document are read: no address, no path and no symbolic link that
 * leaves the folder.
 *
 * @param file its path
 * @param name what the contract is called
 * @param shownFile what messages call the file; the path as it was given, unless told
 * @param resolver one of this file alone, which knows then what was read, also when that was in vain
 * @throws {ContractError} for a document that is broken, of another version or boundless, for a reference that leads
 *   nowhere, outside or to what is no schema, for an operationId that stands twice. Each line of the message names file,
 *   line and column, and the pointer
 */
export async function openContract(
  file: string,
  name = file,
  shownFile = file,
  resolver = resolverFor(file),
): Promise<Contract> {
  const root = resolve(file);
  const shown = (path: string) =>
    path === root ? shownFile : join(dirname(shownFile), relative(dirname(root), path));
  const document = await rootDocument(resolver, root, shownFile);
  const writtenIn = (joined: unknown) => (pointer: string) => {
    const writing = resolver.writings.at(joined, pointer);
    return writing && { ...writing, file: shown(writing.file) };
  };
  // Refuses another version before Redocly does, which names neither the file nor a way out.
  const { version } = contractOf(document.parsed, shownFile, writtenIn(document.parsed));
  const own = new Set(componentsIn(document.parsed).flatMap((group) => Object.keys(group)));
  const { bundle, problems } = await bundleDocument({
    document,
    config: await openingChecks(),
    types: getTypes(version === "3.0" ? "oas3_0" : "oas3_1"),
    externalRefResolver: resolver,
  }).catch((error: unknown) => {
    throw new ContractError(unjoinable(error, document.parsed, shownFile, writtenIn(document.parsed)));
  });
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new ContractError(linesOf(errors, shown).join("\n"));
  unescapeNames(bundle.parsed, own);
  const contract = contractOf(bundle.parsed, name, writtenIn(bundle.parsed));
  const duplicates = duplicatesOf(contract);
  if (duplicates.length > 0) throw new ContractError(duplicates.join("\n"));
  return contract;
}

/** Redocly names what it joins after the end of a pointer, in which `/` is `~1`: no reference would lead there. */
function unescapeNames(joined: unknown, own: ReadonlySet<string>): void {
  for (const group of componentsIn(joined))
    for (const [escaped, component] of Object.entries(group)) {
      const [name = escaped] = keysOf(`#/${escaped}`);
      if (name === escaped || own.has(escaped)) continue;
      group[name] = component;
      delete group[escaped];
    }
}

function componentsIn(document: unknown): Record<string, unknown>[] {
  return Object.values(objectOf(objectOf(document).components)).filter(isObject);
}

/** What reads a document and the files below its folder, so many bytes in all. */
export function resolverFor(file: string, maxBytes = Number.POSITIVE_INFINITY): FolderResolver {
  return new FolderResolver(dirname(resolve(file)), maxBytes);
}

/** A file of YAML or JSON that is no contract, but belongs to one. */
export interface OpenFile {
  readonly value: unknown;
  /** Where a value was written, as messages begin: `FILE:LINE:COLUMN at POINTER`. */
  whereAt(pointer: string): string;
}

/** Opens a file that belongs to a contract. @throws {ContractError} for one that cannot be read */
export async function openFile(file: string, shownFile = file): Promise<OpenFile> {
  const path = resolve(file);
  const resolver = resolverFor(file);
  const { parsed } = await rootDocument(resolver, path, shownFile);
  const writtenAt = (pointer: string) => {
    const writing = resolver.writings.at(parsed, pointer);
    return writing && { ...writing, file: shownFile };
  };
  return { value: parsed, whereAt: (pointer) => whereAt({ name: shownFile, writtenAt }, pointer) };
}

async function rootDocument(resolver: FolderResolver, root: string, shownFile: string): Promise<Document> {
  const document = await resolver
    .resolveDocument(null, root, true)
    .catch((error: unknown) => new ContractError(causeOf(error, shownFile)));
  if (document instanceof ContractError) throw document;
  if (document instanceof Error) throw new ContractError(causeOf(document, shownFile));
  return document;
}

/** `FILE:LINE:COLUMN: cause`; Redocly's own message of broken YAML ends in `in "FILE" (LINE:COLUMN)`. */
function causeOf(error: unknown, file: string): string {
  if (error instanceof YamlParseError)
    return `${file}:${error.line}:${error.col}: ${error.message.replace(/( in ".*")? \(\d+:\d+\)$/, "")}`;
  if (error instanceof ContractError) return `${file}:${error.message}`;
  return `${file}: ${error instanceof Error ? error.message : String(error)}`;
}

/** Why Redocly gave up: it names neither the file nor the place. */
function unjoinable(
  error: unknown,
  document: unknown,
  name: string,
  writtenAt: Contract["writtenAt"],
): string {
  const circle = circularReferenceIn(document);
  if (circle !== undefined)
    return `${whereAt({ name, writtenAt }, circle)}: the reference leads back to itself.`;
  if (error instanceof RangeError)
    return `${name}: references lead from one to the next too often to be followed.`;
  return causeOf(error, name);
}

/**
 * A file that cannot be parsed is reported by each reference to it as well: the cause alone is enough. Redocly's own word on
 * a reference that leads nowhere is left out: ours names it.
 */
function linesOf(problems: readonly Problem[], shown: (path: string) => string): string[] {
  const unreadable = problems.filter(({ message }) => message.startsWith("Failed to parse"));
  const named = problems.filter(({ message }) => !message.startsWith("Can't resolve $ref"));
  const causes = [unreadable, named, problems].find((list) => list.length > 0) ?? [];
  return [...new Set(causes.map((problem) => lineOf(problem, shown)))];
}

function lineOf({ message, location: [where] }: Problem, shown: (path: string) => string): string {
  if (where === undefined) return message;
  const { line, col } = getLineColLocation(where).start;
  const pointer = where.pointer === undefined ? "" : ` at ${where.pointer}`;
  return `${shown(where.source.absoluteRef)}:${line}:${col}${pointer}: ${message}`;
}
