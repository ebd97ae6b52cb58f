/**
 * Faults in the fields of the errors of tickets.
 */
import { COOKIE, JSON_TYPE, ticket } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { TOKENS } from "@facility-contracts/provider/tokens";
import { fieldsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { bodyOf, type Changes, faultsOf, without } from "./seams.ts";

const fault = faultsOf("envelope", "updateTicket");

const BAD_BODY = ticket({ title: 1 });
const BAD_ID = ticket({}, { id: "one" });
const NO_SESSION = ticket({}, { headers: JSON_TYPE });
const ABSENT = ticket({}, { id: "00000000-0000-4000-8000-000000000404" });
const TEXT = ticket({}, { headers: [...COOKIE, ["Content-Type", "text/plain"]] });
const NO_ROLE = ticket({}, { headers: [["Cookie", `session=${TOKENS.session.visitor}`], ...JSON_TYPE] });

/** Changes the error in the envelope of a status. */
function error(from: number, change: (error: Fields) => unknown): Changes {
  return bodyOf(from, (body) => ({ ...body, error: change(fieldsOf(body.error)) }));
}

/** Changes the details of a failed validation. */
function details(change: (details: Fields) => unknown): Changes {
  return error(400, (own) => ("details" in own ? { ...own, details: change(fieldsOf(own.details)) } : own));
}

/** Faults in the fields of the errors of tickets. */
export const errorFieldFaults: readonly Fault[] = [
  fault(
    "code-of-401-of-its-own",
    "Answers 401 with the code UNAUTHENTICATED.",
    NO_SESSION,
    error(401, (own) => ({ ...own, code: "UNAUTHENTICATED" })),
  ),
  fault(
    "code-of-403-of-401",
    "Answers 403 with the code of 401.",
    NO_ROLE,
    error(403, (own) => ({ ...own, code: "UNAUTHORIZED" })),
  ),
  fault(
    "code-of-404-in-lower-case",
    "Answers 404 with the code in lower case.",
    ABSENT,
    error(404, (own) => ({ ...own, code: "not_found" })),
  ),
  fault(
    "code-of-bad-id-not-found",
    "Answers 400 to an identifier with the code of 404.",
    BAD_ID,
    error(400, (own) => ("details" in own ? own : { ...own, code: "NOT_FOUND" })),
  ),
  fault(
    "code-of-415-of-its-own",
    "Answers 415 with a code that is not documented.",
    TEXT,
    error(415, (own) => ({ ...own, code: "UNSUPPORTED_MEDIA_TYPE" })),
  ),
  fault(
    "code-beside-the-error",
    "Puts the code beside the error instead of into it.",
    ABSENT,
    bodyOf(404, (body) => ({ ...body, error: without(fieldsOf(body.error), "code"), code: "NOT_FOUND" })),
  ),
  fault(
    "details-missing",
    "Answers a failed body without details.",
    BAD_BODY,
    error(400, (own) => without(own, "details")),
  ),
  fault(
    "details-of-an-id",
    "Answers details for an identifier that is wrong.",
    BAD_ID,
    error(400, (own) => ({ details: { id: "Invalid id value" }, ...own })),
  ),
  fault(
    "details-as-a-list",
    "Answers the details as a list.",
    BAD_BODY,
    details((own) => Object.entries(own).map(([field, message]) => ({ field, message }))),
  ),
  fault(
    "details-of-lists",
    "Answers a list of texts for each field.",
    BAD_BODY,
    details((own) => Object.fromEntries(Object.entries(own).map(([field, message]) => [field, [message]]))),
  ),
  fault(
    "details-of-the-body",
    "Calls every field `body` in its details.",
    BAD_BODY,
    details((own) => ({ body: Object.values(own)[0] ?? "" })),
  ),
  fault(
    "details-with-paths",
    "Writes fields of details as JSON pointers.",
    BAD_BODY,
    details((own) =>
      Object.fromEntries(Object.entries(own).map(([field, message]) => [`/${field}`, message])),
    ),
  ),
  fault(
    "details-empty",
    "Answers details without a field.",
    BAD_BODY,
    details(() => ({})),
  ),
  fault(
    "success-missing",
    "Answers 401 without `success`.",
    NO_SESSION,
    bodyOf(401, (body) => without(body, "success")),
  ),
  fault(
    "success-as-text",
    "Answers 400 with the text `false`.",
    BAD_BODY,
    bodyOf(400, (body) => ({ ...body, success: "false" })),
  ),
  fault(
    "success-true-in-404",
    "Answers 404 with `success` true.",
    ABSENT,
    bodyOf(404, (body) => ({ ...body, success: true })),
  ),
  fault(
    "error-as-text",
    "Answers 403 with a text for the error.",
    NO_ROLE,
    bodyOf(403, (body) => ({ ...body, error: fieldsOf(body.error).message })),
  ),
  fault(
    "error-without-message",
    "Answers 415 without a message.",
    TEXT,
    error(415, (own) => without(own, "message")),
  ),
  fault(
    "error-of-the-gateway",
    "Answers 401 as the gateway of the other API does.",
    NO_SESSION,
    bodyOf(401, () => ({ message: "Unauthorized" })),
  ),
];
