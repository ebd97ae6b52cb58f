/**
 * Faults in the errors of the safety register.
 */
import { wireOf } from "@facility-contracts/provider/answer";
import { anomaly, intervention, nonconformity } from "@facility-contracts/provider/requests";
import { rewritten, textOf } from "./answers.ts";
import type { Fault } from "./fault.ts";
import { bodyOf, faultsOf } from "./seams.ts";

const all = faultsOf(
  "envelope",
  "updateAnomaly",
  "createNonconformityAnomalies",
  "addAnomalyImages",
  "getIntervention",
);
const updating = faultsOf("envelope", "updateAnomaly");
const creating = faultsOf("envelope", "createNonconformityAnomalies");
const reading = faultsOf("envelope", "getIntervention");

const NO_TOKENS = intervention([], { headers: [] });
const ABSENT = intervention([], { id: 404404 });
const BAD_BODY = anomaly({});

/** Faults in the errors of the safety register. */
export const registerErrorFaults: readonly Fault[] = [
  all(
    "register-error-for-message",
    "Answers 401 with `error` instead of `message`.",
    NO_TOKENS,
    bodyOf(401, ({ message }) => ({ error: message })),
  ),
  all(
    "register-message-in-upper-case",
    "Answers 404 with `Message`, as other parts of the gateway do.",
    ABSENT,
    bodyOf(404, ({ message }) => ({ Message: message })),
  ),
  updating(
    "register-message-as-list",
    "Answers 400 with a list of messages.",
    BAD_BODY,
    bodyOf(400, ({ message }) => ({ message: [message] })),
  ),
  reading(
    "register-message-null",
    "Answers 404 with null for the message.",
    ABSENT,
    bodyOf(404, () => ({ message: null })),
  ),
  creating(
    "register-errors-of-tickets",
    "Answers 400 in the envelope of the tickets.",
    nonconformity({}),
    bodyOf(400, ({ message }) => ({ success: false, error: { message, code: "VALIDATION_ERROR" } })),
  ),
  all(
    "register-401-in-html",
    "Answers 401 with a page of the gateway in HTML.",
    NO_TOKENS,
    rewritten(
      (code) => code === 401,
      () => wireOf(401, "<h1>401</h1>", "text/html"),
    ),
  ),
  all(
    "register-404-without-body",
    "Answers 404 without a body, and says that it is a text.",
    ABSENT,
    rewritten(
      (code) => code === 404,
      () => wireOf(404, "", "text/plain"),
    ),
  ),
  updating(
    "register-400-as-text",
    "Answers 400 with a JSON text instead of an object.",
    BAD_BODY,
    rewritten(
      (code) => code === 400,
      () => wireOf(400, '"Invalid request body"'),
    ),
  ),
  creating(
    "register-problem-media-type",
    "Answers 400 as application/problem+json.",
    nonconformity({}),
    rewritten(
      (code) => code === 400,
      (answer) => wireOf(400, textOf(answer), "application/problem+json"),
    ),
  ),
  reading(
    "register-stack-in-404",
    "Answers 404 with the stack of the exception.",
    ABSENT,
    bodyOf(404, (body) => ({ ...body, stack: "NotFoundError\n    at find (/var/task/index.js:12:9)" })),
  ),
  updating(
    "register-sql-in-400",
    "Answers the statement of the database in the message of a 400.",
    BAD_BODY,
    bodyOf(400, () => ({
      message: 'null value in column "title": UPDATE anomalies SET title = $1 WHERE id = $2',
    })),
  ),
];
