/**
 * Faults in when and with what answer the user of a ticket is checked.
 */
import { refuse } from "@facility-contracts/provider/answer";
import { cookieOf, headerOf } from "@facility-contracts/provider/call";
import { type Headers, JSON_TYPE, ticket } from "@facility-contracts/provider/requests";
import { STAGE_NAMES } from "@facility-contracts/provider/stages";
import { TOKENS } from "@facility-contracts/provider/tokens";
import type { Fault } from "./fault.ts";
import { faultsOf, memory, refuseAt, skipAt, workedBefore } from "./seams.ts";

const fault = faultsOf("authentication", "updateTicket");

const CHANGE = { notes: "changed" };
const { expired, visitor } = TOKENS.session;

function cookie(value: string): Headers {
  return [["Cookie", value], ...JSON_TYPE];
}

/** A request with another Cookie header. */
function withCookie(value: string) {
  return ticket(CHANGE, { headers: cookie(value) });
}

const lastHolder = memory((): { known: boolean } => ({ known: false }));
const refusals = memory((): { count: number } => ({ count: 0 }));

/** Faults in when and with what answer the user of a ticket is checked. */
export const sessionOrderFaults: readonly Fault[] = [
  fault(
    "ticket-role-unchecked",
    "Lets users without `ticket:write` update tickets.",
    withCookie(`session=${visitor}`),
    skipAt("authorise"),
  ),
  fault(
    "ticket-role-checked-for-texts-only",
    "Asks for the role only where the title or the description changes.",
    withCookie(`session=${visitor}`),
    skipAt(
      "authorise",
      ({ request }) => !/"(title|description)"/.test(new TextDecoder().decode(request.body)),
    ),
  ),
  fault(
    "missing-role-is-401",
    "Answers 401 to a user who has logged in and has not the role.",
    withCookie(`session=${visitor}`),
    refuseAt("authorise", "unauthorized", ({ holder }) => holder !== "manager"),
  ),
  fault(
    "missing-session-is-403",
    "Answers 403 where no session is sent at all.",
    ticket(CHANGE, { headers: JSON_TYPE }),
    refuseAt("authenticate", "forbidden", ({ request }) => cookieOf(request, "session") === undefined),
  ),
  fault(
    "expired-session-is-403",
    "Answers 403 where a session has expired.",
    withCookie(`session=${expired}`),
    refuseAt("authenticate", "forbidden", ({ request }) => cookieOf(request, "session") === expired),
  ),
  fault(
    "absent-ticket-before-session",
    "Tells strangers with 404 which tickets there are.",
    ticket(CHANGE, { id: "00000000-0000-4000-8000-000000000404", headers: JSON_TYPE }),
    { order: ["route", "readParameters", "find", ...STAGE_NAMES.filter((name) => name !== "find")] },
  ),
  fault(
    "absent-ticket-before-role",
    "Tells users without the role with 404 which tickets there are.",
    ticket(CHANGE, { id: "00000000-0000-4000-8000-000000000404", headers: cookie(`session=${visitor}`) }),
    { order: ["authenticate", "route", "readParameters", "find", ...STAGE_NAMES.slice(1)] },
  ),
  fault(
    "body-checked-before-session",
    "Tells strangers with 400 what is wrong with a body.",
    ticket({ title: 1 }, { headers: JSON_TYPE }),
    { order: ["route", "parse", "validate", ...STAGE_NAMES] },
  ),
  fault(
    "media-type-checked-before-session",
    "Answers 415 to strangers.",
    ticket(CHANGE, { headers: [["Content-Type", "text/plain"]] }),
    { order: ["route", "checkMediaType", ...STAGE_NAMES] },
  ),
  fault(
    "stored-before-session",
    "Updates the ticket of a stranger's request, and answers 401.",
    [ticket(CHANGE, { headers: JSON_TYPE }), ticket({})],
    workedBefore("authenticate"),
  ),
  fault(
    "stored-before-role",
    "Updates the ticket for a user without the role, and answers 403.",
    [withCookie(`session=${visitor}`), ticket({})],
    workedBefore("authorise"),
  ),
  fault(
    "session-remembered-for-all",
    "Lets everybody in who sends no cookie, once somebody has logged in.",
    [ticket({}), ticket(CHANGE, { headers: JSON_TYPE })],
    {
      stages: {
        authenticate: (call, correct) => {
          const last = lastHolder(call);
          if (last.known && headerOf(call.request, "cookie") === undefined) {
            call.holder = "manager";
            return undefined;
          }
          const outcome = correct(call);
          last.known ||= call.holder === "manager";
          return outcome;
        },
      },
    },
  ),
  fault(
    "locks-out-after-failures",
    "Refuses everybody once five sessions were wrong.",
    [...Array.from({ length: 5 }, () => withCookie("session=no")), ticket({})],
    {
      stages: {
        authenticate: (call, correct) => {
          const failed = refusals(call);
          if (failed.count >= 5) return refuse(call.api, "unauthorized");
          const outcome = correct(call);
          if (call.holder === undefined) failed.count += 1;
          return outcome;
        },
      },
    },
  ),
];
