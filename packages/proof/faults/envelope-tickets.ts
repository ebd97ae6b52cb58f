/**
 * Faults in the shape of what the tickets answer when all went well.
 */
import { wireOf } from "@facility-contracts/provider/answer";
import { ticket } from "@facility-contracts/provider/requests";
import { momentAfter } from "@facility-contracts/provider/state";
import { bare, isFine, rewritten, textOf, typed, withBytes } from "./answers.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, result, status, without } from "./seams.ts";

const fault = faultsOf("envelope", "updateTicket");

const RIGHT = ticket({ notes: "n" });

/** Faults in what the tickets answer when all went well. */
export const ticketAnswerFaults: readonly Fault[] = [
  fault(
    "ticket-in-an-envelope",
    "Puts the ticket into an envelope as errors are.",
    RIGHT,
    result((body) => ({ success: true, data: body })),
  ),
  fault(
    "ticket-in-a-list",
    "Answers a list with the ticket, as the driver of the database does.",
    RIGHT,
    rewritten(isFine, (answer) => wireOf(200, `[${textOf(answer)}]`)),
  ),
  fault("ticket-201", "Answers 201 to an update.", RIGHT, status(200, 201)),
  fault(
    "ticket-204",
    "Answers 204 without a body to an update.",
    RIGHT,
    rewritten(isFine, () => bare(204)),
  ),
  fault("ticket-204-for-nothing", "Answers 204 without a body when nothing is sent.", ticket({}), {
    send: (answer, { text }) => (isFine(answer.status) && text === "{}" ? bare(204) : answer),
  }),
  fault(
    "ticket-304-for-the-same",
    "Answers 304 when a field has the value already.",
    ticket({ title: "Power Outage - Building A" }),
    {
      send: (answer, { text }) => (text.includes("Power Outage - Building A") ? bare(304) : answer),
    },
  ),
  fault(
    "ticket-typed-as-text",
    "Says of its JSON that it is a text.",
    RIGHT,
    rewritten(isFine, typed("text/plain; charset=utf-8")),
  ),
  fault(
    "ticket-without-media-type",
    "Says nothing of the media type of its answer.",
    RIGHT,
    rewritten(isFine, (answer) => {
      const { "content-type": _, ...headers } = answer.headers;
      return { ...answer, headers };
    }),
  ),
  fault(
    "ticket-as-a-text-of-json",
    "Writes JSON twice: a text with JSON in it.",
    RIGHT,
    rewritten(isFine, (answer) => wireOf(200, JSON.stringify(textOf(answer)))),
  ),
  fault(
    "ticket-in-snake-case",
    "Writes names of fields with underscores.",
    RIGHT,
    result((body) => ({ ...without(body, "userId"), user_id: body.userId })),
  ),
  fault(
    "dates-as-numbers",
    "Answers dates as milliseconds since 1970.",
    RIGHT,
    result((body) => ({ ...body, updatedAt: Date.parse(String(body.updatedAt)) })),
  ),
  fault(
    "updated-at-without-zone",
    "Answers `updatedAt` with a space and without a zone.",
    RIGHT,
    result((body) => ({
      ...body,
      updatedAt: momentAfter("2024-01-01T00:00:00Z").slice(0, 19).replace("T", " "),
    })),
  ),
  fault(
    "answer-cut-to-characters",
    "Cuts an answer to as many bytes as it has characters.",
    ticket({ notes: "éé" }),
    rewritten(isFine, (answer) => {
      const body = answer.body.slice(0, textOf(answer).length);
      return withBytes(answer, body);
    }),
  ),
  fault(
    "answer-in-latin-1",
    "Writes its answers in Latin-1.",
    ticket({ notes: "é" }),
    rewritten(isFine, (answer) => {
      const body = Uint8Array.from(Buffer.from(textOf(answer), "latin1"));
      return withBytes(answer, body);
    }),
  ),
  fault(
    "answer-with-byte-order-mark",
    "Begins its answers with a byte order mark.",
    RIGHT,
    rewritten(isFine, (answer) => wireOf(200, `\uFEFF${textOf(answer)}`)),
  ),
  fault(
    "answer-with-warning-before",
    "Writes a warning before the JSON of long answers.",
    ticket({ description: "d".repeat(5000) }),
    rewritten(isFine, (answer) =>
      answer.body.length > 5000 ? wireOf(200, `Warning: large row\n${textOf(answer)}`) : answer,
    ),
  ),
];
