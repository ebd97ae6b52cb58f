/**
 * Faults in the dates of tickets and anomalies.
 */
import type { Call } from "@facility-contracts/provider/call";
import { anomaly, OTHER_TICKET, ticket } from "@facility-contracts/provider/requests";
import type { Ticket } from "@facility-contracts/provider/rows";
import { anomalyOf, fieldsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf } from "./seams.ts";

const fault = faultsOf("state", "updateTicket");
const ofAnomaly = faultsOf("state", "updateAnomaly");
const OTHER = { id: OTHER_TICKET };

/** Stores another ticket than the correct one, and answers it. */
function dated(change: (stored: Ticket, before: Ticket, call: Call) => Ticket): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const before = ticketOf(call);
        correct(call);
        const stored = ticketOf(call);
        if (before === undefined || stored === undefined) return undefined;
        const own = change(stored, before, call);
        call.state.tickets.set(own.id, own);
        return { status: 200, body: own };
      },
    },
  };
}

function sameFields(call: Call, before: Ticket): boolean {
  return Object.entries(fieldsOf(call.body)).every(([name, value]) => {
    return JSON.stringify(before[name]) === JSON.stringify(value);
  });
}

/** Faults in the dates of tickets and anomalies. */
export const timeFaults: readonly Fault[] = [
  fault(
    "updated-at-stands",
    "Never moves `updatedAt`.",
    ticket({ notes: "n" }),
    dated((stored, { updatedAt }) => ({ ...stored, updatedAt })),
  ),
  fault(
    "updated-at-before-creation",
    "Moves `updatedAt` back to the moment of creation.",
    ticket({ notes: "n" }),
    dated((stored) => ({ ...stored, updatedAt: String(stored.createdAt) })),
  ),
  fault(
    "updated-at-moves-once",
    "Moves `updatedAt` at the first update and never again.",
    [ticket({ notes: "a" }), ticket({ notes: "b" })],
    dated((stored, { updatedAt }) => (updatedAt > "2025" ? { ...stored, updatedAt } : stored)),
  ),
  fault(
    "updated-at-stands-for-nothing",
    "Leaves `updatedAt` where it is when nothing is sent.",
    ticket({}),
    dated((stored, { updatedAt }, call) => {
      return Object.keys(fieldsOf(call.body)).length === 0 ? { ...stored, updatedAt } : stored;
    }),
  ),
  fault(
    "updated-at-stands-for-the-same",
    "Leaves `updatedAt` where it is when every field has the value already.",
    [ticket({ notes: "n" }), ticket({ notes: "n" })],
    dated((stored, before, call) => {
      const { updatedAt } = before;
      return sameFields(call, before) && call.text !== "{}" ? { ...stored, updatedAt } : stored;
    }),
  ),
  fault(
    "updated-at-stands-for-attachments",
    "Moves `updatedAt` only where a text changes.",
    ticket({ attachments: [] }),
    dated((stored, { updatedAt }, call) => {
      const fields = Object.keys(fieldsOf(call.body));
      return fields.join() === "attachments" ? { ...stored, updatedAt } : stored;
    }),
  ),
  fault(
    "updated-at-goes-back",
    "Moves `updatedAt` back by a minute at every update.",
    ticket({}),
    dated((stored, { updatedAt }) => {
      return { ...stored, updatedAt: new Date(Date.parse(updatedAt) - 60_000).toISOString() };
    }),
  ),
  fault(
    "updated-at-in-local-time",
    "Writes the local time of Paris with a Z behind it.",
    ticket({}),
    dated((stored) => {
      return { ...stored, updatedAt: new Date(Date.parse(stored.updatedAt) + 7_200_000).toISOString() };
    }),
  ),
  fault(
    "created-at-moves",
    "Sets `createdAt` at every update.",
    ticket({}),
    dated((stored) => ({ ...stored, createdAt: stored.updatedAt })),
  ),
  fault(
    "created-at-loses-its-time",
    "Answers the day of `createdAt` at midnight after an update.",
    ticket({}),
    dated((stored) => ({ ...stored, createdAt: `${String(stored.createdAt).slice(0, 10)}T00:00:00Z` })),
  ),
  fault(
    "other-tickets-created-at-moves",
    "Moves `createdAt` of all other tickets at every update.",
    [ticket({ notes: "n" }), ticket({}, OTHER)],
    dated((stored, _, { state }) => {
      for (const row of state.tickets.values()) {
        if (row.id !== stored.id) state.tickets.set(row.id, { ...row, createdAt: stored.updatedAt });
      }
      return stored;
    }),
  ),
  ofAnomaly("anomaly-updated-at-stands", "Never moves `updatedAt` of an anomaly.", anomaly(), {
    stages: {
      work: (call, correct) => {
        const updatedAt = anomalyOf(call)?.updatedAt ?? "";
        correct(call);
        const row = anomalyOf(call);
        if (row === undefined) return undefined;
        call.state.anomalies.set(row.id, { ...row, updatedAt });
        return { status: 200, body: { data: { ...row, updatedAt } } };
      },
    },
  }),
  ofAnomaly(
    "anomaly-created-at-moves",
    "Sets `createdAt` of an anomaly at every update.",
    anomaly(),
    data((own) => ({ ...own, createdAt: own.updatedAt })),
  ),
];
