/**
 * The contract of each API.
 */
import { apis } from "@facility-contracts/contract/apis";
import { contractOf } from "@facility-contracts/model/contract";

export const CONTRACTS = apis.map(({ name, document }) => contractOf(document, name));
