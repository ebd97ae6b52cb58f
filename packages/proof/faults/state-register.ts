/**
 * Faults in how the rows of the safety register are kept from one request to the next.
 */
import type { refuse } from "@facility-contracts/provider/answer";
import { anomaly, IMAGE, images, intervention, UPDATE } from "@facility-contracts/provider/requests";
import { momentAfter } from "@facility-contracts/provider/state";
import { anomalyOf, fieldsOf, itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { data, faultsOf, memory } from "./seams.ts";

const updating = faultsOf("state", "updateAnomaly");
const reading = faultsOf("state", "getIntervention");
const adding = faultsOf("state", "addAnomalyImages");

const GROUPED = intervention(["anomaly-by-site-it"]);

const everAsked = memory(() => new Set<string>());
const firstAnswers = memory(() => new Map<number | string, ReturnType<typeof refuse>>());
const reads = memory((): { last: string } => ({ last: "2024-12-09T14:23:00.000Z" }));

/** Faults in how the rows of the safety register are kept from one request to the next. */
export const registerStateFaults: readonly Fault[] = [
  updating("anomaly-not-stored", "Answers the changed anomaly and stores nothing.", [anomaly(), GROUPED], {
    stages: {
      work: (call, correct) => {
        const before = anomalyOf(call);
        const outcome = correct(call);
        if (before !== undefined) call.state.anomalies.set(before.id, before);
        return outcome;
      },
    },
  }),
  updating(
    "next-anomaly-changed-too",
    "Stores the risk in the next anomaly too.",
    [anomaly({ ...UPDATE, risk: 3 }), GROUPED],
    {
      stages: {
        work: (call, correct) => {
          const next = call.state.anomalies.get(Number(call.id) + 1);
          const risk = Number(fieldsOf(call.body).risk);
          if (next !== undefined) call.state.anomalies.set(next.id, { ...next, risk });
          return correct(call);
        },
      },
    },
  ),
  updating(
    "same-anomaly-update-conflicts",
    "Answers 409 when an update sends what is stored already.",
    [anomaly(), anomaly()],
    {
      stages: {
        work: (call, correct) => {
          const row = anomalyOf(call);
          const { location, ...sent } = fieldsOf(call.body);
          const same = row && Object.entries(sent).every(([name, value]) => row[name] === value);
          const here = JSON.stringify(row?.metadata.location) === JSON.stringify(location);
          return same && here ? { status: 409, body: { message: "Conflict" } } : correct(call);
        },
      },
    },
  ),
  adding(
    "images-change-the-anomaly",
    "Gives the anomaly the name of the file as its title when an image is added.",
    [images([IMAGE]), GROUPED],
    {
      stages: {
        work: (call, correct) => {
          const row = anomalyOf(call);
          const [item] = itemsOf(call.body);
          if (row !== undefined && item !== undefined) {
            call.state.anomalies.set(row.id, { ...row, title: String(item.name) });
          }
          return correct(call);
        },
      },
    },
  ),
  reading(
    "reading-moves-updated-at",
    "Moves `updatedAt` whenever an intervention is read.",
    [intervention(), intervention()],
    data((own, call) => {
      const moved = reads(call);
      moved.last = momentAfter(moved.last);
      return { ...own, updatedAt: moved.last };
    }),
  ),
  reading(
    "cache-ignores-extend",
    "Answers an intervention from a cache that knows nothing of `extend`.",
    [intervention(), intervention(["summary"])],
    {
      answer: (answer, call) => {
        if (answer.status !== 200) return answer;
        const kept = firstAnswers(call).get(call.id) ?? answer;
        firstAnswers(call).set(call.id, kept);
        return kept;
      },
    },
  ),
  reading(
    "blocks-of-earlier-requests",
    "Answers the blocks that somebody asked for before, too.",
    [intervention(["summary"]), intervention(["routine"])],
    {
      stages: {
        work: (call, correct) => {
          for (const value of call.extend) everAsked(call).add(value);
          call.extend = call.extend.length === 0 ? [] : [...everAsked(call)];
          return correct(call);
        },
      },
    },
  ),
];
