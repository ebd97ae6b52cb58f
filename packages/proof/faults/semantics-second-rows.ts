/**
 * Faults that only a second row shows, which lacks what the first one has.
 */
import { intervention, OTHER_TICKET, ticket } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { seedInterventions } from "@facility-contracts/provider/seed/interventions";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf, result, without } from "./seams.ts";
import { storesTicket } from "./stored.ts";

const read = faultsOf("semantics", "getIntervention");
const update = faultsOf("semantics", "updateTicket");

/** Changes one field of the second intervention. */
function second(field: string, change: (value: unknown) => unknown): Changes {
  return data((own) => (own.id === 2 && field in own ? { ...own, [field]: change(own[field]) } : own));
}

/** Asks the second intervention for a block. */
function asked(block: string) {
  return intervention([block], { id: 2 });
}

/** Faults that only a second row shows. */
export const secondRowFaults: readonly Fault[] = [
  read(
    "sites-of-a-small-intervention-empty",
    "Lists no sites where there is one alone.",
    asked("sites"),
    second("sites", (sites) => (itemsOf(sites).length === 1 ? [] : sites)),
  ),
  read(
    "trained-users-of-the-first",
    "Lists the trained users of another intervention where there are none.",
    asked("trained-users"),
    second("trainedUsers", () => seedInterventions[0]?.trainedUsers),
  ),
  read(
    "anomaly-ids-of-all",
    "Answers the anomalies of all interventions for those of the second one.",
    asked("anomaly-ids"),
    second("anomalyIds", () => [1, 2, 3, 12]),
  ),
  read(
    "routine-without-assignee-as-list",
    "Answers an empty list for the assignee of a routine that has none.",
    asked("routine"),
    second("routine", (routine) => ({ ...Object(routine), assignedTo: [] })),
  ),
  read(
    "empty-description-left-out",
    "Leaves the description of an intervention out when it is empty.",
    intervention([], { id: 2 }),
    data((own) => (own.description === "" ? without(own, "description") : own)),
  ),
  read(
    "pin-padded-to-text",
    "Pads a PIN with zeros to six digits, which makes a text of a short one.",
    intervention([], { id: 2 }),
    data((own): Fields => {
      return Number(own.codePin) < 100_000 ? { ...own, codePin: String(own.codePin).padStart(6, "0") } : own;
    }),
  ),
  read(
    "single-rule-as-list",
    "Answers a list for the rule of an intervention that has one rule alone.",
    asked("rules"),
    second("rule", (rule) => [rule]),
  ),
  read(
    "single-group-unwrapped",
    "Answers an object for a list of groups with one entry.",
    asked("anomaly-by-site-it"),
    second("anomalyBySiteIT", (groups) => itemsOf(groups)[0]),
  ),
  update(
    "unassigned-as-empty-text",
    "Answers an empty text for the assignee of a ticket that nobody takes care of.",
    ticket({ title: "a" }, { id: OTHER_TICKET }),
    result((own) => (own.assignedTo === null ? { ...own, assignedTo: "" } : own)),
  ),
  update(
    "no-attachments-as-an-empty-one",
    "Stores one empty attachment for none.",
    ticket({ attachments: [] }),
    storesTicket(({ attachments }) =>
      Array.isArray(attachments) && attachments.length === 0 ? { attachments: [""] } : {},
    ),
  ),
];
