/**
 * Faults in how the session of a ticket's user is read.
 */
import { type Call, cookieOf, cookiesOf, headerOf } from "@facility-contracts/provider/call";
import { type Headers, JSON_TYPE, ticket } from "@facility-contracts/provider/requests";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import { GRANTS, holderOf, TOKENS } from "@facility-contracts/provider/tokens";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, refuseAt } from "./seams.ts";

const fault = faultsOf("authentication", "updateTicket");

const CHANGE = { notes: "changed" };
const { valid, expired } = TOKENS.session;

function cookie(value: string): Headers {
  return [["Cookie", value], ...JSON_TYPE];
}

/** A request with another Cookie header. */
function withCookie(value: string) {
  return ticket(CHANGE, { headers: cookie(value) });
}

/** Lets the holder of a session in that the correct check does not find. */
function letIn(find: (call: Call) => string | undefined): Changes {
  const authenticate = (call: Call, correct: Stage): Outcome => {
    const holder = holderOf("session", find(call));
    if (holder === undefined) return correct(call);
    call.holder = holder;
    return undefined;
  };
  return { stages: { authenticate } };
}

/** Takes a session for valid that is like one. */
function like(test: (token: string, known: string) => boolean): Changes {
  return letIn((call) => {
    const token = cookieOf(call.request, "session");
    return token === undefined ? undefined : [...GRANTS.session.keys()].find((known) => test(token, known));
  });
}

/** Faults in how the session of a ticket's user is read. */
export const sessionFaults: readonly Fault[] = [
  fault(
    "cookie-only-the-first",
    "Looks for the session in the first cookie only.",
    withCookie(`theme=dark; session=${valid}`),
    refuseAt("authenticate", "unauthorized", ({ request }) => cookiesOf(request)[0]?.[0] !== "session"),
  ),
  fault(
    "cookie-name-by-its-end",
    "Takes any cookie whose name ends in `session`.",
    withCookie(`mysession=${valid}`),
    letIn(({ request }) => cookiesOf(request).find(([name]) => name.endsWith("session"))?.[1]),
  ),
  fault(
    "cookie-name-in-any-case",
    "Compares the name of the cookie without its letter case.",
    withCookie(`Session=${valid}`),
    letIn(({ request }) => cookiesOf(request).find(([name]) => name.toLowerCase() === "session")?.[1]),
  ),
  fault(
    "cookie-header-only-as-written",
    "Finds the Cookie header in its usual spelling only.",
    ticket(CHANGE, { headers: [["cookie", `session=${valid}`], ...JSON_TYPE] }),
    refuseAt("authenticate", "unauthorized", ({ request }) => {
      return !request.headers.some(([name]) => name === "Cookie");
    }),
  ),
  fault(
    "session-expired-accepted",
    "Never looks at when a session ends.",
    withCookie(`session=${expired}`),
    letIn(({ request }) => (cookieOf(request, "session") === expired ? valid : undefined)),
  ),
  fault(
    "session-of-right-length",
    "Checks how long a session is and nothing else.",
    withCookie(`session=${valid.replace(/.$/, "x")}`),
    like((token, known) => known === valid && token.length === known.length && !GRANTS.session.has(token)),
  ),
  fault(
    "session-by-its-beginning",
    "Compares the first twelve characters of a session.",
    withCookie(`session=${valid}0`),
    like((token, known) => token.slice(0, 12) === known.slice(0, 12) && known !== expired),
  ),
  fault(
    "session-in-any-case",
    "Compares sessions without their letter case.",
    withCookie(`session=${valid.toUpperCase()}`),
    like((token, known) => token.toLowerCase() === known),
  ),
  fault(
    "session-empty-accepted",
    "Takes an empty session for somebody who has logged in.",
    withCookie("session="),
    letIn(({ request }) => (cookieOf(request, "session") === "" ? valid : undefined)),
  ),
  fault(
    "session-as-bearer-token",
    "Takes the session from the Authorization header too.",
    ticket(CHANGE, { headers: [["Authorization", `Bearer ${valid}`], ...JSON_TYPE] }),
    letIn(({ request }) => headerOf(request, "authorization")?.replace("Bearer ", "")),
  ),
  fault(
    "session-in-the-query",
    "Takes the session from the query too.",
    ticket(CHANGE, { headers: JSON_TYPE, query: `session=${valid}` }),
    letIn(({ query }) => query.get("session") ?? undefined),
  ),
  fault(
    "session-in-a-header",
    "Takes the session from a header that is called like the cookie.",
    ticket(CHANGE, { headers: [["session", valid], ...JSON_TYPE] }),
    letIn(({ request }) => headerOf(request, "session")),
  ),
];
