/**
 * Faults in how the two tokens of the safety register are read.
 */
import { type Call, headerOf } from "@facility-contracts/provider/call";
import { BEARER, type Headers, intervention, SESSION } from "@facility-contracts/provider/requests";
import { bearerOf, type Outcome, type Stage } from "@facility-contracts/provider/stages";
import { GRANTS, holderOf, TOKENS } from "@facility-contracts/provider/tokens";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, refuseAt } from "./seams.ts";

const all = faultsOf(
  "authentication",
  "updateAnomaly",
  "createNonconformityAnomalies",
  "addAnomalyImages",
  "getIntervention",
);
const { access, sessionToken } = TOKENS;

function read(...headers: Headers) {
  return intervention([], { headers });
}

/** Lets the manager in where the test holds. */
export function letIn(
  test: (bearer: string | undefined, session: string | undefined, call: Call) => boolean,
): Changes {
  const authenticate = (call: Call, correct: Stage): Outcome => {
    if (!test(bearerOf(call), headerOf(call.request, "x-session-token"), call)) return correct(call);
    call.holder = "manager";
    return undefined;
  };
  return { stages: { authenticate } };
}

/** Whether a token is the manager's and has not expired. */
export function right(kind: "access" | "sessionToken", token: string | undefined): boolean {
  return holderOf(kind, token) === "manager";
}

function withoutSignature(token: string): string {
  return token.slice(0, token.lastIndexOf("."));
}

/** Faults in how the two tokens are read. */
export const tokenFaults: readonly Fault[] = [
  all(
    "session-token-unchecked",
    "Checks the access token only.",
    read(...BEARER),
    letIn((bearer) => right("access", bearer)),
  ),
  all(
    "access-token-unchecked",
    "Checks the session token only.",
    read(...SESSION),
    letIn((_, session) => right("sessionToken", session)),
  ),
  all(
    "session-token-any-value",
    "Wants a session token to be there and takes any.",
    read(...BEARER, ["X-Session-Token", "anything"]),
    letIn((bearer, session) => right("access", bearer) && session !== undefined),
  ),
  all(
    "access-token-any-value",
    "Wants an access token to be there and takes any.",
    read(["Authorization", "Bearer anything"], ...SESSION),
    letIn((bearer, session) => bearer !== undefined && right("sessionToken", session)),
  ),
  all(
    "access-token-of-right-length",
    "Checks how long an access token is and nothing else.",
    read(["Authorization", `Bearer ${access.valid.replace(/.$/, "x")}`], ...SESSION),
    letIn((bearer = "", session) => {
      return (
        bearer.length === access.valid.length && !GRANTS.access.has(bearer) && right("sessionToken", session)
      );
    }),
  ),
  all(
    "session-token-signature-unchecked",
    "Reads the session token without checking its signature.",
    read(...BEARER, ["X-Session-Token", `${withoutSignature(sessionToken.valid)}.forged`]),
    letIn((bearer, session = "") => {
      return right("access", bearer) && withoutSignature(session) === withoutSignature(sessionToken.valid);
    }),
  ),
  all(
    "session-token-expired-accepted",
    "Never looks at when a session token ends.",
    read(...BEARER, ["X-Session-Token", sessionToken.expired]),
    letIn((bearer, session) => right("access", bearer) && session === sessionToken.expired),
  ),
  all(
    "access-token-expired-accepted",
    "Never looks at when an access token ends.",
    read(["Authorization", `Bearer ${access.expired}`], ...SESSION),
    letIn((bearer, session) => bearer === access.expired && right("sessionToken", session)),
  ),
  all(
    "both-expired-accepted",
    "Takes an expired access token together with its expired session token.",
    read(["Authorization", `Bearer ${access.expired}`], ["X-Session-Token", sessionToken.expired]),
    letIn((bearer, session) => bearer === access.expired && session === sessionToken.expired),
  ),
  all(
    "bearer-in-lower-case-refused",
    "Refuses the scheme `bearer` in lower case.",
    read(["Authorization", `bearer ${access.valid}`], ...SESSION),
    refuseAt("authenticate", "unauthorized", ({ request }) => {
      return !(headerOf(request, "authorization") ?? "").startsWith("Bearer ");
    }),
  ),
  all(
    "any-scheme-accepted",
    "Takes the access token after any scheme.",
    read(["Authorization", `Basic ${access.valid}`], ...SESSION),
    letIn((_, session, { request }) => {
      const [, token] = (headerOf(request, "authorization") ?? "").split(" ");
      return right("access", token) && right("sessionToken", session);
    }),
  ),
  all(
    "scheme-not-needed",
    "Takes the access token without a scheme.",
    read(["Authorization", access.valid], ...SESSION),
    letIn((_, session, { request }) => {
      return right("access", headerOf(request, "authorization")) && right("sessionToken", session);
    }),
  ),
  all(
    "tokens-swapped-accepted",
    "Takes either token in the place of the other.",
    read(["Authorization", `Bearer ${sessionToken.valid}`], ["X-Session-Token", access.valid]),
    letIn((bearer, session) => right("sessionToken", bearer) && right("access", session)),
  ),
  all(
    "access-token-in-both-places",
    "Takes the access token for the session token.",
    read(...BEARER, ["X-Session-Token", access.valid]),
    letIn((bearer, session) => right("access", bearer) && right("access", session)),
  ),
  all(
    "session-token-header-as-written",
    "Finds the session token only in the spelling `X-Session-Token`.",
    read(...BEARER, ["x-session-token", sessionToken.valid]),
    refuseAt("authenticate", "unauthorized", ({ request }) => {
      return !request.headers.some(([name]) => name === "X-Session-Token");
    }),
  ),
  all(
    "access-token-in-the-query",
    "Takes the access token from the query too.",
    intervention([], { headers: SESSION, query: `access_token=${access.valid}` }),
    letIn((_, session, { query }) => {
      return right("access", query.get("access_token") ?? undefined) && right("sessionToken", session);
    }),
  ),
  all(
    "session-token-in-a-cookie",
    "Takes the session token from a cookie too.",
    read(...BEARER, ["Cookie", `X-Session-Token=${sessionToken.valid}`]),
    letIn((bearer, _, { request }) => {
      const [, token] = (headerOf(request, "cookie") ?? "").split("=");
      return right("access", bearer) && right("sessionToken", token);
    }),
  ),
  all(
    "wrong-session-token-is-403",
    "Answers 403 where the access token is right and the session token is not.",
    read(...BEARER, ["X-Session-Token", "wrong"]),
    refuseAt("authenticate", "forbidden", (call) => {
      const session = headerOf(call.request, "x-session-token");
      return right("access", bearerOf(call)) && holderOf("sessionToken", session) === undefined;
    }),
  ),
];
