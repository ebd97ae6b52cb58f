/**
 * Faults in which fields of a ticket an update changes.
 */
import { OTHER_TICKET, TICKET, ticket } from "@facility-contracts/provider/requests";
import { ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, input, result, without } from "./seams.ts";

const fault = faultsOf("semantics", "updateTicket");

/** Changes fields that nobody sent. */
function also(
  fields: Readonly<Record<string, unknown>>,
  when: (field: string) => boolean = () => true,
): Changes {
  return input((body) => (Object.keys(body).some(when) ? { ...body, ...fields } : body));
}

const OTHER = { id: OTHER_TICKET };

/** Faults in which fields of a ticket an update changes. */
export const ticketFaults: readonly Fault[] = [
  fault(
    "empty-notes-ignored",
    "Takes empty notes for none sent.",
    ticket({ notes: "" }),
    input((body) => (body.notes === "" ? without(body, "notes") : body)),
  ),
  fault(
    "empty-description-ignored",
    "Takes an empty description for none sent.",
    ticket({ description: "" }),
    input((body) => (body.description === "" ? without(body, "description") : body)),
  ),
  fault(
    "empty-attachments-ignored",
    "Keeps the attachments when an empty list is sent.",
    ticket({ attachments: [] }),
    input((body) => {
      const { attachments } = body;
      return Array.isArray(attachments) && attachments.length === 0 ? without(body, "attachments") : body;
    }),
  ),
  fault(
    "attachments-added",
    "Adds attachments to the ones that are there instead of replacing them.",
    ticket({ attachments: ["https://example.com/new"] }),
    input((body, call) => {
      const [before, after] = [ticketOf(call)?.attachments, body.attachments];
      return Array.isArray(before) && Array.isArray(after)
        ? { ...body, attachments: [...before, ...after] }
        : body;
    }),
  ),
  fault(
    "notes-added",
    "Puts new notes behind the old ones.",
    ticket({ notes: "new" }),
    input((body, call) => {
      const before = ticketOf(call)?.notes;
      return typeof before === "string" && "notes" in body
        ? { ...body, notes: `${before}${body.notes}` }
        : body;
    }),
  ),
  fault(
    "omitted-notes-removed",
    "Empties the notes when none are sent.",
    ticket({ title: "Lamp" }),
    input((body) => ({ notes: "", ...body })),
  ),
  fault(
    "omitted-description-emptied-with-title",
    "Empties the description when a title comes without one.",
    ticket({ title: "Lamp" }),
    input((body) => ("title" in body ? { description: "", ...body } : body)),
  ),
  fault(
    "new-category-drops-attachments",
    "Removes the attachments when the category changes alone.",
    ticket({ category: "GAS" }),
    input((body) => ("category" in body ? { attachments: [], ...body } : body)),
  ),
  fault(
    "empty-body-resets-category",
    "Sets the category to OTHER when nothing is sent.",
    ticket({}),
    input((body) => (Object.keys(body).length === 0 ? { category: "OTHER" } : body)),
  ),
  fault(
    "one-field-at-a-time",
    "Changes the first field that is sent and leaves the others.",
    ticket({ title: "Lamp", notes: "new" }),
    input((body) => Object.fromEntries(Object.entries(body).slice(0, 1))),
  ),
  fault(
    "fifth-field-lost",
    "Changes four fields at most.",
    ticket({ category: "GAS", title: "t", description: "d", attachments: [], notes: "n" }),
    input((body) => Object.fromEntries(Object.entries(body).slice(0, 4))),
  ),
  fault(
    "category-never-changes",
    "Never changes the category.",
    ticket({ category: "GAS" }),
    input((body) => without(body, "category")),
  ),
  fault(
    "category-internet-becomes-other",
    "Stores OTHER for the category INTERNET.",
    ticket({ category: "INTERNET" }),
    input((body) => (body.category === "INTERNET" ? { ...body, category: "OTHER" } : body)),
  ),
  fault(
    "update-reopens",
    "Sets the status to PENDING at every update.",
    ticket({ notes: "n" }, OTHER),
    also({ status: "PENDING" }),
  ),
  fault(
    "category-unassigns",
    "Takes the ticket from whoever takes care of it when the category changes.",
    ticket({ category: "GAS" }),
    also({ assignedTo: null }, (field) => field === "category"),
  ),
  fault(
    "update-assigns-the-caller",
    "Gives a ticket that nobody takes care of to whoever updates it.",
    ticket({ notes: "n" }, OTHER),
    input((body, call) => {
      const nobody = ticketOf(call)?.assignedTo === null;
      return nobody ? { ...body, assignedTo: "550e8400-e29b-41d4-a716-446655440009" } : body;
    }),
  ),
  fault(
    "update-takes-ownership",
    "Makes whoever updates a ticket its user.",
    ticket({ notes: "n" }),
    also({ userId: "550e8400-e29b-41d4-a716-446655440009" }),
  ),
  fault(
    "nobody-left-out",
    "Leaves `assignedTo` out while nobody takes care of a ticket.",
    ticket({ notes: "n" }, OTHER),
    result((body) => (body.assignedTo === null ? without(body, "assignedTo") : body)),
  ),
  fault(
    "notes-left-out-when-empty",
    "Leaves empty notes out of its answer.",
    ticket({ notes: "" }),
    result((body) => (body.notes === "" ? without(body, "notes") : body)),
  ),
  fault(
    "attachments-left-out",
    "Never answers the attachments.",
    ticket({ notes: "n" }),
    result((body) => without(body, "attachments")),
  ),
  fault(
    "attachments-null-when-empty",
    "Answers null for an empty list of attachments.",
    ticket({ attachments: [] }),
    result((body) => {
      const { attachments } = body;
      return Array.isArray(attachments) && attachments.length === 0 ? { ...body, attachments: null } : body;
    }),
  ),
  fault(
    "answers-only-what-was-sent",
    "Leaves the attachments and the notes out of its answer unless they were sent.",
    ticket({ title: "Lamp" }),
    result((body, call) => {
      const sent = Object.keys(Object(call.body));
      return without(body, ...["attachments", "notes"].filter((field) => !sent.includes(field)));
    }),
  ),
  fault(
    "answers-the-id-of-the-page",
    "Answers the identifier of the first ticket for all of them.",
    ticket({ notes: "n" }, OTHER),
    result((body) => ({ ...body, id: TICKET })),
  ),
  fault(
    "ticket-id-without-hyphens",
    "Answers the identifier without its hyphens.",
    ticket({ notes: "n" }),
    result((body) => ({ ...body, id: String(body.id).replaceAll("-", "") })),
  ),
];
