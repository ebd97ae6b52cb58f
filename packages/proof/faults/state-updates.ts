/**
 * Faults in updates of tickets that meet others, or are refused.
 */
import { setImmediate } from "node:timers/promises";
import type { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { COOKIE, ticket } from "@facility-contracts/provider/requests";
import { fieldsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { faultsOf, memory, workedBefore } from "./seams.ts";
import { afterwards } from "./state-tickets.ts";

const fault = faultsOf("state", "updateTicket");

const times = memory((): { count: number } => ({ count: 0 }));
const answers = memory(() => new Map<string, ReturnType<typeof refuse>>());

/** What makes two updates the same for a cache. */
function keyOf({ id, text }: Call): string {
  return `${id} ${text}`;
}

/** Faults in updates of tickets that meet others, or are refused. */
export const updateStateFaults: readonly Fault[] = [
  fault(
    "concurrent-update-lost",
    "Reads a ticket, waits, and writes all of it back.",
    { requests: [ticket({ title: "t" }), ticket({ notes: "n" })], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          const before = ticketOf(call);
          await setImmediate();
          if (before !== undefined) call.state.tickets.set(before.id, before);
          return correct(call);
        },
      },
    },
  ),
  fault(
    "same-update-answered-from-cache",
    "Answers an update that it had before from a cache, whatever came in between.",
    [ticket({ notes: "a" }), ticket({ notes: "b" }), ticket({ notes: "a" }), ticket({})],
    {
      stages: {
        work: async (call, correct) => {
          const kept = answers(call).get(keyOf(call));
          if (kept !== undefined) return kept;
          const answer = await correct(call);
          if (answer !== undefined && call.text !== "{}") answers(call).set(keyOf(call), answer);
          return answer;
        },
      },
    },
  ),
  fault(
    "third-update-lost",
    "Stores every third update nowhere.",
    [ticket({ notes: "a" }), ticket({ notes: "b" }), ticket({ notes: "c" }), ticket({})],
    afterwards((call, _, before) => {
      times(call).count += 1;
      if (times(call).count % 3 === 0) call.state.tickets.set(before.id, before);
    }),
  ),
  fault(
    "refused-body-stored-in-part",
    "Stores the right fields of a body that it refuses.",
    [ticket({ notes: "n", category: "NONE" }), ticket({})],
    {
      stages: {
        validate: (call, correct) => {
          const outcome = correct(call);
          const row = ticketOf(call);
          const { notes } = fieldsOf(call.body);
          if (outcome !== undefined && row !== undefined && typeof notes === "string") {
            call.state.tickets.set(row.id, { ...row, notes });
          }
          return outcome;
        },
      },
    },
  ),
  fault(
    "refused-media-type-stored",
    "Stores a body whose media type it refuses.",
    [ticket({ notes: "n" }, { headers: [...COOKIE, ["Content-Type", "text/plain"]] }), ticket({})],
    workedBefore("checkMediaType"),
  ),
];
