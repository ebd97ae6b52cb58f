/**
 * Faults in anomalies and uploads whose answers deviate harmlessly as well: the one must not hide the other.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  several,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { fieldsOf, itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { beside, bodyOf, data, faultsOf, input, items, result, status, text, workedBefore } from "./seams.ts";
import { storesAnomaly, touchesAnomaly } from "./stored.ts";

const update = faultsOf("hidden", "updateAnomaly");
const create = faultsOf("hidden", "createNonconformityAnomalies");
const add = faultsOf("hidden", "addAnomalyImages");

/** A field that no page names, and one without a value. */
const openFields = data((own) => ({ ...own, building: "A", equipmentId: null }));
const textType = data((own) => ({ ...own, type: String(own.type) }));
const numberIds = result((body) => ({
  uploads: itemsOf(body.uploads).map((upload) => ({ ...upload, id: Number(upload.id) })),
}));
const otherError = bodyOf(400, () => ({ error: "Bad Request" }));

/** Faults in anomalies and uploads beside something harmless. */
export const besideRegisterFaults: readonly Fault[] = [
  update(
    "title-trimmed-beside-open-fields",
    "Trims the title of an anomaly, in an answer with a field that no page names and one that is null.",
    anomaly({ ...UPDATE, title: " Door " }),
    beside(openFields, input(text("title", (title) => title.trim()))),
  ),
  update(
    "risk-zero-kept-beside-text-type",
    "Takes a risk of 0 for none and keeps the old one, in an answer whose type is a text.",
    anomaly({ ...UPDATE, risk: 0 }),
    beside(
      textType,
      storesAnomaly(({ risk }, before) => ({ risk: risk || before.risk })),
    ),
  ),
  update(
    "due-at-cut-beside-text-type",
    "Cuts the date that is due to whole seconds, in an answer whose type is a text.",
    anomaly({ ...UPDATE, dueAt: "2024-12-01T12:34:56.789Z" }),
    beside(textType, input(text("dueAt", (date) => date.replace(/\.\d+Z$/, "Z")))),
  ),
  update(
    "other-title-beside-text-type",
    "Gives a second anomaly the title of the one that is updated, in an answer whose type is a text.",
    [anomaly({ ...UPDATE, title: "Zinc" }, { id: 2 }), intervention(["anomaly-by-site-it"])],
    beside(
      textType,
      touchesAnomaly(({ title }) => ({ title })),
    ),
  ),
  update(
    "created-at-moves-beside-text-type",
    "Moves createdAt with each update of an anomaly, in an answer whose type is a text.",
    [anomaly(), anomaly()],
    beside(
      textType,
      storesAnomaly(({ updatedAt }) => ({ createdAt: updatedAt })),
    ),
  ),
  update(
    "refused-stored-beside-other-error",
    "Stores an anomaly that it refuses, with an error body of another form.",
    [anomaly({ ...UPDATE, title: "Zinc", risk: 9 }), intervention(["anomaly-by-site-it"])],
    beside(otherError, workedBefore("validate")),
  ),
  update(
    "description-cut-beside-open-fields",
    "Cuts a description after 2,000 characters, in an answer with a field that no page names and one that is null.",
    anomaly({ ...UPDATE, description: "x".repeat(2_001) }),
    beside(openFields, input(text("description", (value) => value.slice(0, 2_000)))),
  ),
  create(
    "counts-one-beside-200",
    "Counts one anomaly however many were sent, and answers 200 for 201.",
    nonconformity([ITEM, ITEM]),
    beside(
      status(201, 200),
      result(() => ({ nbInsertion: 1 })),
    ),
  ),
  create(
    "stores-one-beside-200",
    "Stores the first anomaly of a request and counts all of them, and answers 200 for 201.",
    nonconformity([ITEM, ITEM]),
    beside(status(201, 200), {
      stages: {
        work: (call, correct) => {
          const sent = itemsOf(call.body);
          call.body = sent.slice(0, 1);
          const outcome = correct(call);
          return outcome && { status: 201, body: { nbInsertion: sent.length } };
        },
      },
    }),
  ),
  add(
    "uploads-crossed-beside-number-ids",
    "Gives each upload the uploadId of the next one, with ids that are numbers.",
    images(several(2, (number) => ({ ...IMAGE, uploadId: `file-${number}` }))),
    beside(
      numberIds,
      items((sent) =>
        sent.map((item, at) => ({ ...item, uploadId: sent[(at + 1) % sent.length]?.uploadId })),
      ),
    ),
  ),
  add(
    "one-url-beside-number-ids",
    "Answers the presigned URL of the first upload for all of them, with ids that are numbers.",
    images(several(2, (number) => ({ ...IMAGE, uploadId: `file-${number}` }))),
    beside(
      numberIds,
      result(({ uploads }) => ({
        uploads: itemsOf(uploads).map((upload) => {
          return { ...upload, presignedUrl: fieldsOf(itemsOf(uploads)[0]).presignedUrl };
        }),
      })),
    ),
  ),
];
