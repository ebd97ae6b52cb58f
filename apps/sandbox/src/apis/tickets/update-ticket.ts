/**
 * PUT /api/v1/tickets/{id}: changes the fields that are given, and no other.
 */
import type { Ticket } from "@facility-contracts/contract/tickets";
import type { Kysely, Selectable, ShallowDehydrateObject } from "kysely";
import { type Given, keptBySet, keptQuery } from "../../database/kept-query.ts";
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
  const changes = {
    ...fields,
    ...(attachments !== undefined && { attachments: JSON.stringify(attachments) }),
  };
  const change = changeOf(new Set(Object.keys(changes)));
  const [row] = await change(db, { ...changes, id: path.id });
  if (row === undefined) throw notFound();
  return { status: 200, body: ticketOf(row) };
};

const changeOf = keptBySet((names: ReadonlySet<string>) =>
  keptQuery((db, given: Given<{ readonly [name: string]: unknown; readonly id: string }>) =>
    db
      .updateTable("tickets")
      .set({
        ...Object.fromEntries([...names].map((name) => [name, given(name)])),
        updatedAt: nextMoment(),
      })
      .where("id", "=", given("id"))
      .returningAll(),
  ),
);

/** A ticket as it is kept; undefined where there is none. */
export async function findTicket(db: Kysely<Tables>, id: string): Promise<Ticket | undefined> {
  const [row] = await readTicket(db, { id });
  return row && ticketOf(row);
}

const readTicket = keptQuery((db, given: Given<{ readonly id: string }>) =>
  db.selectFrom("tickets").selectAll().where("id", "=", given("id")),
);

function ticketOf(row: ShallowDehydrateObject<Selectable<Tables["tickets"]>>): Ticket {
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
function withoutZeroFraction(moment: string): string {
  return new Date(moment).toISOString().replace(".000Z", "Z");
}
