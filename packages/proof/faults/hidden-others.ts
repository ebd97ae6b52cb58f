/**
 * Faults in tickets and interventions whose answers deviate harmlessly as well: the one must not hide the other.
 */
import { intervention, ticket } from "@facility-contracts/provider/requests";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { beside, data, faultsOf, input, result, text } from "./seams.ts";
import { storesTicket } from "./stored.ts";

const update = faultsOf("hidden", "updateTicket");
const read = faultsOf("hidden", "getIntervention");

const openStatus = result((own) => ({ ...own, status: "OPEN" }));
const version = result((own) => ({ ...own, version: 3 }));
const textPin = data((own) => ({ ...own, codePin: String(own.codePin) }));

/** Faults in tickets and interventions beside something harmless. */
export const besideOtherFaults: readonly Fault[] = [
  update(
    "updated-at-stays-beside-open-status",
    "Leaves updatedAt where it was, in an answer with a status that is not listed.",
    [ticket({ title: "a" }), ticket({ title: "b" })],
    beside(
      openStatus,
      storesTicket((_, { updatedAt }) => ({ updatedAt })),
    ),
  ),
  update(
    "notes-lost-beside-open-status",
    "Empties the notes of a ticket when an update holds none, in an answer with a status that is not listed.",
    ticket({ title: "a" }),
    beside(
      openStatus,
      storesTicket((_, __, sent) => ("notes" in sent ? {} : { notes: "" })),
    ),
  ),
  update(
    "attachments-added-beside-open-status",
    "Adds the attachments to the ones that were there, in an answer with a status that is not listed.",
    ticket({ attachments: ["https://example.com/b"] }),
    beside(
      openStatus,
      storesTicket((row, before, sent) =>
        "attachments" in sent && Array.isArray(before.attachments) && Array.isArray(row.attachments)
          ? { attachments: [...before.attachments, ...row.attachments] }
          : {},
      ),
    ),
  ),
  update(
    "description-in-one-space-beside-version",
    "Makes one space of several in a description, in an answer with a field that no page names.",
    ticket({ description: "a  b" }),
    beside(version, input(text("description", (value) => value.replace(/ {2,}/g, " ")))),
  ),
  read(
    "trained-users-miscounted-beside-text-pin",
    "Counts one trained user more than it lists, in an answer whose PIN is a text.",
    intervention(["trained-users"]),
    beside(
      textPin,
      data((own) =>
        "trainedUsersCount" in own ? { ...own, trainedUsersCount: Number(own.trainedUsersCount) + 1 } : own,
      ),
    ),
  ),
  read(
    "sites-ungrouped-beside-text-pin",
    "Answers a group of its own for each installation of a site, in an answer whose PIN is a text.",
    intervention(["anomaly-by-site-it"]),
    beside(
      textPin,
      data((own) => {
        if (!("anomalyBySiteIT" in own)) return own;
        const groups = itemsOf(own.anomalyBySiteIT).flatMap((site) =>
          itemsOf(site.technicalInstallations).map((one) => ({ ...site, technicalInstallations: [one] })),
        );
        return { ...own, anomalyBySiteIT: groups };
      }),
    ),
  ),
  read(
    "block-lost-beside-text-pin",
    "Leaves the summary out when the routine is asked for as well, in an answer whose PIN is a text.",
    intervention(["summary", "routine"]),
    beside(
      textPin,
      data(({ summary, ...own }) => ("routine" in own || summary === undefined ? own : { ...own, summary })),
    ),
  ),
];
