/**
 * Several documents on one port: each path is of one of them.
 */
import { Failure } from "@facility-contracts/command/failure";
import type { MockedOperation, PreparedApi, ReadOperation } from "../prepared.ts";

/** The paths that documents are served below, by their names. */
export type Prefixes = ReadonlyMap<string, string>;

/**
 * Reads what the option `--prefix` says: `tickets=/v1`.
 *
 * @throws Failure with exit code 2 when it says something else, or two paths for one document.
 */
export function prefixesOf(values: readonly string[]): Prefixes {
  const prefixes = new Map<string, string>();
  for (const value of values) {
    const [, name = "", path = ""] = /^([\w.-]+)=((?:\/[\w.~-]+)+)\/?$/.exec(value) ?? [];
    // Clients resolve `/..`.
    if (URL.parse(path, "http://localhost")?.pathname !== path)
      throw new Failure(
        2,
        `--prefix must be the name of a document and a path, as in tickets=/v1, not '${value}'`,
      );
    if (prefixes.has(name)) throw new Failure(2, `--prefix ${name}=... is given twice: give one of them`);
    prefixes.set(name, path);
  }
  return prefixes;
}

/**
 * The documents, those with a prefix below it.
 *
 * @throws Failure for a prefix of no document, and where two documents have an operation on one path.
 */
export function placed(apis: readonly PreparedApi[], prefixes: Prefixes): readonly PreparedApi[] {
  for (const name of prefixes.keys()) {
    if (!apis.some((api) => api.name === name)) {
      const names = apis.map((api) => api.name).join(", ");
      throw new Failure(2, `--prefix ${name}=...: there is no document '${name}'. There are: ${names}`);
    }
  }
  const all = apis.map((api) => below(api, prefixes.get(api.name)));
  refuseSharedPaths(all);
  return all;
}

function below(api: PreparedApi, prefix: string | undefined): PreparedApi {
  if (prefix === undefined) return api;
  const operations = api.operations.map((operation) => operationBelow(operation, prefix));
  return { ...api, example: placedBelow(prefix, api.example), operations };
}

function operationBelow(mocked: MockedOperation, prefix: string): MockedOperation {
  const placed = <O extends ReadOperation>(one: O): O => ({
    ...one,
    operation: placedBelow(prefix, one.operation),
    example: placedBelow(prefix, one.example),
  });
  if (!("prepare" in mocked)) return placed(mocked);
  return {
    operation: placedBelow(prefix, mocked.operation),
    read: async () => placed(await mocked.read()),
    prepare: async () => placed(await mocked.prepare()),
  };
}

function placedBelow<T extends { readonly path: string }>(prefix: string, one: T): T {
  return { ...one, path: prefix + one.path };
}

function refuseSharedPaths(apis: readonly PreparedApi[]): void {
  const owners = new Map<string, string>();
  for (const { name, operations } of apis) {
    for (const { operation } of operations) {
      const { path } = operation;
      const shape = path.replaceAll(/{[^{}]*}/g, "{}");
      const owner = owners.get(shape) ?? name;
      owners.set(shape, owner);
      if (owner === name) continue;
      throw new Failure(
        1,
        `${owner} and ${name} both have the path ${path}. Serve one of them below another path: --prefix ${name}=/${name}`,
      );
    }
  }
}
