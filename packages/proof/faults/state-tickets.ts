/**
 * Faults in how tickets are kept from one request to the next.
 */
import type { Call } from "@facility-contracts/provider/call";
import { OTHER_TICKET, TICKET, ticket } from "@facility-contracts/provider/requests";
import type { Ticket } from "@facility-contracts/provider/rows";
import { fieldsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf } from "./seams.ts";

const fault = faultsOf("state", "updateTicket");

const OTHER = { id: OTHER_TICKET };
const ABSENT = "00000000-0000-4000-8000-000000000404";

/** Does something with the rows after an update. */
export function afterwards(change: (call: Call, stored: Ticket, before: Ticket) => void): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const before = ticketOf(call);
        const outcome = correct(call);
        const stored = ticketOf(call);
        if (before !== undefined && stored !== undefined) change(call, stored, before);
        return outcome;
      },
    },
  };
}

/** Faults in how tickets are kept from one request to the next. */
export const ticketStateFaults: readonly Fault[] = [
  fault(
    "ticket-not-stored",
    "Answers the changed ticket and stores nothing.",
    [ticket({ notes: "n" }), ticket({})],
    afterwards((call, _, before) => call.state.tickets.set(before.id, before)),
  ),
  fault(
    "ticket-notes-not-stored",
    "Answers changed notes and stores all but them.",
    [ticket({ notes: "n", title: "t" }), ticket({})],
    afterwards((call, stored, { id, notes }) => call.state.tickets.set(id, { ...stored, notes })),
  ),
  fault("answer-before-update", "Answers the ticket as it was before the update.", ticket({ notes: "n" }), {
    stages: {
      work: (call, correct) => {
        const before = ticketOf(call);
        correct(call);
        return before && { status: 200, body: before };
      },
    },
  }),
  fault(
    "other-ticket-changed-too",
    "Stores the changes in every ticket.",
    [ticket({ notes: "n" }, OTHER), ticket({})],
    afterwards((call) => {
      for (const row of call.state.tickets.values()) {
        call.state.tickets.set(row.id, { ...row, ...fieldsOf(call.body) });
      }
    }),
  ),
  fault(
    "title-shared-by-tickets",
    "Stores a new title in all tickets.",
    [ticket({ title: "t" }), ticket({}, OTHER)],
    afterwards((call, { title }) => {
      for (const row of call.state.tickets.values()) {
        if (title !== undefined && "title" in fieldsOf(call.body))
          call.state.tickets.set(row.id, { ...row, title });
      }
    }),
  ),
  fault(
    "update-lands-in-the-first-ticket",
    "Stores the update in the first ticket and answers the one of the path.",
    [ticket({ notes: "n" }, OTHER), ticket({})],
    afterwards((call, _, before) => {
      const first = call.state.tickets.get(TICKET);
      call.state.tickets.set(before.id, before);
      if (first !== undefined) call.state.tickets.set(TICKET, { ...first, ...fieldsOf(call.body) });
    }),
  ),
  fault(
    "id-by-its-beginning",
    "Finds a ticket by the first block of its identifier.",
    ticket({}, { id: "550e8400-0000-4000-8000-000000000000" }),
    {
      stages: {
        find: (call, correct) => {
          const block = String(call.id).slice(0, 8);
          call.id = [...call.state.tickets.keys()].find((id) => id.startsWith(block)) ?? call.id;
          return correct(call);
        },
      },
    },
  ),
  fault(
    "absent-ticket-created",
    "Creates the ticket that an update does not find.",
    ticket({ notes: "n" }, { id: ABSENT }),
    {
      stages: {
        find: (call, correct) => {
          const model = call.state.tickets.get(TICKET);
          const id = String(call.id).toLowerCase();
          if (model !== undefined && ticketOf(call) === undefined)
            call.state.tickets.set(id, { ...model, id });
          return correct(call);
        },
      },
    },
  ),
  fault(
    "absent-ticket-by-the-second-time",
    "Answers 404 once, and then finds the row that it left behind.",
    [ticket({}, { id: ABSENT }), ticket({}, { id: ABSENT })],
    {
      stages: {
        find: (call, correct) => {
          const outcome = correct(call);
          const model = call.state.tickets.get(TICKET);
          const id = String(call.id).toLowerCase();
          if (model !== undefined && outcome !== undefined) call.state.tickets.set(id, { ...model, id });
          return outcome;
        },
      },
    },
  ),
];
