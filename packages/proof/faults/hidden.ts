/**
 * Faults beside something harmless in the same answers, which must not keep a suite from seeing them.
 */
import type { Answer } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { rewritten, typed } from "./answers.ts";
import { sessionOrderFaults } from "./authentication-order.ts";
import type { Fault } from "./fault.ts";
import { bodyOf, type Changes, data, result, status, without } from "./seams.ts";
import { anomalyFaults } from "./semantics-anomalies.ts";
import { countFaults } from "./semantics-counts.ts";
import { extendFaults } from "./semantics-extend.ts";
import { groupFaults } from "./semantics-groups.ts";
import { nonconformityFaults } from "./semantics-nonconformities.ts";
import { ticketFaults } from "./semantics-tickets.ts";
import { uploadFieldFaults } from "./semantics-upload-fields.ts";
import { uploadFaults } from "./semantics-uploads.ts";
import { insertionFaults } from "./state-insertions.ts";
import { registerStateFaults } from "./state-register.ts";
import { timeFaults } from "./state-times.ts";
import { updateStateFaults } from "./state-updates.ts";
import { uploads } from "./uploads.ts";

const HIDEABLE = [
  ...anomalyFaults,
  ...countFaults,
  ...extendFaults,
  ...groupFaults,
  ...nonconformityFaults,
  ...ticketFaults,
  ...uploadFieldFaults,
  ...uploadFaults,
  ...sessionOrderFaults,
  ...insertionFaults,
  ...registerStateFaults,
  ...timeFaults,
  ...updateStateFaults,
];

/** Puts a fault beside something harmless. */
function hidden(id: string, harmless: string, changes: Pick<Changes, "answer" | "send">): Fault {
  const fault = HIDEABLE.find((candidate) => candidate.id === id);
  if (fault === undefined) throw new Error(`There is no fault '${id}' to hide`);
  return {
    ...fault,
    id: `${id}-hidden`,
    category: "hidden",
    says: `${fault.says.slice(0, -1)}, and ${harmless}.`,
    beside: { operations: fault.operations, ...changes },
    answer: (answer: Answer, call: Call) => {
      const own = fault.answer?.(answer, call) ?? answer;
      return changes.answer?.(own, call) ?? own;
    },
    send: async (answer, call) => {
      const own = (await fault.send?.(answer, call)) ?? answer;
      return changes.send?.(own, call) ?? own;
    },
  };
}

/** Faults beside something harmless in the same answers. */
export const hiddenFaults: readonly Fault[] = [
  hidden(
    "due-date-ignored",
    "answers null for the equipment",
    data((own) => ({ ...own, equipmentId: null })),
  ),
  hidden("location-ignored", "answers 201", status(200, 201)),
  hidden(
    "anomaly-reopened",
    "answers a word for the priority",
    data((own) => ({ ...own, priority: "high" })),
  ),
  hidden(
    "anomaly-created-at-moves",
    "leaves the position out",
    data((own) => without(own, "positionId")),
  ),
  hidden(
    "site-id-in-a-float",
    "answers a field that no page names",
    data((own) => ({ ...own, version: 3 })),
  ),
  hidden(
    "next-anomaly-changed-too",
    "answers null for the images",
    data((own) => ({ ...own, imgs: null })),
  ),
  hidden(
    "notes-added",
    "answers a field that no page names",
    result((body) => (body.success === false ? body : { ...body, version: 3 })),
  ),
  hidden("concurrent-update-lost", "answers 202", status(200, 202)),
  hidden(
    "updated-at-stands",
    "writes the date of creation without its zone",
    result((body) => ({ ...body, createdAt: String(body.createdAt).replace("Z", "") })),
  ),
  hidden(
    "category-unassigns",
    "answers null for the user",
    result((body) => ({ ...body, userId: null })),
  ),
  hidden(
    "refused-body-stored-in-part",
    "leaves `success` out of a refusal",
    bodyOf(400, (body) => without(body, "success")),
  ),
  hidden(
    "stored-before-session",
    "says that a refusal is a text",
    rewritten((code) => code === 401, typed("text/plain")),
  ),
  hidden(
    "anomaly-ids-without-the-last",
    "answers its PIN as a text",
    data((own) => ({ ...own, codePin: String(own.codePin) })),
  ),
  hidden(
    "trained-users-off-by-one",
    "answers null for the description",
    data((own) => ({ ...own, description: null })),
  ),
  hidden("anomalies-backwards", "answers 203", status(200, 203)),
  hidden(
    "cache-ignores-extend",
    "answers a field that no page names",
    data((own) => ({ ...own, version: 3 })),
  ),
  hidden(
    "all-blocks-once-one-is-asked",
    "writes when it should end without its zone",
    data((own) => ({ ...own, scheduledEnd: String(own.scheduledEnd).replace("Z", "") })),
  ),
  hidden("inserts-the-first-only", "answers 200", status(201, 200)),
  hidden(
    "right-items-inserted-of-refused",
    "leaves the message out of a refusal",
    bodyOf(400, (body) => without(body, "message")),
  ),
  hidden(
    "ids-equal-from-the-second",
    "answers null for when an address ends",
    uploads((all) => all.map((upload) => ({ ...upload, expiresAt: null }))),
  ),
];
