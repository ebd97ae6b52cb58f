/**
 * Faults in how the tickets answer errors: status and media type.
 */
import { wireOf } from "@facility-contracts/provider/answer";
import { COOKIE, JSON_TYPE, ticket } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { TOKENS } from "@facility-contracts/provider/tokens";
import { fieldsOf } from "@facility-contracts/provider/work";
import { isError, rewritten, typed } from "./answers.ts";
import type { Fault } from "./fault.ts";
import { bodyOf, type Changes, faultsOf, status } from "./seams.ts";

const fault = faultsOf("envelope", "updateTicket");

const BAD_BODY = ticket({ title: 1 });
const NO_SESSION = ticket({}, { headers: JSON_TYPE });
const ABSENT = ticket({}, { id: "00000000-0000-4000-8000-000000000404" });
const TEXT = ticket({}, { headers: [...COOKIE, ["Content-Type", "text/plain"]] });
const NO_ROLE = ticket({}, { headers: [["Cookie", `session=${TOKENS.session.visitor}`], ...JSON_TYPE] });
const LARGE = ticket({ notes: "n".repeat(1024 * 1024) });

/** Changes the error in the envelope of a status. */
function error(from: number, change: (error: Fields) => unknown): Changes {
  return bodyOf(from, (body) => ({ ...body, error: change(fieldsOf(body.error)) }));
}

/** Faults in how the tickets answer errors. */
export const ticketErrorFaults: readonly Fault[] = [
  fault(
    "errors-in-html",
    "Answers 401 with a page in HTML.",
    NO_SESSION,
    rewritten(
      (code) => code === 401,
      ({ status: code }) => wireOf(code, "<h1>Unauthorized</h1>", "text/html"),
    ),
  ),
  fault(
    "media-type-error-in-html",
    "Answers 415 with a page of the web server.",
    TEXT,
    rewritten(
      (code) => code === 415,
      ({ status: code }) => wireOf(code, "<html></html>", "text/html"),
    ),
  ),
  fault(
    "size-error-of-the-proxy",
    "Answers 413 with a page of the proxy.",
    LARGE,
    rewritten(
      (code) => code === 413,
      ({ status: code }) => wireOf(code, "<html></html>", "text/html"),
    ),
  ),
  fault(
    "absent-is-a-plain-text",
    "Answers 404 with a text.",
    ABSENT,
    rewritten(
      (code) => code === 404,
      ({ status: code }) => wireOf(code, "Not Found", "text/plain"),
    ),
  ),
  fault(
    "absent-is-without-body",
    "Answers 404 without a body.",
    ABSENT,
    rewritten(
      (code) => code === 404,
      ({ status: code }) => wireOf(code, ""),
    ),
  ),
  fault(
    "errors-typed-as-html",
    "Says of the JSON of its errors that it is HTML.",
    BAD_BODY,
    rewritten(isError, typed("text/html; charset=utf-8")),
  ),
  fault(
    "message-as-list-in-403",
    "Answers 403 with a list of messages.",
    NO_ROLE,
    error(403, (own) => ({ ...own, message: ["ticket:write"] })),
  ),
  fault("errors-with-200", "Answers a failed validation with 200 and the error.", BAD_BODY, status(400, 200)),
  fault("validation-is-422", "Answers 422 to a body that is not valid.", BAD_BODY, {
    answer: (answer) =>
      answer.status === 400 && "details" in fieldsOf(answer.body.error) ? { ...answer, status: 422 } : answer,
  }),
  fault("absent-is-410", "Answers 410 where no ticket has the identifier.", ABSENT, status(404, 410)),
  fault(
    "session-missing-is-redirected",
    "Sends strangers to the login page with 302.",
    NO_SESSION,
    status(401, 302),
  ),
  fault(
    "stack-in-errors",
    "Answers the stack of the exception with a failed validation.",
    BAD_BODY,
    error(400, (own) => ({
      ...own,
      message:
        "ValidationError: title\n    at validate (/srv/app/src/tickets.ts:41:11)\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)",
    })),
  ),
];
