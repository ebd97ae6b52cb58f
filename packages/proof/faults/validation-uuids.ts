/**
 * Faults in which identifiers of tickets are taken.
 */
import { refuse } from "@facility-contracts/provider/answer";
import { parameters } from "@facility-contracts/provider/contract";
import { TICKET, ticket } from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { faultsOf, refuseAt } from "./seams.ts";
import { read, refused } from "./validation-ids.ts";

const ofTicket = faultsOf("validation", "updateTicket");

const HEX = TICKET.replaceAll("-", "");

/** Faults in which identifiers of tickets are taken. */
export const uuidFaults: readonly Fault[] = [
  ofTicket(
    "uuid-in-upper-case-absent",
    "Does not find a ticket by its identifier in upper case.",
    ticket({}, { id: TICKET.toUpperCase() }),
    refuseAt("find", "absent", ({ id }) => /[A-F]/.test(String(id))),
  ),
  ofTicket(
    "uuid-in-upper-case-refused",
    "Answers 400 to an identifier in upper case.",
    ticket({}, { id: TICKET.toUpperCase() }),
    refused((text) => /[A-F]/.test(text)),
  ),
  ofTicket(
    "uuid-without-hyphens",
    "Takes an identifier without its hyphens.",
    ticket({}, { id: HEX }),
    read((text) => text.replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, "$1-$2-$3-$4-$5")),
  ),
  ofTicket(
    "uuid-in-braces",
    "Takes an identifier in braces.",
    ticket({}, { id: `%7B${TICKET}%7D` }),
    read((text) => text.replace(/^\{(.*)\}$/, "$1")),
  ),
  ofTicket(
    "uuid-with-more-behind",
    "Looks at the first 36 characters of an identifier.",
    ticket({}, { id: `${TICKET}0` }),
    read((text) => text.slice(0, 36)),
  ),
  ofTicket(
    "uuid-with-space",
    "Takes an identifier with a space behind it.",
    ticket({}, { id: `${TICKET}%20` }),
    read((text) => text.trim()),
  ),
  ofTicket(
    "uuid-any-of-36-characters",
    "Looks for any 36 characters, and answers 404 when they are no UUID.",
    ticket({}, { id: TICKET.replace("5", "g") }),
    read((text) =>
      text.length === 36 && !parameters.id(text) ? "00000000-0000-4000-8000-000000000404" : text,
    ),
  ),
  ofTicket(
    "uuid-version-4-only",
    "Answers 400 to identifiers of another version than 4.",
    ticket({}, { id: "550e8400-e29b-11d4-a716-446655440000" }),
    refused((text) => /^.{14}[^4]/.test(text)),
  ),
  ofTicket(
    "uuid-nil-refused",
    "Answers 400 to the UUID of zeros.",
    ticket({}, { id: "00000000-0000-0000-0000-000000000000" }),
    refused((text) => /^[0-]+$/.test(text)),
  ),
  ofTicket(
    "bad-ticket-id-is-404",
    "Answers 404 to an identifier that is no UUID.",
    ticket({}, { id: "one" }),
    {
      stages: {
        readParameters: (call, correct) =>
          correct(call) === undefined ? undefined : refuse(call.api, "absent"),
      },
    },
  ),
  ofTicket(
    "percent-encoded-id-refused",
    "Reads the identifier without decoding it.",
    ticket({}, { id: TICKET.replace("5", "%35") }),
    refuseAt("readParameters", "parameter", ({ path }) => path.includes("%")),
  ),
];
