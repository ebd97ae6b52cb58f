/**
 * Faults in how new anomalies are kept.
 */
import { setImmediate } from "node:timers/promises";
import type { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { problemsOf } from "@facility-contracts/provider/contract";
import { ITEM, intervention, nonconformity } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import { insertAnomalies, itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, workedBefore } from "./seams.ts";

const creating = faultsOf("state", "createNonconformityAnomalies");

const GROUPED = intervention(["anomaly-by-site-it"]);
const BAD = { ...ITEM, risk: 9 };

function isRight(item: Fields): boolean {
  return problemsOf("createNonconformityAnomalies", [item]) === undefined;
}

/** Inserts some items of a body that is refused; the answer may be another too. */
function insertedWhenRefused(
  choose: (items: readonly Fields[]) => readonly Fields[],
  answer: (inserted: number) => ReturnType<typeof refuse> | undefined = () => undefined,
): Changes {
  const validate = (call: Call, correct: Stage): Outcome => {
    const outcome = correct(call);
    if (outcome === undefined || typeof call.id !== "number") return outcome;
    const chosen = choose(itemsOf(call.body));
    insertAnomalies(call, call.id, chosen);
    return answer(chosen.length) ?? outcome;
  };
  return { stages: { validate } };
}

function untilBad(items: readonly Fields[]): readonly Fields[] {
  const bad = items.findIndex((item) => !isRight(item));
  return bad === -1 ? items : items.slice(0, bad);
}

/** Faults in how new anomalies are kept. */
export const insertionFaults: readonly Fault[] = [
  creating(
    "right-items-inserted-of-refused",
    "Inserts the right items of a list that it refuses.",
    nonconformity([BAD, ITEM]),
    insertedWhenRefused((items) => items.filter(isRight)),
  ),
  creating(
    "items-inserted-until-the-bad-one",
    "Inserts item by item, and refuses at the first one that is wrong.",
    nonconformity([ITEM, BAD]),
    insertedWhenRefused(untilBad),
  ),
  creating(
    "right-items-inserted-201",
    "Inserts the right items of a list, and answers 201 with their number.",
    nonconformity([ITEM, BAD]),
    insertedWhenRefused(
      (items) => items.filter(isRight),
      (inserted) => (inserted === 0 ? undefined : { status: 201, body: { nbInsertion: inserted } }),
    ),
  ),
  creating(
    "text-plain-inserted-and-refused",
    "Inserts a list whose media type it refuses.",
    nonconformity([ITEM], {
      headers: [...nonconformity([]).headers.slice(0, 2), ["Content-Type", "text/plain"]],
    }),
    workedBefore("checkMediaType"),
  ),
  creating(
    "identifiers-used-again",
    "Gives new anomalies the identifiers of anomalies that exist.",
    [nonconformity([ITEM]), GROUPED],
    {
      stages: {
        work: (call, correct) => {
          if (call.state.lastNumber >= 100) call.state.lastNumber = 0;
          return correct(call);
        },
      },
    },
  ),
  creating(
    "concurrent-insertions-lost",
    "Takes the next identifier before it waits, so that two requests at once insert the same rows.",
    { requests: [nonconformity([ITEM]), nonconformity([ITEM])], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          const last = call.state.lastNumber;
          await setImmediate();
          call.state.lastNumber = last;
          return correct(call);
        },
      },
    },
  ),
  creating(
    "report-emptied-first",
    "Replaces the anomalies of the report instead of adding to them.",
    nonconformity([ITEM]),
    {
      stages: {
        work: (call, correct) => {
          for (const row of call.state.anomalies.values()) {
            if (row.reportId === call.id) call.state.anomalies.set(row.id, { ...row, reportId: 0 });
          }
          return correct(call);
        },
      },
    },
  ),
];
