/**
 * The contract as the tests see it: the committed documents, and the ledgers beside the sources.
 */
import { join } from "node:path";
import { SOURCE } from "@facility-contracts/command/repository";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import type { JsonObject } from "@facility-contracts/model/json";
import { readLedger } from "../src/index.ts";

const DOCUMENTS: Readonly<Record<string, JsonObject>> = { "safety-register": safetyRegister, tickets };

/** Every API with its document and its ledger. */
export const CONTRACTS = await Promise.all(
  Object.entries(DOCUMENTS).map(async ([api, document]) => ({
    api,
    document,
    ledger: await readLedger(join(SOURCE, api, "facts.yaml")),
  })),
);
