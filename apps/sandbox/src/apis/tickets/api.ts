/**
 * Tickets.
 */
import { sandboxApi } from "../../operations/sandbox-api.ts";
import { findTicket, updateTicket } from "./update-ticket.ts";

const TICKET_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export default sandboxApi("tickets", {
  handlers: { updateTicket },
  tokens: { sessionCookie: { kind: "session", ending: "session" } },
  tables: ["tickets"],
  async addRows(db) {
    const { tickets } = await import("./demo/tickets.ts");
    await db.insertInto("tickets").values(tickets).execute();
  },
  counted: ["tickets"],
  find: { ticket: async (db, id) => (TICKET_ID.test(id) ? findTicket(db, id) : undefined) },
  add: { ticket: async (db) => (await import("./demo/tickets.ts")).addTicket(db) },
});
