/**
 * Faults in which items of a list are looked at.
 */
import { IMAGE, ITEM, images, nonconformity, several, ticket } from "@facility-contracts/provider/requests";
import { isFields } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, glanced, refuseAt, without } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");

/** Looks at some items only. */
function lookedAt(choose: (items: readonly unknown[]) => readonly unknown[]): Changes {
  return glanced((body) => (Array.isArray(body) ? choose(body) : body));
}

/** Looks at some attachments only. */
function attachments(choose: (urls: readonly unknown[]) => readonly unknown[]): Changes {
  return glanced((body) => {
    if (!isFields(body) || !Array.isArray(body.attachments)) return body;
    return { ...body, attachments: choose(body.attachments) };
  });
}

/** Refuses lists that are right. */
function refusedList(test: (items: readonly unknown[]) => boolean): Changes {
  return refuseAt("validate", "body", ({ body }) => Array.isArray(body) && test(body));
}

/** The fields of an anomaly that the contract knows. */
function knownOf(item: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => Object.hasOwn(ITEM, name) || OPTIONAL.includes(name)),
  );
}

const OPTIONAL = ["location", "dueAt"];
const BAD = { ...ITEM, risk: 9 };
const BAD_IMAGE = { ...IMAGE, mimeType: "none" };

/** Faults in which items of a list are looked at. */
export const listFaults: readonly Fault[] = [
  creating(
    "first-item-checked",
    "Validates the first anomaly only.",
    nonconformity([ITEM, BAD]),
    lookedAt((all) => all.slice(0, 1)),
  ),
  adding(
    "all-items-but-last-checked",
    "Validates all images but the last of several.",
    images([IMAGE, BAD_IMAGE]),
    lookedAt((all) => (all.length > 1 ? all.slice(0, -1) : all)),
  ),
  creating(
    "all-items-but-first-checked",
    "Validates all anomalies but the first of several.",
    nonconformity([BAD, ITEM]),
    lookedAt((all) => (all.length > 1 ? all.slice(1) : all)),
  ),
  creating(
    "ten-items-checked",
    "Validates ten anomalies at most.",
    nonconformity([...several(10, () => ITEM), BAD]),
    lookedAt((all) => all.slice(0, 10)),
  ),
  adding(
    "nineteen-items-checked",
    "Validates nineteen images at most.",
    images([...several(19, () => IMAGE), BAD_IMAGE]),
    lookedAt((all) => all.slice(0, 19)),
  ),
  creating(
    "list-checked-when-most-are-right",
    "Refuses a list only when its first and its last anomaly are wrong.",
    nonconformity([ITEM, BAD, ITEM]),
    lookedAt((all) => (all.length < 3 ? all : all.slice(0, 1))),
  ),
  adding(
    "enumeration-checked-in-first-item",
    "Looks at the MIME type of the first image only.",
    images([IMAGE, BAD_IMAGE]),
    lookedAt((all) => {
      return all.map((item, at) =>
        at > 0 && isFields(item) && "mimeType" in item ? { ...item, mimeType: "image/png" } : item,
      );
    }),
  ),
  creating(
    "unknown-fields-checked-in-first-item",
    "Refuses unknown fields in the first anomaly only.",
    nonconformity([ITEM, { ...ITEM, comment: "c" }]),
    lookedAt((all) => all.map((item, at) => (at > 0 && isFields(item) ? knownOf(item) : item))),
  ),
  creating("items-that-are-null-skipped", "Skips null among the anomalies.", nonconformity([ITEM, null]), {
    stages: {
      validate: (call, correct) => {
        if (Array.isArray(call.body)) call.body = call.body.filter((item) => item !== null);
        return correct(call);
      },
    },
  }),
  adding(
    "images-beyond-twenty-dropped",
    "Takes more than twenty images, and registers the first twenty.",
    images(several(21, (number) => ({ ...IMAGE, uploadId: `file-${number}` }))),
    {
      stages: {
        validate: (call, correct) => {
          if (Array.isArray(call.body)) call.body = call.body.slice(0, 20);
          return correct(call);
        },
      },
    },
  ),
  ofTicket(
    "first-attachment-checked",
    "Validates the first attachment only.",
    ticket({ attachments: ["https://example.com/a", "b"] }),
    attachments((all) => all.slice(0, 1)),
  ),
  ofTicket(
    "attachments-unchecked-beside-texts",
    "Validates attachments only when they come alone.",
    ticket({ notes: "n", attachments: ["b"] }),
    glanced((body) => (isFields(body) && Object.keys(body).length > 1 ? without(body, "attachments") : body)),
  ),
  ofTicket(
    "title-unchecked-beside-category",
    "Validates either the category or the title, whichever comes first.",
    ticket({ category: "GAS", title: 1 }),
    glanced((body) => (isFields(body) && "category" in body ? without(body, "title") : body)),
  ),
  creating(
    "empty-list-refused",
    "Refuses an empty list of anomalies.",
    nonconformity([]),
    refusedList((all) => all.length === 0),
  ),
  adding(
    "no-images-refused",
    "Refuses an empty list of images.",
    images([]),
    refusedList((all) => all.length === 0),
  ),
  ofTicket(
    "empty-update-refused",
    "Refuses a body without a field.",
    ticket({}),
    refuseAt("validate", "body", ({ body }) => isFields(body) && Object.keys(body).length === 0),
  ),
  creating(
    "fifty-anomalies-at-most",
    "Refuses more than fifty anomalies, which have no limit.",
    nonconformity(several(51, () => ITEM)),
    refusedList((all) => all.length > 50),
  ),
  adding(
    "nineteen-images-at-most",
    "Refuses twenty images.",
    images(several(20, () => IMAGE)),
    refusedList((all) => all.length === 20),
  ),
  ofTicket(
    "five-attachments-at-most",
    "Refuses more than five attachments, which have no limit.",
    ticket({ attachments: several(6, (number) => `https://example.com/${number}`) }),
    refuseAt(
      "validate",
      "body",
      ({ body }) => isFields(body) && Array.isArray(body.attachments) && body.attachments.length > 5,
    ),
  ),
  creating(
    "optional-fields-only-together",
    "Refuses a location without a date.",
    nonconformity([{ ...ITEM, location: { room: "1" } }]),
    refusedList((all) => all.some((item) => isFields(item) && "location" in item && !("dueAt" in item))),
  ),
];
