/**
 * Faults between callers: what one of them is answered depends on what another one has asked.
 */
import { setImmediate } from "node:timers/promises";
import type { Answer } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { crashAt, faultsOf, memory } from "./seams.ts";

const read = faultsOf("state", "getIntervention");
const update = faultsOf("state", "updateAnomaly");
const tickets = faultsOf("state", "updateTicket");

const answers = memory(() => new Map<string, Answer>());

/** Answers what it has answered before to a call with the same key. */
function cached(keyOf: (call: Call) => string): Pick<Fault, "answer"> {
  return {
    answer: (answer, call) => {
      if (answer.status >= 300) return answer;
      const known = answers(call).get(keyOf(call)) ?? answer;
      answers(call).set(keyOf(call), known);
      return known;
    },
  };
}

const running = memory(() => ({ calls: 0, items: 0 }));
const latest = memory(() => ({ id: 0 }));

/** Faults between callers. */
export const callerFaults: readonly Fault[] = [
  read(
    "cached-by-the-first-block",
    "Answers from a cache that knows only the first block that is asked for.",
    [intervention(["sites"]), intervention(["sites", "summary"])],
    cached(({ id, extend }) => `${id} ${extend[0]}`),
  ),
  read(
    "cached-by-the-number-of-blocks",
    "Answers from a cache that knows how many blocks are asked for and not which.",
    [intervention(["sites"]), intervention(["summary"])],
    cached(({ id, extend }) => `${id} ${extend.length}`),
  ),
  update(
    "answer-repeated-by-body",
    "Takes an equal body for a repetition and answers as before, whichever anomaly the path names.",
    [anomaly(UPDATE, { id: 2 }), anomaly(UPDATE, { id: 1 })],
    cached(({ text }) => text),
  ),
  tickets(
    "absent-remembered",
    "Answers 404 to the next update after one of a ticket that is not there.",
    [ticket({ title: "a" }, { id: "00000000-0000-4000-8000-000000000404" }), ticket({ title: "a" })],
    (() => {
      const absent = memory(() => ({ last: false }));
      return {
        answer: (answer, call) => {
          const wasAbsent = absent(call).last;
          absent(call).last = answer.status === 404;
          const body = { success: false, error: { message: "Ticket not found", code: "NOT_FOUND" } };
          return wasAbsent && answer.status === 200 ? { status: 404, body } : answer;
        },
      };
    })(),
  ),
  tickets(
    "second-of-two-at-once-crashes",
    "Answers 500 to an update while another one of the same ticket is under way.",
    { requests: [ticket({ title: "a" }), ticket({ notes: "b" })], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          const { calls } = running(call);
          running(call).calls += 1;
          await setImmediate();
          running(call).calls -= 1;
          if (calls > 0) throw new Error("locked");
          return correct(call);
        },
      },
    },
  ),
  faultsOf("state", "createNonconformityAnomalies")(
    "counted-together",
    "Counts the items of requests that come at once together.",
    { requests: [nonconformity([ITEM]), nonconformity([ITEM, ITEM])], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          const { items } = running(call);
          running(call).items = items + itemsOf(call.body).length;
          await setImmediate();
          const outcome = await correct(call);
          const counted = running(call).items;
          running(call).items = 0;
          return outcome && { ...outcome, body: { nbInsertion: counted } };
        },
      },
    },
  ),
  faultsOf("state", "addAnomalyImages")(
    "uploads-numbered-alike-at-once",
    "Gives the uploads of two requests that come at once the same ids and addresses.",
    {
      requests: [images([{ ...IMAGE, uploadId: "a" }]), images([{ ...IMAGE, uploadId: "b" }])],
      concurrent: true,
    },
    {
      stages: {
        work: async (call, correct) => {
          const { lastNumber } = call.state;
          await setImmediate();
          call.state.lastNumber = lastNumber;
          return correct(call);
        },
      },
    },
  ),
  read(
    "row-of-another-at-once",
    "Answers the intervention that was asked for last to everyone who asks at once.",
    { requests: [intervention([], { id: 1 }), intervention([], { id: 2 })], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          latest(call).id = Number(call.id);
          await setImmediate();
          call.id = latest(call).id;
          return correct(call);
        },
      },
    },
  ),
  update(
    "grouped-with-the-risk-of-another",
    "Stores the risk of an updated anomaly for the others of its installation as well.",
    [anomaly({ ...UPDATE, risk: 3 }, { id: 3 }), intervention(["anomaly-by-site-it"])],
    {
      stages: {
        work: (call, correct) => {
          const outcome = correct(call);
          const row = call.state.anomalies.get(Number(call.id));
          for (const other of [...call.state.anomalies.values()]) {
            if (row !== undefined && other.technicalInstallationId === row.technicalInstallationId)
              call.state.anomalies.set(other.id, { ...other, risk: row.risk });
          }
          return outcome;
        },
      },
    },
  ),
  read(
    "block-crashes-the-second-time",
    "Answers 500 when the same blocks are asked for a second time.",
    [intervention(["routine"]), intervention(["routine"])],
    (() => {
      const asked = memory(() => new Set<string>());
      return crashAt("work", (call) => {
        const key = `${call.id} ${call.extend}`;
        const again = asked(call).has(key);
        asked(call).add(key);
        return again;
      });
    })(),
  ),
];
