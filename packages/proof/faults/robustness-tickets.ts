/**
 * Faults of a tickets provider that some requests break.
 */
import { refuse } from "@facility-contracts/provider/answer";
import type { Call } from "@facility-contracts/provider/call";
import { ticket } from "@facility-contracts/provider/requests";
import type { Outcome, Stage } from "@facility-contracts/provider/stages";
import { fieldsOf, isFields } from "@facility-contracts/provider/work";
import { depthOf } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { anyText, crashAt, faultsOf, hang, hangAt, tidied, without } from "./seams.ts";

const fault = faultsOf("robustness", "updateTicket");

const lengthOf = ({ request }: Call) => request.body?.length ?? 0;
const isMalformed = (call: Call, correct: Stage) => correct(call) !== undefined;

function crashWhenMalformed(call: Call, correct: Stage): Outcome {
  return isMalformed(call, correct) ? refuse(call.api, "internal") : undefined;
}

const NOT_UTF_8 = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);

/** Faults of a tickets provider that some requests break. */
export const ticketRobustnessFaults: readonly Fault[] = [
  fault("malformed-json-is-500", "Answers 500 to malformed JSON.", ticket(undefined, { text: "{" }), {
    stages: {
      parse: (call, correct) => (lengthOf(call) > 0 ? crashWhenMalformed(call, correct) : correct(call)),
    },
  }),
  fault(
    "malformed-json-hangs",
    "Never answers malformed JSON.",
    ticket(undefined, { text: '{"title":"t",}' }),
    {
      stages: {
        parse: (call, correct) => (isMalformed(call, correct) ? hang() : undefined),
      },
    },
  ),
  fault(
    "empty-body-is-500",
    "Answers 500 to a request without a body.",
    ticket(undefined),
    crashAt("parse", (call) => lengthOf(call) === 0),
  ),
  fault(
    "empty-body-hangs",
    "Waits for a body that never comes.",
    ticket(undefined),
    hangAt("checkMediaType", (call) => lengthOf(call) === 0),
  ),
  fault(
    "invalid-utf-8-is-500",
    "Answers 500 to bytes that are no UTF-8.",
    ticket(undefined, { text: NOT_UTF_8 }),
    crashAt("parse", ({ request }) => request.body?.includes(0xff) ?? false),
  ),
  fault(
    "json-null-is-500",
    "Answers 500 to null.",
    ticket(null),
    crashAt("validate", ({ body }) => body === null),
  ),
  fault(
    "json-text-is-500",
    "Answers 500 to a JSON text instead of an object.",
    ticket("text"),
    crashAt("validate", ({ body }) => typeof body === "string"),
  ),
  fault(
    "title-of-wrong-type-is-500",
    "Answers 500 to a title that is no text.",
    ticket({ title: { a: 1 } }),
    crashAt("validate", ({ body }) => isFields(body) && "title" in body && typeof body.title !== "string"),
  ),
  fault(
    "attachments-of-wrong-type-is-500",
    "Answers 500 to an attachment that is no text.",
    ticket({ attachments: [null] }),
    crashAt("validate", ({ body }) => {
      const { attachments } = fieldsOf(body);
      return Array.isArray(attachments) && attachments.some((url) => typeof url !== "string");
    }),
  ),
  fault(
    "nul-is-500",
    "Answers 500 to a text with a NUL character, as PostgreSQL refuses it.",
    ticket({ notes: "a\u0000b" }),
    crashAt("work", ({ body }) => anyText(body, (text) => text.includes("\u0000"))),
  ),
  fault(
    "half-character-is-500",
    "Answers 500 to half a surrogate pair.",
    ticket(undefined, { text: '{"notes":"\\ud83d"}' }),
    crashAt("work", ({ body }) => anyText(body, (text) => !text.isWellFormed())),
  ),
  fault(
    "emoji-is-500",
    "Answers 500 to characters of four bytes.",
    ticket({ description: "🔥" }),
    crashAt("work", ({ body }) => anyText(body, (text) => /[\u{10000}-\u{10FFFF}]/u.test(text))),
  ),
  fault(
    "long-title-is-500",
    "Answers 500 instead of 400 to a title that is too long.",
    ticket({ title: "t".repeat(121) }),
    crashAt("validate", ({ body }) => String(fieldsOf(body).title).length > 120),
  ),
  fault(
    "long-description-is-500",
    "Answers 500 to a description of more than 65,535 bytes.",
    ticket({ description: "d".repeat(65_536) }),
    crashAt("work", ({ body }) => String(fieldsOf(body).description).length > 65_535),
  ),
  fault(
    "apostrophe-is-500",
    "Answers 500 to an apostrophe in a text.",
    ticket({ notes: "it's" }),
    crashAt("work", ({ body }) => anyText(body, (text) => text.includes("'"))),
  ),
  fault(
    "percent-sign-is-500",
    "Answers 500 to a percent sign in the title.",
    ticket({ title: "100 % wet" }),
    crashAt("work", ({ body }) => String(fieldsOf(body).title).includes("%")),
  ),
  fault(
    "prototype-field-accepted",
    "Does not see a field that is called `__proto__`.",
    ticket(undefined, { text: '{"__proto__":{"status":"COMPLETED"}}' }),
    tidied((body) => (isFields(body) ? without(body, "__proto__") : body)),
  ),
  fault(
    "inherited-field-accepted",
    "Takes every name that objects inherit for a field that it knows.",
    ticket({ constructor: 1 }),
    tidied((body) =>
      isFields(body) ? without(body, ...Object.keys(body).filter((name) => name in {})) : body,
    ),
  ),
  fault(
    "field-beyond-latin-1-is-500",
    "Answers 500 to an unknown field whose name is not Latin-1.",
    ticket({ 漢字: 1 }),
    crashAt(
      "validate",
      ({ body }) => isFields(body) && Object.keys(body).some((name) => /[\u0100-\uFFFF]/.test(name)),
    ),
  ),
  fault(
    "field-twice-is-500",
    "Answers 500 to a field that comes twice.",
    ticket(undefined, { text: '{"notes":"a","notes":"b"}' }),
    crashAt("validate", ({ text }) => /"(notes|title|category)":.*"\1":/s.test(text)),
  ),
  fault(
    "deep-body-is-500",
    "Answers 500 to lists in lists in lists.",
    ticket(undefined, { text: "[".repeat(200) + "]".repeat(200) }),
    crashAt("validate", ({ text }) => depthOf(text) > 100),
  ),
];
