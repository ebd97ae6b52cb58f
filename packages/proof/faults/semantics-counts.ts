/**
 * Faults in the counts and lists of an intervention.
 */
import { intervention } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf, without } from "./seams.ts";

const fault = faultsOf("semantics", "getIntervention");

/** Changes one block, where it is answered. */
function block(name: string, change: (value: unknown, own: Fields) => unknown): Changes {
  return data((own) => (name in own ? { ...own, [name]: change(own[name], own) } : own));
}

/** Faults in the counts and lists of an intervention. */
export const countFaults: readonly Fault[] = [
  fault(
    "anomaly-ids-without-the-last",
    "Leaves the last identifier of an anomaly out.",
    intervention(["anomaly-ids", "anomaly-stats"]),
    block("anomalyIds", (value) => (Array.isArray(value) ? value.slice(0, -1) : value)),
  ),
  fault(
    "anomaly-ids-repeated",
    "Answers the identifier of an anomaly once for each of its images.",
    intervention(["anomaly-ids"]),
    block("anomalyIds", (value) => (Array.isArray(value) ? [1, ...value] : value)),
  ),
  fault(
    "trained-users-off-by-one",
    "Counts one trained user less than it lists.",
    intervention(["trained-users"]),
    block("trainedUsersCount", (count) => Number(count) - 1),
  ),
  fault(
    "trained-users-null-for-none",
    "Answers null for the number of trained users where there are none.",
    intervention(["trained-users"], { id: 2 }),
    block("trainedUsersCount", (count) => (count === 0 ? null : count)),
  ),
  fault(
    "trained-users-first-page",
    "Lists three trained users at most, and counts all of them.",
    intervention(["trained-users"]),
    block("trainedUsers", (users) => itemsOf(users).slice(0, 3)),
  ),
  fault(
    "trained-users-count-missing",
    "Lists the trained users without their number.",
    intervention(["trained-users"]),
    data((own) => without(own, "trainedUsersCount")),
  ),
  fault(
    "rules-count-without-the-first",
    "Counts the rules beside the one that it answers.",
    intervention(["rules", "rules-user-scopes"]),
    block("rulesCount", (count) => Number(count) - 1),
  ),
  fault(
    "drift-left-out-when-false",
    "Leaves `hasRoutineInterventionDrift` out when it is false.",
    intervention(["routine"]),
    data((own) => {
      return own.hasRoutineInterventionDrift === false ? without(own, "hasRoutineInterventionDrift") : own;
    }),
  ),
  fault(
    "sites-only-the-first",
    "Answers the first site for all sites.",
    intervention(["sites"]),
    block("sites", (sites) => itemsOf(sites).slice(0, 1)),
  ),
];
