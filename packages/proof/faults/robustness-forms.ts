/**
 * Faults in the form of a request or an answer: headers, charset, encoding; and requests that end the provider.
 */

import { wireOf } from "@facility-contracts/provider/answer";
import { type Call, headerOf } from "@facility-contracts/provider/call";
import {
  anomaly,
  BEARER,
  COOKIE,
  ITEM,
  intervention,
  JSON_TYPE,
  nonconformity,
  SESSION,
  TICKET,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { fieldsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { anyText, type Changes, crashAt, faultsOf, memory, refuseAt } from "./seams.ts";

const tickets = faultsOf("robustness", "updateTicket");
const anomalies = faultsOf("robustness", "updateAnomaly");
const create = faultsOf("robustness", "createNonconformityAnomalies");
const read = faultsOf("robustness", "getIntervention");

/** Ends the provider: nothing is answered any more, whatever is sent. */
function dies(when: (call: Call) => boolean): Changes {
  const dead = memory(() => ({ for: false }));
  return {
    send: (answer, call) => {
      dead(call).for ||= when(call);
      if (dead(call).for) throw new Error("connect ECONNREFUSED");
      return answer;
    },
  };
}

/** Whether a header is sent with its name in lower case. */
function inLowerCase(call: Call, name: string): boolean {
  return call.request.headers.some(([own]) => own === name);
}

const decoder = new TextDecoder();

/** Faults in the form of a message. */
export const formFaults: readonly Fault[] = [
  tickets(
    "percent-in-a-path-kills",
    "Ends at a path with a percent sign that encodes nothing.",
    [ticket({ title: "a" }, { id: "%" }), ticket({ title: "a" })],
    dies(({ path }) => /%(?![\da-f]{2})/i.test(path)),
  ),
  tickets(
    "null-character-kills",
    "Ends at a text with the character U+0000.",
    [ticket({ notes: "a\0" }), ticket({ title: "a" })],
    dies(({ body }) => anyText(body, (text) => text.includes("\0"))),
  ),
  anomalies(
    "half-a-character-in-a-title-kills",
    "Ends at half a surrogate pair in the title of an anomaly.",
    [anomaly({ ...UPDATE, title: "\ud83d" }), anomaly()],
    dies(({ body }) => anyText(fieldsOf(body).title, (text) => !text.isWellFormed())),
  ),
  create(
    "nesting-kills",
    "Ends at a body with a thousand lists in each other.",
    [nonconformity([], { text: `${"[".repeat(1_000)}${"]".repeat(1_000)}` }), nonconformity([ITEM])],
    dies(({ text }) => text.includes("[".repeat(1_000))),
  ),
  read(
    "latin-1-answers",
    "Answers in ISO 8859-1 and says so, though JSON is UTF-8.",
    intervention(["anomaly-by-site-it"]),
    {
      send: (answer) => {
        const body = Buffer.from(decoder.decode(answer.body), "latin1");
        return {
          ...answer,
          headers: { ...answer.headers, "content-type": "application/json; charset=iso-8859-1" },
          body,
        };
      },
    },
  ),
  read(
    "asked-for-json-and-answers-text",
    "Answers text/plain to who accepts everything.",
    intervention([], { more: [["Accept", "*/*"]] }),
    {
      send: (answer, call) => {
        const accept = headerOf(call.request, "accept") ?? "*/*";
        return accept.includes("*/*")
          ? wireOf(answer.status, decoder.decode(answer.body), "text/plain")
          : answer;
      },
    },
  ),
  tickets(
    "duplicate-names-crash",
    "Answers 500 to a body that has a name twice.",
    ticket({}, { text: '{"title":"a","title":"b"}' }),
    crashAt("parse", ({ request }) => /"(\w+)":"[^"]*",(?:.*,)?"\1":/.test(decoder.decode(request.body))),
  ),
  read(
    "header-in-lower-case-unseen",
    "Does not see a session token whose header is in lower case, as the page of this operation writes it.",
    intervention([], {
      headers: [...BEARER, ...SESSION.map(([name, value]) => [name.toLowerCase(), value] as const)],
    }),
    refuseAt("authenticate", "unauthorized", (call) => inLowerCase(call, "x-session-token")),
  ),
  tickets(
    "second-cookie-hides-the-session",
    "Reads the first cookie of a header alone.",
    ticket({ title: "a" }, { headers: [["Cookie", `theme=dark; ${COOKIE[0]?.[1]}`], ...JSON_TYPE] }),
    refuseAt("authenticate", "unauthorized", ({ request }) => {
      return /^(?!session=)[^;]*;\s*session=/.test(headerOf(request, "cookie") ?? "");
    }),
  ),
  tickets(
    "encoded-dash-refused",
    "Answers 400 to an identifier with a dash that is percent-encoded.",
    ticket({ title: "a" }, { id: TICKET.replace("-", "%2D") }),
    refuseAt("readParameters", "parameter", ({ path }) => path.includes("%2D") || path.includes("%2d")),
  ),
  anomalies(
    "no-body-after-a-refusal-crashes",
    "Answers 500 to a request without a body that follows a refused one.",
    [anomaly({ ...UPDATE, risk: 9 }), anomaly(UPDATE, { text: "" })],
    (() => {
      const refused = memory(() => ({ last: false }));
      return {
        answer: (answer, call) => {
          const after = refused(call).last && call.request.body === undefined && answer.status === 400;
          refused(call).last = answer.status === 400;
          return after ? { status: 500, body: { message: "Internal Server Error" } } : answer;
        },
      };
    })(),
  ),
];
