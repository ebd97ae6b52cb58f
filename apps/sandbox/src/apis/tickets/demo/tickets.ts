/**
 * The tickets of the demo data. The first is the one of the documentation page.
 */
import { randomUUID } from "node:crypto";
import type { Ticket } from "@facility-contracts/contract/tickets";
import type { Insertable, Kysely } from "kysely";
import { pageAnswer } from "../../../contract/page-answer.ts";
import type { Tables } from "../../../database/tables.ts";

const pageTicket = pageAnswer("updateTicket");

function row({ assignedTo, attachments, notes, ...ticket }: Ticket): Insertable<Tables["tickets"]> {
  return {
    ...ticket,
    assignedTo: assignedTo ?? null,
    attachments: attachments ? JSON.stringify(attachments) : null,
    notes: notes ?? null,
  };
}

export const tickets: readonly Insertable<Tables["tickets"]>[] = [
  row(pageTicket),
  row({
    id: "6ba7b810-9dad-41d1-80b4-00c04fd430c8",
    userId: "550e8400-e29b-41d4-a716-446655440003",
    status: "IN_PROGRESS",
    category: "WATER",
    title: "Leak under the sink",
    description: "Water runs out under the sink of flat 12.",
    assignedTo: null,
    createdAt: "2024-01-16T08:00:00Z",
    updatedAt: "2024-01-16T09:15:00Z",
  }),
  row({
    id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    userId: pageTicket.userId,
    status: "COMPLETED",
    category: "WASTE",
    title: "Bins not emptied",
    description: "The bins of house 4 were not emptied this week.",
    attachments: [],
    assignedTo: pageTicket.assignedTo ?? null,
    notes: "",
    createdAt: "2024-02-01T07:45:00Z",
    updatedAt: "2024-02-03T16:20:00Z",
  }),
];

/** Adds one like that of the documentation page. */
export async function addTicket(db: Kysely<Tables>): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("tickets")
    .values(row({ ...pageTicket, id }))
    .execute();
  return id;
}
