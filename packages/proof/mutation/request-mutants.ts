/**
 * The mutants of the requests of an operation.
 */
import type { OperationPlace } from "@facility-contracts/provider/foreign/place";
import type { Mutant } from "./mutant.ts";
import { bodyMutants } from "./request-bodies.ts";
import { identifierMutants } from "./request-identifiers.ts";
import { listMutants } from "./request-lists.ts";
import { mediaMutants } from "./request-media.ts";
import { securityMutants } from "./request-security.ts";

/** Every element of a request, broken one at a time. */
export function requestMutants(operation: OperationPlace): Mutant[] {
  return [
    ...bodyMutants(operation),
    ...identifierMutants(operation),
    ...listMutants(operation),
    ...mediaMutants(operation),
    ...securityMutants(operation),
  ];
}
