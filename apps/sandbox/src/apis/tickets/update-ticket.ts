/**
 * PUT /api/v1/tickets/{id}: changes the fields that are given, and no other.
 */
import type { Ticket } from "@facility-contracts/contract/tickets";
import type { Kysely, Selectable } from "kysely";
import { nextMoment } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";

/**
 * One statement that names only the given fields: of two updates at the same time that change different fields, both
 * stay.
 */
export const updateTicket: Handler<"updateTicket"> = async ({ path, body }, { db }) => {
  const { attachments, ...fields } = body;
  const row = await db
    .updateTable("tickets")
    .set({
      ...fields,
      ...(attachments !== undefined && { attachments: JSON.stringify(attachments) }),
      updatedAt: nextMoment(),
    })
    .where("id", "=", path.id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return { status: 200, body: ticketOf(row) };
};

/** A ticket as it is kept; undefined where there is none. */
export async function findTicket(db: Kysely<Tables>, id: string): Promise<Ticket | undefined> {
  const row = await db.selectFrom("tickets").selectAll().where("id", "=", id).executeTakeFirst();
  return row && ticketOf(row);
}

function ticketOf(row: Selectable<Tables["tickets"]>): Ticket {
  const { attachments, notes, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    ...(attachments !== null && { attachments }),
    ...(notes !== null && { notes }),
    createdAt: withoutZeroFraction(createdAt),
    updatedAt: withoutZeroFraction(updatedAt),
  };
}

/** A moment as the examples of tickets write it: without a fraction that is zero. */
function withoutZeroFraction(moment: Date): string {
  return moment.toISOString().replace(".000Z", "Z");
}
