/**
 * How the review reads a document. One that cannot be read ends the review: nothing could be said of it.
 */
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";

const readings = new WeakMap<JsonObject, Contract>();

/**
 * The contract that a bundled document is. Each is read once.
 *
 * @throws {ContractError} for what is no document of OpenAPI 3.0 or 3.1
 */
export function readingOf(api: string, document: JsonObject): Contract {
  const known = readings.get(document);
  if (known !== undefined) return known;
  const contract = contractOf(document, api);
  readings.set(document, contract);
  return contract;
}
