/**
 * Faults of a tickets provider that break on something else than fields of the body.
 */
import { setImmediate } from "node:timers/promises";
import { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { COOKIE, JSON_TYPE, several, ticket } from "@facility-contracts/provider/requests";
import { LARGEST_BODY } from "@facility-contracts/provider/stages";
import type { Fault } from "./fault.ts";
import { crashAt, faultsOf, hangAt, memory } from "./seams.ts";

const fault = faultsOf("robustness", "updateTicket");

const calls = memory((): { count: number } => ({ count: 0 }));
const busy = memory((): { count: number } => ({ count: 0 }));

const lengthOf = ({ request }: Call) => request.body?.length ?? 0;

/** Faults of a tickets provider that break on something else than fields of the body. */
export const requestFaults: readonly Fault[] = [
  fault(
    "large-body-is-500",
    "Answers 500 to a body that is too large.",
    ticket({ notes: "n".repeat(LARGEST_BODY) }),
    crashAt("checkSize", (call) => lengthOf(call) > LARGEST_BODY),
  ),
  fault(
    "large-body-drops-the-connection",
    "Closes the connection when a body is too large.",
    ticket({ notes: "n".repeat(LARGEST_BODY) }),
    {
      send: (answer) =>
        answer.status === 413 ? Promise.reject(new Error("The connection was closed.")) : answer,
    },
  ),
  fault(
    "large-body-hangs",
    "Never answers a body of more than 16 kB.",
    ticket({ notes: "n".repeat(16_400) }),
    hangAt("parse", (call) => lengthOf(call) > 16_384),
  ),
  fault(
    "wrong-media-type-drops-the-connection",
    "Closes the connection when the media type is wrong.",
    ticket({}, { headers: [...COOKIE, ["Content-Type", "text/plain"]] }),
    {
      send: (answer) =>
        answer.status === 415 ? Promise.reject(new Error("The connection was closed.")) : answer,
    },
  ),
  fault(
    "bad-percent-sign-is-500",
    "Answers 500 to a percent sign in the path that encodes nothing.",
    ticket({}, { id: "%zz" }),
    crashAt("readParameters", ({ idText }) => idText === undefined),
  ),
  fault(
    "long-id-is-500",
    "Answers 500 to an identifier of more than a hundred characters.",
    ticket({}, { id: "a".repeat(101) }),
    crashAt("readParameters", ({ idText = "" }) => idText.length > 100),
  ),
  fault(
    "cookie-without-value-is-500",
    "Answers 500 to a cookie without an equals sign.",
    ticket({}, { headers: [["Cookie", "theme"], ...JSON_TYPE] }),
    crashAt("authenticate", ({ request }) => {
      return request.headers.some(([name, value]) => name.toLowerCase() === "cookie" && !value.includes("="));
    }),
  ),
  fault(
    "query-is-500",
    "Answers 500 to a query that it does not expect.",
    ticket({}, { query: "dryRun=1" }),
    crashAt("route", ({ request }) => request.target.includes("?")),
  ),
  fault(
    "two-updates-at-once-are-500",
    "Answers 500 when two updates come at once.",
    { requests: [ticket({ title: "t" }), ticket({ notes: "n" })], concurrent: true },
    {
      stages: {
        work: async (call, correct) => {
          const now = busy(call);
          if (now.count > 0) return refuse(call.api, "internal");
          now.count += 1;
          await setImmediate();
          now.count -= 1;
          return correct(call);
        },
      },
    },
  ),
  fault(
    "absent-tickets-use-it-up",
    "Answers 503 once five identifiers were absent, as each keeps a connection to the database.",
    [...several(5, () => ticket({}, { id: "00000000-0000-4000-8000-000000000404" })), ticket({})],
    {
      stages: {
        find: (call, correct) => {
          if (calls(call).count >= 5) return { status: 503, body: { message: "Service Unavailable" } };
          const outcome = correct(call);
          if (outcome !== undefined) calls(call).count += 1;
          return outcome;
        },
      },
    },
  ),
];
