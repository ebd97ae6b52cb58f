/**
 * Which operation a recorded request is of.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type Operation, operationsOf, placeholdersIn } from "@facility-contracts/model/operation";
import { decoded } from "@facility-contracts/model/reference";
import { addressOf, serversOf } from "@facility-contracts/model/server";

/** An operation, with the texts that stand in the place of its path parameters. */
export interface FoundOperation {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds operations by the method and the path of requests. */
export type FindOperation = (method: string, path: string) => FoundOperation | undefined;

/** Makes what finds the operations of a contract. A path may begin with that of a server of the operation. */
export function operationFinder(contract: Contract): FindOperation {
  const routes = operationsOf(contract)
    .filter(({ kind }) => kind === "path")
    .map((operation) => {
      const before = serversOf(operation).map((server) =>
        (addressOf(server, { base: "http://provider.invalid" })?.pathname ?? "").replace(/\/$/, ""),
      );
      return { operation, segments: operation.path.split("/"), prefixes: [...new Set([...before, ""])] };
    })
    // `/things/new` goes before `/things/{id}`.
    .toSorted((one, other) => placeholders(one.operation.path) - placeholders(other.operation.path));
  return (method, path) => {
    for (const { operation, prefixes, segments } of routes) {
      if (operation.method !== method.toLowerCase()) continue;
      for (const prefix of prefixes) {
        const values = path.startsWith(`${prefix}/`)
          ? valuesIn(segments, path.slice(prefix.length))
          : undefined;
        if (values !== undefined) return { operation, path: values };
      }
    }
    return undefined;
  };
}

function placeholders(path: string): number {
  return path.split("{").length;
}

/** The texts in the place of the placeholders of a path, undefined for another path. */
function valuesIn(segments: readonly string[], path: string): Record<string, string> | undefined {
  const parts = path.split("/");
  if (parts.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const found = segmentValues(segment, parts[index] ?? "");
    if (found === undefined) return undefined;
    Object.assign(values, found);
  }
  return values;
}

function segmentValues(segment: string, part: string): Record<string, string> | undefined {
  const names = placeholdersIn(segment);
  if (names.length === 0) return segment === decoded(part) || segment === part ? {} : undefined;
  const literals = segment.split(/{.+?}/).map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const match = new RegExp(`^${literals.join("(.+?)")}$`, "s").exec(part);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? "")]));
}
