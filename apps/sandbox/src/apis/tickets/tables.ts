/**
 * The table of the tickets.
 */
import type { Ticket } from "@facility-contracts/contract/tickets";
import type { Columns, Json, Moment } from "../../database/tables.ts";

type TicketTable = Omit<Columns<Ticket, keyof Ticket>, "attachments" | "createdAt" | "updatedAt"> & {
  attachments: Json<string[]> | null;
  createdAt: Moment;
  updatedAt: Moment;
};

declare module "../../database/tables.ts" {
  interface Tables {
    tickets: TicketTable;
  }
}
