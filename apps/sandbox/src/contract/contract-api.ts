/**
 * The APIs of the contract.
 */
import { apis } from "@facility-contracts/contract/apis";
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";

/** An API. */
export interface ContractApi {
  readonly name: string;
  readonly contract: Contract;
  /** What clients can ask for, in the order of the document. */
  readonly operations: readonly Operation[];
}

/** An API from its document. */
export function contractApiOf({
  name,
  document,
}: Pick<(typeof apis)[number], "document"> & { name: string }): ContractApi {
  const contract = contractOf(document, name);
  return { name, contract, operations: operationsOf(contract).filter(({ kind }) => kind === "path") };
}

/** Every API of the contract. */
export const contractApis: readonly ContractApi[] = apis.map(contractApiOf);

/**
 * The API whose paths a path is most like: the one of which the most segments are the same from the beginning. One that
 * a parameter stands for counts less than one that is the same. Undefined when not even the first is.
 */
export function apiOf<Api extends ContractApi>(apis: readonly Api[], path: string): Api | undefined {
  const segments = path.split("/").slice(1);
  let best: { readonly api: Api; readonly likeness: number } | undefined;
  for (const api of apis)
    for (const operation of api.operations) {
      const likeness = likenessOf(operation.path.split("/").slice(1), segments);
      if (likeness > (best?.likeness ?? 0)) best = { api, likeness };
    }
  return best?.api;
}

/** No path has this many segments. */
const MOST_SEGMENTS = 10_000;

function likenessOf(template: readonly string[], segments: readonly string[]): number {
  let likeness = 0;
  for (const [index, part] of template.entries()) {
    const segment = segments[index];
    const isParameter = part.includes("{");
    if (segment === undefined || !(isParameter ? segment !== "" : segment === part)) break;
    likeness += MOST_SEGMENTS + (isParameter ? 0 : 1);
  }
  return likeness;
}
