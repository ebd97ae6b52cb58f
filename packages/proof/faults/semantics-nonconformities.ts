/**
 * Faults in what is inserted on a report, and in the number that is answered.
 */
import type { Call } from "@facility-contracts/provider/call";
import { ITEM, nonconformity, several } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, items, memory, result, status } from "./seams.ts";

const fault = faultsOf("semantics", "createNonconformityAnomalies");
const TWO = nonconformity([ITEM, { ...ITEM, title: "Extinguisher missing" }]);

function numbered(count: number): Fields[] {
  return several(count, (number) => ({ ...ITEM, title: `Anomaly ${number}` }));
}

/** Answers another number than was inserted. */
function counted(change: (count: number, call: Call) => unknown): Changes {
  return result((body, call) => ({ nbInsertion: change(Number(body.nbInsertion), call) }));
}

/** Inserts other items than were sent, and answers the number that was sent. */
function inserted(change: (items: readonly Fields[]) => readonly Fields[]): Changes {
  const sent = memory((): { count: number } => ({ count: 0 }));
  const { stages = {} } = items((all, call) => {
    sent(call).count = all.length;
    return change(all);
  });
  return { stages, ...counted((_, call) => sent(call).count) };
}

/** Faults in what is inserted on a report, and in the number that is answered. */
export const nonconformityFaults: readonly Fault[] = [
  fault(
    "insertions-always-one",
    "Answers 1 whatever the number of anomalies.",
    TWO,
    counted(() => 1),
  ),
  fault(
    "insertions-of-the-report",
    "Answers how many anomalies the report has now.",
    TWO,
    counted(
      (_, { state, id }) => [...state.anomalies.values()].filter(({ reportId }) => reportId === id).length,
    ),
  ),
  fault(
    "insertions-of-the-last-batch",
    "Inserts in batches of ten, and answers the number of the last batch.",
    nonconformity(numbered(11)),
    counted((count) => (count > 10 ? count % 10 || 10 : count)),
  ),
  fault(
    "insertions-one-for-none",
    "Answers 1 where nothing was sent.",
    nonconformity([]),
    counted((count) => Math.max(count, 1)),
  ),
  fault(
    "insertions-as-text",
    "Answers the number as a text from ten on.",
    nonconformity(numbered(10)),
    counted((count) => (count < 10 ? count : String(count))),
  ),
  fault(
    "insertions-twice-the-number",
    "Counts each anomaly with a location twice, once for the location.",
    nonconformity([{ ...ITEM, location: { room: "1" } }]),
    counted(
      (count, { body }) => count + itemsOf(body).filter(({ location }) => location !== undefined).length,
    ),
  ),
  fault(
    "inserts-risk-zero-never",
    "Leaves anomalies of risk 0 out, and does not count them.",
    nonconformity([{ ...ITEM, risk: 0 }]),
    items((all) => all.filter(({ risk }) => risk)),
  ),
  fault(
    "inserts-without-date-never",
    "Leaves anomalies without `dueAt` out, and does not count them.",
    TWO,
    items((all) => all.filter(({ dueAt }) => dueAt !== undefined)),
  ),
  fault(
    "inserts-one-of-equal-ones",
    "Inserts one of several equal anomalies, and counts all.",
    nonconformity([ITEM, ITEM]),
    inserted((all) => all.filter((item, at) => all.findIndex(({ title }) => title === item.title) === at)),
  ),
  fault(
    "inserts-nothing",
    "Answers the number and inserts nothing.",
    TWO,
    inserted(() => []),
  ),
  fault(
    "inserts-the-first-only",
    "Inserts the first anomaly, and counts all.",
    TWO,
    inserted((all) => all.slice(0, 1)),
  ),
  fault(
    "inserts-a-hundred-at-most",
    "Inserts the first hundred anomalies, and counts all.",
    nonconformity(numbered(101)),
    inserted((all) => all.slice(0, 100)),
  ),
  fault(
    "inserts-twice",
    "Inserts every anomaly twice, and counts it once.",
    TWO,
    inserted((all) => [...all, ...all]),
  ),
  fault(
    "inserts-on-report-one",
    "Inserts on report 1 whatever the report.",
    nonconformity([ITEM], { id: 2 }),
    {
      stages: {
        work: (call, correct) => {
          call.id = 1;
          return correct(call);
        },
      },
    },
  ),
  fault("nonconformity-200", "Answers 200 when anomalies are created.", TWO, status(201, 200)),
  fault(
    "nonconformity-202-for-many",
    "Answers 202 for more than ten anomalies.",
    nonconformity(numbered(11)),
    {
      answer: (answer, { body }) => {
        return answer.status === 201 && itemsOf(body).length > 10 ? { ...answer, status: 202 } : answer;
      },
    },
  ),
];
