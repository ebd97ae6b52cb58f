/**
 * The contracts of our APIs, from their bundled documents.
 */
import type { Api } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { type Contract, contractOf } from "@facility-contracts/model/contract";

/** The contract of each API. */
export const contracts: Readonly<Record<Api, Contract>> = {
  "safety-register": contractOf(safetyRegister, "safety-register"),
  tickets: contractOf(tickets, "tickets"),
};

/** The APIs of the contract. */
export const APIS: readonly Api[] = ["safety-register", "tickets"];
