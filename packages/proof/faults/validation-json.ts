/**
 * Faults in which JSON is taken.
 */
import type { Call } from "@facility-contracts/provider/call";
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");

/** Parses another text where the one that was sent is no JSON. */
function mended(change: (text: string) => string): Changes {
  const parse = (call: Call, correct: Stage): Outcome => {
    const refusal = correct(call);
    if (refusal === undefined) return undefined;
    try {
      call.body = JSON.parse(change(new TextDecoder().decode(call.request.body ?? new Uint8Array())));
      return undefined;
    } catch {
      return refusal;
    }
  };
  return { stages: { parse } };
}

const NOT_UTF_8 = Uint8Array.from([
  ...new TextEncoder().encode('{"notes":"caf'),
  0xe9,
  ...new TextEncoder().encode('"}'),
]);

/** Faults in which JSON is taken. */
export const jsonFaults: readonly Fault[] = [
  ofTicket(
    "malformed-json-is-nothing",
    "Takes malformed JSON for an empty object.",
    ticket(undefined, { text: '{"notes":' }),
    mended(() => "{}"),
  ),
  ofTicket(
    "empty-body-is-nothing",
    "Takes no body for an empty object.",
    ticket(undefined),
    mended((text) => (text === "" ? "{}" : text)),
  ),
  creating(
    "empty-body-is-an-empty-list",
    "Takes no body for an empty list.",
    nonconformity(undefined),
    mended((text) => (text === "" ? "[]" : text)),
  ),
  adding(
    "comma-at-the-end-accepted",
    "Takes a comma behind the last item.",
    images(undefined, { text: `[${JSON.stringify(IMAGE)},]` }),
    mended((text) => text.replace(/,\s*([\]}])/g, "$1")),
  ),
  updating(
    "comments-accepted",
    "Takes comments in JSON.",
    anomaly(UPDATE, { text: `/* update */${JSON.stringify(UPDATE)}` }),
    mended((text) => text.replace(/\/\*.*?\*\//g, "")),
  ),
  ofTicket(
    "single-quotes-accepted",
    "Takes single quotes in JSON.",
    ticket(undefined, { text: "{'notes':'n'}" }),
    mended((text) => text.replaceAll("'", '"')),
  ),
  ofTicket(
    "text-behind-json-ignored",
    "Ignores what stands behind the JSON.",
    ticket(undefined, { text: "{} {}" }),
    mended((text) => text.replace(/^(\{[^{}]*\}).*$/s, "$1")),
  ),
  creating(
    "cut-json-mended",
    "Closes what a list that was cut leaves open.",
    nonconformity(undefined, { text: JSON.stringify([ITEM]).slice(0, -1) }),
    mended((text) => `${text}]`),
  ),
  ofTicket(
    "invalid-utf-8-replaced",
    "Replaces bytes that are no UTF-8.",
    ticket(undefined, { text: NOT_UTF_8 }),
    mended((text) => text),
  ),
  ofTicket(
    "json-in-json-accepted",
    "Takes a text with JSON in it for the JSON.",
    ticket(undefined, { text: JSON.stringify('{"notes":"n"}') }),
    {
      stages: {
        validate: (call, correct) => {
          try {
            if (typeof call.body === "string") call.body = JSON.parse(call.body);
          } catch {
            // It stays a text, which the next line refuses.
          }
          return correct(call);
        },
      },
    },
  ),
  updating("malformed-json-is-422", "Answers 422 to malformed JSON.", anomaly(UPDATE, { text: "{" }), {
    stages: {
      parse: (call, correct) => {
        return correct(call) === undefined ? undefined : { status: 422, body: { message: "Unprocessable" } };
      },
    },
  }),
];
