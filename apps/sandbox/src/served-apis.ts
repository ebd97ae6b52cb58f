/**
 * Which APIs of the contract are served: those with a folder in `apis/`.
 */
import { existsSync } from "node:fs";
import { Failure } from "@facility-contracts/command/failure";
import { type Way, waysInto } from "./accounts/credentials.ts";
import { type ContractApi, contractApis } from "./contract/contract-api.ts";
import { type ContractOperation, contractOperationOf } from "./contract/contract-operations.ts";
import { type AnyHandler, isSandboxApi, type SandboxApi } from "./operations/sandbox-api.ts";

export interface ServedApi extends ContractApi {
  readonly code: SandboxApi;
  readonly served: readonly ServedOperation[];
}

export interface ServedOperation extends ContractOperation {
  readonly handler: AnyHandler;
  /** The ways to be let in, of which one is enough. */
  readonly ways: readonly Way[];
}

/** An API that has no folder yet. */
interface UnservedApi extends ContractApi {
  readonly code: undefined;
}

export type OpenApi = ServedApi | UnservedApi;

/** Where the folder of an API is, as messages name it. */
const FOLDER = "apps/sandbox/src/apis";

/**
 * APIs with the code of their folders: unless told, every API of the contract.
 *
 * @throws Failure when a folder has no such code.
 */
export function openApis(apis: readonly ContractApi[] = contractApis): Promise<readonly OpenApi[]> {
  return Promise.all(
    apis.map(async (api) => {
      const file = new URL(`./apis/${api.name}/api.ts`, import.meta.url);
      if (!existsSync(file)) return { ...api, code: undefined };
      const { default: code }: { default?: unknown } = await import(file.href);
      if (isSandboxApi(code)) return servedApiOf(api, code);
      throw new Failure(1, `${FOLDER}/${api.name}/api.ts must export by default what sandboxApi() gives`);
    }),
  );
}

/**
 * An API with its code.
 *
 * @throws Failure when an operation has no handler, ContractError when it is one that the sandbox cannot serve.
 */
export function servedApiOf(api: ContractApi, code: SandboxApi): ServedApi {
  const served = api.operations.map((operation) => {
    const handler = code.handlers.get(operation.name);
    if (handler === undefined)
      throw new Failure(
        1,
        `${FOLDER}/${api.name}/api.ts has no handler for ${operation.name}: add one to its handlers`,
      );
    return { ...contractOperationOf(operation), handler, ways: waysInto(operation, api.name, code) };
  });
  return { ...api, code, served };
}

export function isServed(api: OpenApi): api is ServedApi {
  return api.code !== undefined;
}

/** A line for each API that is not served, with how to add it. */
export function unservedNotes(apis: readonly OpenApi[]): readonly string[] {
  return apis
    .filter((api) => !isServed(api))
    .map(
      ({ name }) =>
        `${name} is not served, and its paths answer 501: write ${FOLDER}/${name}/api.ts, as apps/sandbox/README.md says.`,
    );
}
