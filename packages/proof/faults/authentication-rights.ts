/**
 * Faults in who may do what, and in how a credential is compared.
 */

import type { Call } from "@facility-contracts/provider/call";
import { cookieOf, headerOf } from "@facility-contracts/provider/call";
import {
  anomaly,
  BEARER,
  images,
  intervention,
  JSON_TYPE,
  nonconformity,
  OTHER_TICKET,
  SESSION,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { bearerOf } from "@facility-contracts/provider/stages";
import { GRANTS, TOKENS, type TokenKind } from "@facility-contracts/provider/tokens";
import { itemsOf, ticketOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, memory, skipAt } from "./seams.ts";

const tickets = faultsOf("authentication", "updateTicket");
const anomalies = faultsOf("authentication", "updateAnomaly");
const read = faultsOf("authentication", "getIntervention");
const create = faultsOf("authentication", "createNonconformityAnomalies");
const add = faultsOf("authentication", "addAnomalyImages");

/** Lets a call through as a manager's where the correct provider does not know the caller. */
function admits(when: (call: Call) => boolean): Changes {
  return {
    stages: {
      authenticate: (call, correct) => {
        const outcome = correct(call);
        if (outcome === undefined || !when(call)) return outcome;
        call.holder = "manager";
        return undefined;
      },
    },
  };
}

/** Whether a token is a valid one by some comparison. */
function like(kind: TokenKind, token: string | undefined, same: (one: string, other: string) => boolean) {
  return token !== undefined && same(token, TOKENS[kind].valid);
}

const VISITOR = [["Cookie", `session=${TOKENS.session.visitor}`], ...JSON_TYPE] as const;
const REGISTER_VISITOR = [
  ["Authorization", `Bearer ${TOKENS.access.visitor}`],
  ["X-Session-Token", TOKENS.sessionToken.visitor],
  ...JSON_TYPE,
] as const;

const managers = memory(() => ({ seen: false }));
const expired = memory(() => new Set<string>());
const wrong = memory(() => ({ inARow: 0 }));

/** Faults in who may do what. */
export const rightFaults: readonly Fault[] = [
  tickets(
    "session-in-any-letter-case",
    "Compares the session without regard to letter case.",
    ticket(
      { title: "a" },
      { headers: [["Cookie", `session=${TOKENS.session.valid.toUpperCase()}`], ...JSON_TYPE] },
    ),
    admits((call) => {
      return like("session", cookieOf(call.request, "session"), (one, other) => one.toLowerCase() === other);
    }),
  ),
  anomalies(
    "token-by-its-beginning",
    "Takes an access token with more characters behind the valid ones.",
    anomaly(UPDATE, {
      headers: [["Authorization", `Bearer ${TOKENS.access.valid}x`], ...SESSION, ...JSON_TYPE],
    }),
    admits((call) => {
      const session = headerOf(call.request, "x-session-token") === TOKENS.sessionToken.valid;
      return session && like("access", bearerOf(call), (one, other) => one.startsWith(other));
    }),
  ),
  read(
    "session-token-without-its-end",
    "Does not look at the signature of a session token, which is what stands behind its last dot.",
    intervention([], {
      headers: [...BEARER, ["X-Session-Token", TOKENS.sessionToken.valid.replace(/[^.]+$/, "x")]],
    }),
    admits((call) => {
      const unsigned = (token: string) => token.replace(/[^.]+$/, "");
      const access = bearerOf(call) === TOKENS.access.valid;
      const session = headerOf(call.request, "x-session-token");
      return access && like("sessionToken", session, (one, other) => unsigned(one) === unsigned(other));
    }),
  ),
  read(
    "empty-bearer-passes",
    "Takes a bearer without a token when the session token is valid.",
    intervention([], { headers: [["Authorization", "Bearer "], ...SESSION] }),
    admits((call) => {
      const session = headerOf(call.request, "x-session-token") === TOKENS.sessionToken.valid;
      return session && /^bearer\s*$/i.test(headerOf(call.request, "authorization") ?? "none");
    }),
  ),
  tickets(
    "visitor-updates-what-nobody-has",
    "Lets a caller without the role update a ticket that nobody takes care of.",
    ticket({ title: "a" }, { id: OTHER_TICKET, headers: VISITOR }),
    skipAt("authorise", (call) => {
      call.id = call.path.split("/").at(-1) ?? "";
      return ticketOf(call)?.assignedTo === null;
    }),
  ),
  tickets(
    "role-remembered",
    "Lets everybody who has logged in update a ticket once a caller with the role has done so.",
    [ticket({ title: "a" }), ticket({ title: "b" }, { headers: VISITOR })],
    {
      stages: {
        authorise: (call, correct) => {
          managers(call).seen ||= call.holder === "manager";
          return managers(call).seen ? undefined : correct(call);
        },
      },
    },
  ),
  create(
    "visitor-sends-one",
    "Asks for the role only where several anomalies are created.",
    nonconformity([{ ...UPDATE }], { headers: REGISTER_VISITOR }),
    {
      order: [
        "authenticate",
        "route",
        "readParameters",
        "checkMediaType",
        "checkSize",
        "parse",
        "validate",
        "find",
        "authorise",
        "work",
      ],
      ...skipAt("authorise", ({ body }) => itemsOf(body).length < 2),
    },
  ),
  add(
    "expired-passes-the-second-time",
    "Takes an expired access token that it has refused before.",
    [1, 2].map(() =>
      images([], {
        headers: [
          ["Authorization", `Bearer ${TOKENS.access.expired}`],
          ["X-Session-Token", TOKENS.sessionToken.expired],
          ...JSON_TYPE,
        ],
      }),
    ),
    admits((call) => {
      const token = bearerOf(call) ?? "";
      const again = expired(call).has(token);
      if (GRANTS.access.get(token)?.expired) expired(call).add(token);
      return again;
    }),
  ),
  read(
    "locked-after-three-strangers",
    "Refuses a valid caller after three callers in a row that it does not know.",
    [...[1, 2, 3].map(() => intervention([], { headers: [] })), intervention()],
    {
      stages: {
        authenticate: (call, correct) => {
          const outcome = correct(call);
          const before = wrong(call).inARow;
          wrong(call).inARow = outcome === undefined ? 0 : before + 1;
          return before >= 3 ? { status: 401, body: { message: "Unauthorized" } } : outcome;
        },
      },
    },
  ),
];
