/**
 * The contract as the tests see it: the committed documents, and the ledgers beside the sources.
 */
import { join } from "node:path";
import { SOURCE } from "@facility-contracts/command/repository";
import { apis } from "@facility-contracts/contract/apis";
import { objectOf } from "@facility-contracts/model/json";
import { LEDGER_FILE, readLedger } from "../src/index.ts";

/** Every API with its document and its ledger. */
export const CONTRACTS = await Promise.all(
  apis.map(async ({ name: api, document }) => ({
    api,
    document: objectOf(document),
    ledger: await readLedger(join(SOURCE, api, LEDGER_FILE)),
  })),
);
