/**
 * Faults in what a request leaves behind that was refused or that holds many items.
 */

import type { Call } from "@facility-contracts/provider/call";
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  several,
  TICKET,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { anomalyOf, fieldsOf, insertAnomalies, itemsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, items, result, workAnyway } from "./seams.ts";

const update = faultsOf("state", "updateAnomaly");
const tickets = faultsOf("state", "updateTicket");
const create = faultsOf("state", "createNonconformityAnomalies");
const add = faultsOf("state", "addAnomalyImages");

/** Leaves something behind where a body is refused. */
function leaves(stage: "validate" | "checkSize", behind: (call: Call) => void): Changes {
  return {
    stages: {
      [stage]: (call: Call, correct: (call: Call) => unknown) => {
        const outcome = correct(call);
        if (outcome !== undefined) behind(call);
        return outcome;
      },
    },
  };
}

/** Stores some fields of a refused body in an anomaly. */
function keepsFields(sent: Fields, names: readonly string[]): (call: Call) => void {
  return (call) => {
    const row = anomalyOf(call);
    const body = fieldsOf(call.body);
    const kept = Object.fromEntries(
      names.filter((name) => name in sent && name in body).map((name) => [name, body[name]]),
    );
    if (row !== undefined) call.state.anomalies.set(row.id, { ...row, ...kept });
  };
}

const seen = intervention(["anomaly-by-site-it"]);

/** Faults in what is left behind. */
export const partialWriteFaults: readonly Fault[] = [
  update(
    "title-stored-before-the-date-is-checked",
    "Stores the title of a body whose date it refuses.",
    [anomaly({ ...UPDATE, title: "Zinc", dueAt: "tomorrow" }), seen],
    leaves("validate", (call) => {
      const { title, risk, dueAt } = fieldsOf(call.body);
      const onlyDate =
        typeof title === "string" &&
        [0, 1, 2, 3].includes(Number(risk)) &&
        Number.isNaN(Date.parse(String(dueAt)));
      if (onlyDate) keepsFields(UPDATE, ["title"])(call);
    }),
  ),
  update(
    "description-stored-before-the-location-is-checked",
    "Stores the description of a body whose location it refuses.",
    [anomaly({ ...UPDATE, description: "Zinc", location: "here" }), seen],
    leaves("validate", (call) => {
      const { description, location } = fieldsOf(call.body);
      if (typeof description === "string" && typeof location !== "object")
        keepsFields(UPDATE, ["description"])(call);
    }),
  ),
  tickets(
    "category-stored-before-attachments-are-checked",
    "Stores the category of a body whose attachments it refuses.",
    [ticket({ category: "GAS", attachments: "none" }), ticket({ title: "a" })],
    leaves("validate", (call) => {
      const { category, attachments } = fieldsOf(call.body);
      const row = ticketOf(call);
      if (
        row !== undefined &&
        typeof category === "string" &&
        attachments !== undefined &&
        !Array.isArray(attachments)
      )
        call.state.tickets.set(row.id, { ...row, category });
    }),
  ),
  tickets(
    "too-large-and-stored",
    "Stores an update that it refuses as too large.",
    [ticket({ notes: "x".repeat(1_100_000) }), ticket({ title: "a" })],
    leaves("checkSize", (call) => workAnyway(call, "checkSize")),
  ),
  create(
    "stored-in-batches-of-ten",
    "Stores ten items at a time, those before a batch with a wrong one too.",
    nonconformity([...several(10, () => ITEM), { ...ITEM, risk: 9 }]),
    leaves("validate", (call) => {
      const sent = itemsOf(call.body);
      const wrong = sent.findIndex(
        ({ risk, title }) => ![0, 1, 2, 3].includes(Number(risk)) || typeof title !== "string",
      );
      if (wrong >= 10) insertAnomalies(call, Number(call.id), sent.slice(0, 10));
    }),
  ),
  create(
    "at-most-a-hundred-stored",
    "Stores a hundred items at most and counts all of them.",
    nonconformity(several(101, () => ITEM)),
    {
      stages: {
        work: (call) => {
          const sent = itemsOf(call.body);
          insertAnomalies(call, Number(call.id), sent.slice(0, 100));
          return { status: 201, body: { nbInsertion: sent.length } };
        },
      },
    },
  ),
  create(
    "equal-titles-stored-once",
    "Stores items whose titles differ in letter case alone once, and counts what was stored.",
    nonconformity([ITEM, { ...ITEM, title: ITEM.title.toUpperCase() }]),
    items((sent) => [...new Map(sent.map((item) => [String(item.title).toLowerCase(), item])).values()]),
  ),
  add(
    "twentieth-upload-missing",
    "Answers nineteen uploads for twenty items, the most that are allowed.",
    images(several(20, (number) => ({ ...IMAGE, uploadId: `file-${number}` }))),
    result(({ uploads }) => ({ uploads: itemsOf(uploads).slice(0, 19) })),
  ),
  add(
    "equal-names-registered-once",
    "Registers files with the same name once.",
    images([IMAGE, { ...IMAGE, uploadId: "file-2" }]),
    items((sent) => [...new Map(sent.map((item) => [item.name, item])).values()]),
  ),
  tickets(
    "upper-case-id-another-row",
    "Stores the update of an identifier in upper case as a ticket of its own.",
    [ticket({ title: "a" }, { id: TICKET.toUpperCase() }), ticket({ notes: "b" })],
    {
      stages: {
        work: (call, correct) => {
          const before = ticketOf(call);
          const outcome = correct(call);
          if (before !== undefined && call.id !== before.id) call.state.tickets.set(before.id, before);
          return outcome;
        },
      },
    },
  ),
];
