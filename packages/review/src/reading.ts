/**
 * How the review reads a document: whatever it is, as somebody may have committed it.
 */
import { type Contract, ContractError, contractOf } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";

const readings = new WeakMap<JsonObject, Contract>();

/** The contract that a bundled document is; what is none is read as 3.1, and has no operations. Each is read once. */
export function readingOf(api: string, document: JsonObject): Contract {
  const known = readings.get(document);
  if (known !== undefined) return known;
  const contract = read(api, document);
  readings.set(document, contract);
  return contract;
}

function read(api: string, document: JsonObject): Contract {
  try {
    return contractOf(document, api);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return { name: api, version: "3.1", document, writtenAt: undefined };
  }
}
