/**
 * How the review reads a document. One that cannot be read ends the review: nothing could be said of it.
 */
import { contractOf } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";
import { onceFor } from "@facility-contracts/model/once";

/**
 * The contract that a bundled document is. Each is read once.
 *
 * @throws {ContractError} for what is no document of OpenAPI 3.0 or 3.1
 */
export const readingOf = onceFor((document: JsonObject, api: string) => contractOf(document, api));
