/**
 * Faults in how the rows of the safety register are kept from one request to the next.
 */
import type { refuse } from "@facility-contracts/provider/answer";
import { anomaly, IMAGE, images, intervention, UPDATE } from "@facility-contracts/provider/requests";
import type { Anomaly, Fields } from "@facility-contracts/provider/rows";
import { momentAfter } from "@facility-contracts/provider/state";
import { anomalyOf, fieldsOf, itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf, memory } from "./seams.ts";

const updating = faultsOf("state", "updateAnomaly");
const reading = faultsOf("state", "getIntervention");
const adding = faultsOf("state", "addAnomalyImages");

const GROUPED = intervention(["anomaly-by-site-it"]);

const everAsked = memory(() => new Set<string>());
const firstAnswers = memory(() => new Map<number | string, ReturnType<typeof refuse>>());
const keptBlocks = memory(() => new Map<string, Fields>());
const reads = memory((): { last: string } => ({ last: "2024-12-09T14:23:00.000Z" }));

/** Stores something else than is answered. */
function stored(change: (row: Anomaly, before: Anomaly) => Anomaly): Changes {
  return {
    stages: {
      work: (call, correct) => {
        const before = anomalyOf(call);
        const outcome = correct(call);
        const row = anomalyOf(call);
        if (before !== undefined && row !== undefined) call.state.anomalies.set(row.id, change(row, before));
        return outcome;
      },
    },
  };
}

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
    "large-site-stored-in-32-bits",
    "Answers the identifier of a site as it was sent, and stores what 32 bits hold of it.",
    [anomaly({ ...UPDATE, siteId: 2 ** 31 })],
    stored((row) => ({ ...row, siteId: row.siteId | 0 })),
  ),
  updating(
    "large-installation-stored-as-a-float",
    "Answers the identifier of an installation as it was sent, and stores it in a number of 32 bits with a fraction.",
    [anomaly({ ...UPDATE, technicalInstallationId: 2 ** 53 - 1 })],
    stored((row) => ({ ...row, technicalInstallationId: Math.fround(row.technicalInstallationId) })),
  ),
  updating(
    "site-beyond-2-53-stored-as-zero",
    "Answers the identifier of a site as it was sent, and stores 0 for one beyond 9,007,199,254,740,991.",
    [anomaly({ ...UPDATE, siteId: 2 ** 60 })],
    stored((row) => ({ ...row, siteId: Number.isSafeInteger(row.siteId) ? row.siteId : 0 })),
  ),
  updating(
    "installation-beyond-2-53-stored-near-it",
    "Answers the identifier of an installation as it was sent, and stores another one near it beyond 9,007,199,254,740,991.",
    [anomaly({ ...UPDATE, technicalInstallationId: 2 ** 60 })],
    stored((row) => {
      const { technicalInstallationId: sent } = row;
      return { ...row, technicalInstallationId: Number.isSafeInteger(sent) ? sent : sent - 1024 };
    }),
  ),
  updating(
    "negative-site-stored-without-a-sign",
    "Answers the identifier of a site as it was sent, and stores what 32 bits without a sign hold of a negative one.",
    [anomaly({ ...UPDATE, siteId: -1 })],
    stored((row) => ({ ...row, siteId: row.siteId < 0 ? row.siteId >>> 0 : row.siteId })),
  ),
  updating(
    "description-stored-in-255-characters",
    "Answers a description as it was sent, and stores the beginning of it.",
    [anomaly({ ...UPDATE, description: "d".repeat(300) })],
    stored((row) => ({ ...row, description: row.description.slice(0, 255) })),
  ),
  updating(
    "location-stored-nowhere",
    "Answers the location as it was sent, and keeps the old one.",
    [anomaly()],
    stored((row, before) => ({ ...row, metadata: before.metadata })),
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
    "users-of-another-intervention",
    "Answers trained users from a cache that knows what was asked for, and not of which intervention.",
    [intervention(["trained-users"]), intervention(["trained-users"], { id: 2 })],
    data((own, call) => {
      const key = call.extend.join();
      const known = keptBlocks(call).get(key) ?? own;
      keptBlocks(call).set(key, known);
      const { trainedUsers, trainedUsersCount } = known;
      return "trainedUsers" in own ? { ...own, trainedUsers, trainedUsersCount } : own;
    }),
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
