/**
 * What proves the gate itself: breaks that must fail it, and whole documents written in another way that must not.
 */
import type { BaseName } from "./bases.ts";
import { add, drop, remove, rename, replace } from "./edits.ts";
import type { Edit, NamedEdit } from "./entry.ts";
import {
  dereference,
  extractAll,
  moveParametersAndSecurity,
  reformat,
  reverseKeys,
  reverseSets,
} from "./rewrites.ts";

/** Each of them breaks clients, and no version or changeset of the bases says so. */
export const canaries: readonly NamedEdit[] = [
  {
    id: "canary-operation-removed",
    what: "The images of an anomaly cannot be sent any more.",
    base: "safety-register",
    edit: remove("#/paths/~1anomalies~1v2~1rs~1{anomalyId}~1images"),
  },
  {
    id: "canary-path-renamed",
    what: "A ticket is somewhere else.",
    base: "tickets",
    edit: rename("#/paths/~1api~1v1~1tickets~1{id}", "/api/v2/tickets/{id}"),
  },
  {
    id: "canary-required-property",
    what: "An update of a ticket needs a title.",
    base: "tickets",
    edit: add("TicketUpdate/required", ["title"]),
  },
  {
    id: "canary-limit",
    what: "A title of an anomaly may have 100 characters.",
    base: "safety-register",
    edit: replace("AnomalyInput/properties/title/maxLength", 100),
  },
  {
    id: "canary-answer-less-required",
    what: "A ticket may come without its status.",
    base: "tickets",
    edit: drop("Ticket/required", "status"),
  },
  {
    id: "canary-answer-type",
    what: "The number of inserted anomalies is a text.",
    base: "safety-register",
    edit: replace("NonconformityResponse/properties/nbInsertion/type", "string"),
  },
  {
    id: "canary-enum-of-answer",
    what: "A ticket may have a status that clients do not know.",
    base: "tickets",
    edit: add("TicketStatus/enum/-", "ON_HOLD"),
  },
  {
    id: "canary-parameter-removed",
    what: "`extend` of an intervention is refused.",
    base: "safety-register",
    edit: remove("@getIntervention/parameters/1"),
  },
  {
    id: "canary-security",
    what: "The session is needed in another cookie.",
    base: "tickets",
    edit: replace("#/components/securitySchemes/sessionCookie/name", "sid"),
  },
  {
    id: "canary-response-header",
    what: "Where a new visit is to be found is not said.",
    base: "visits",
    edit: remove("@createVisit/responses/201/headers/Location"),
  },
];

const ALL: readonly BaseName[] = ["tickets", "safety-register", "inventory", "visits"];

/** No message, no exported name and no text differs. */
export const rewrites: readonly NamedEdit[] = [
  ...rewrite("keys-reversed", "All keys of all objects in the opposite order.", ALL, reverseKeys),
  ...rewrite(
    "sets-reversed",
    "All lists that are sets (`required`, `enum`, `type`, `allOf`, ...) and all parameters in the opposite order.",
    ALL,
    reverseSets,
  ),
  ...rewrite("dereferenced", "All references that are not to schemas as copies.", ALL, dereference),
  ...rewrite(
    "extracted",
    "Every response, parameter and body that is written where it is used, as a component.",
    ALL,
    extractAll,
  ),
  ...rewrite(
    "hoisted",
    "Parameters that all operations of a path have stand at the path; the security of the root stands at each operation.",
    ALL,
    moveParametersAndSecurity,
  ),
  ...rewrite("reformatted", "Written as YAML with sorted keys and read again.", ALL, reformat),
];

function rewrite(name: string, what: string, names: readonly BaseName[], edit: Edit): NamedEdit[] {
  return names.map((base) => ({ id: `rewrite-${name}-of-${base}`, what, base, edit }));
}
