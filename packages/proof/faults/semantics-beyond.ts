/**
 * Faults in integers beyond those that JSON readers agree on, and in halves of characters in texts of every operation.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { fieldsOf, itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { anyText, type Changes, crashAt, faultsOf, hangAt, input } from "./seams.ts";

const update = faultsOf("semantics", "updateAnomaly");
const fragileUpdate = faultsOf("robustness", "updateAnomaly");
const fragileCreate = faultsOf("robustness", "createNonconformityAnomalies");
const fragileAdd = faultsOf("robustness", "addAnomalyImages");
const fragileTicket = faultsOf("robustness", "updateTicket");

const BEYOND_EXACT = 2 ** 60;

function integer(field: string, change: (value: number) => number): Changes {
  return input((body) => ({ ...body, [field]: change(Number(body[field])) }));
}

/** Whether a field of an item has half a character. */
function halfInItem(field: string): (call: { body: unknown }) => boolean {
  return ({ body }) => itemsOf(body).some((item) => anyText(item[field], (text) => !text.isWellFormed()));
}

/** Faults in integers beyond the exact ones, and in halves of characters. */
export const beyondFaults: readonly Fault[] = [
  update(
    "site-beyond-2-53-is-zero",
    "Stores 0 for a site beyond 9,007,199,254,740,991.",
    anomaly({ ...UPDATE, siteId: BEYOND_EXACT }),
    integer("siteId", (value) => (Number.isSafeInteger(value) ? value : 0)),
  ),
  fragileCreate(
    "site-of-an-item-beyond-2-53-crashes",
    "Answers 500 to an item with a site beyond 9,007,199,254,740,991.",
    nonconformity([{ ...ITEM, siteId: BEYOND_EXACT }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ siteId }) => !Number.isSafeInteger(siteId))),
  ),
  fragileAdd(
    "size-beyond-2-53-crashes",
    "Answers 500 to a size beyond 9,007,199,254,740,991.",
    images([{ ...IMAGE, size: BEYOND_EXACT }]),
    crashAt("work", ({ body }) => itemsOf(body).some(({ size }) => !Number.isSafeInteger(size))),
  ),
  fragileCreate(
    "half-a-character-in-the-room-of-an-item-crashes",
    "Answers 500 to half a surrogate pair in the room of an item.",
    nonconformity([{ ...ITEM, location: { room: "\ud83d" } }]),
    crashAt("work", halfInItem("location")),
  ),
  fragileUpdate(
    "half-a-character-in-a-floor-crashes",
    "Answers 500 to half a surrogate pair in the floor of a location.",
    anomaly({ ...UPDATE, location: { floor: "\ud83d" } }),
    crashAt("work", ({ body }) =>
      anyText(fieldsOf(fieldsOf(body).location).floor, (text) => !text.isWellFormed()),
    ),
  ),
  fragileUpdate(
    "half-a-character-in-the-description-of-an-anomaly-crashes",
    "Answers 500 to half a surrogate pair in the description of an anomaly.",
    anomaly({ ...UPDATE, description: "\ud83d" }),
    crashAt("work", ({ body }) => anyText(fieldsOf(body).description, (text) => !text.isWellFormed())),
  ),
  fragileCreate(
    "half-a-character-in-the-title-of-an-item-crashes",
    "Answers 500 to half a surrogate pair in the title of an item.",
    nonconformity([{ ...ITEM, title: "\ud83d" }]),
    crashAt("work", halfInItem("title")),
  ),
  fragileCreate(
    "half-a-character-in-the-description-of-an-item-hangs",
    "Never answers to half a surrogate pair in the description of an item.",
    nonconformity([{ ...ITEM, description: "\ud83d" }]),
    hangAt("work", halfInItem("description")),
  ),
  fragileAdd(
    "half-a-character-in-an-upload-id-crashes",
    "Answers 500 to half a surrogate pair in an `uploadId`.",
    images([{ ...IMAGE, uploadId: "\ud83d" }]),
    crashAt("work", halfInItem("uploadId")),
  ),
  fragileTicket(
    "half-a-character-in-the-title-of-a-ticket-crashes",
    "Answers 500 to half a surrogate pair in the title of a ticket.",
    ticket({ title: "\ud83d" }),
    crashAt("work", ({ body }) => anyText(fieldsOf(body).title, (text) => !text.isWellFormed())),
  ),
  fragileTicket(
    "second-half-of-a-character-crashes",
    "Answers 500 to the second half of a surrogate pair in the title of a ticket.",
    ticket({ title: "\udc00" }),
    crashAt("work", ({ body }) => anyText(fieldsOf(body).title, (text) => /^[\udc00-\udfff]/.test(text))),
  ),
];
