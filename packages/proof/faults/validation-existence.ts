/**
 * Faults in what happens to rows that do not exist, and in the order of the checks.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  ticket,
} from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");
const reading = faultsOf("validation", "getIntervention");

const ABSENT = { id: 404404 };
const ABSENT_TICKET = { id: "00000000-0000-4000-8000-000000000404" };

/** Answers as if the row were there. */
function found(status: number, body: Readonly<Record<string, unknown>>): Changes {
  return {
    stages: { find: (call, correct) => (correct(call) === undefined ? undefined : { status, body }) },
  };
}

/** Faults in what happens to rows that do not exist, and in the order of the checks. */
export const existenceFaults: readonly Fault[] = [
  reading(
    "absent-intervention-is-null",
    "Answers 200 with null for an intervention that does not exist.",
    intervention([], ABSENT),
    found(200, { data: null }),
  ),
  reading(
    "absent-intervention-is-empty",
    "Answers 200 with nothing in `data` for an intervention that does not exist.",
    intervention([], ABSENT),
    found(200, { data: {} }),
  ),
  creating(
    "absent-report-filled",
    "Inserts anomalies on a report that does not exist.",
    nonconformity([ITEM], ABSENT),
    { stages: { find: () => undefined } },
  ),
  creating(
    "absent-report-takes-nothing",
    "Answers 201 with 0 for a report that does not exist.",
    nonconformity([ITEM], ABSENT),
    found(201, { nbInsertion: 0 }),
  ),
  adding(
    "absent-anomaly-takes-images",
    "Adds images to an anomaly that does not exist.",
    images([IMAGE], ABSENT),
    { stages: { find: () => undefined } },
  ),
  updating(
    "absent-anomaly-is-the-first",
    "Updates the first anomaly when there is none of the identifier.",
    anomaly(undefined, ABSENT),
    {
      stages: {
        find: (call, correct) => {
          if (correct(call) !== undefined) call.id = 1;
          return undefined;
        },
      },
    },
  ),
  updating(
    "absent-anomaly-is-400",
    "Answers 400 for an anomaly that does not exist.",
    anomaly(undefined, ABSENT),
    {
      stages: {
        find: (call, correct) => {
          return correct(call) === undefined
            ? undefined
            : { status: 400, body: { message: "Unknown anomaly" } };
        },
      },
    },
  ),
  creating(
    "empty-list-for-absent-report",
    "Looks for the report only when there is something to insert.",
    nonconformity([], ABSENT),
    {
      stages: { find: (call, correct) => (call.text === "[]" ? undefined : correct(call)) },
    },
  ),
  adding(
    "empty-list-for-absent-anomaly",
    "Looks for the anomaly only when there are images.",
    images([], ABSENT),
    {
      stages: { find: (call, correct) => (call.text === "[]" ? undefined : correct(call)) },
    },
  ),
  ofTicket(
    "empty-update-of-absent-ticket",
    "Answers 200 with nothing when nothing is sent for a ticket that does not exist.",
    ticket({}, ABSENT_TICKET),
    {
      stages: {
        find: (call, correct) => {
          const outcome = correct(call);
          return outcome !== undefined && call.text === "{}" ? { status: 200, body: {} } : outcome;
        },
      },
    },
  ),
];
