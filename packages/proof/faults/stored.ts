/**
 * Ways of storing another row than the correct one.
 */
import type { Anomaly, Fields, Ticket } from "@facility-contracts/provider/rows";
import { anomalyOf, fieldsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Changes } from "./seams.ts";

/** Stores a ticket with other values, by the row as it should be, the one before and what was sent. */
export function storesTicket(change: (row: Ticket, before: Ticket, sent: Fields) => Fields): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const before = ticketOf(call);
        const outcome = correct(call);
        const row = ticketOf(call);
        if (before === undefined || row === undefined) return outcome;
        const stored = { ...row, ...change(row, before, fieldsOf(call.body)) };
        call.state.tickets.set(row.id, stored);
        return { status: 200, body: stored };
      },
    },
  };
}

/** Stores an anomaly with other values, by the row as it should be, the one before and what was sent. */
export function storesAnomaly(change: (row: Anomaly, before: Anomaly, sent: Fields) => Fields): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const before = anomalyOf(call);
        const outcome = correct(call);
        const row = anomalyOf(call);
        if (before === undefined || row === undefined) return outcome;
        const stored = { ...row, ...change(row, before, fieldsOf(call.body)) };
        call.state.anomalies.set(row.id, stored);
        return { status: 200, body: { data: stored } };
      },
    },
  };
}

/** Changes another anomaly than the one that the path names, beside the right one. */
export function touchesAnomaly(change: (row: Anomaly, other: Anomaly) => Fields): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const outcome = correct(call);
        const row = anomalyOf(call);
        const other = call.state.anomalies.get(call.id === 1 ? 2 : 1);
        if (row !== undefined && other !== undefined)
          call.state.anomalies.set(other.id, { ...other, ...change(row, other) });
        return outcome;
      },
    },
  };
}
