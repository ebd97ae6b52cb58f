/**
 * Faults in texts beyond ASCII.
 */
import { anomaly, IMAGE, images, ticket, UPDATE } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Fault } from "./fault.ts";
import { anyText, type Changes, crashAt, faultsOf, hangAt, input, text } from "./seams.ts";

const anomalies = faultsOf("semantics", "updateAnomaly");
const tickets = faultsOf("semantics", "updateTicket");
const uploads = faultsOf("robustness", "addAnomalyImages");
const fragileAnomalies = faultsOf("robustness", "updateAnomaly");
const fragileTickets = faultsOf("robustness", "updateTicket");

/** Stores other texts in the location. */
function location(change: (text: string) => string): Changes {
  return input((body) => {
    const fields: [string, unknown][] = Object.entries(Object(body.location));
    const changed = fields.map(([name, value]) => [name, typeof value === "string" ? change(value) : value]);
    return { ...body, location: Object.fromEntries(changed) };
  });
}

function broken(value: string): boolean {
  return !value.isWellFormed();
}

/** Whether a text of an object has half a character. */
function half(field: string): (call: { body: unknown }) => boolean {
  return ({ body }) => anyText((body as Fields)[field], broken);
}

/** Faults in texts beyond ASCII. */
export const unicodeFaults: readonly Fault[] = [
  fragileAnomalies(
    "half-a-character-in-a-room-crashes",
    "Answers 500 to half a surrogate pair in the room of a location.",
    anomaly({ ...UPDATE, location: { room: "\ud83d" } }),
    crashAt("work", half("location")),
  ),
  fragileTickets(
    "half-a-character-in-a-ticket-crashes",
    "Answers 500 to half a surrogate pair in the description of a ticket.",
    ticket({ description: "\ud83d" }),
    crashAt("work", half("description")),
  ),
  fragileTickets(
    "half-a-character-in-notes-crashes",
    "Answers 500 to half a surrogate pair in the notes.",
    ticket({ notes: "\udc00" }),
    crashAt("work", half("notes")),
  ),
  uploads(
    "half-a-character-in-a-file-name-hangs",
    "Never answers when the name of a file has half a surrogate pair.",
    images([{ ...IMAGE, name: "\ud83d.jpg" }]),
    hangAt("work", ({ body }) => anyText(body, broken)),
  ),
  tickets(
    "description-composed",
    "Stores a description in Unicode's composed form, so that e and its accent become one character.",
    ticket({ description: "e\u0301" }),
    input(text("description", (value) => value.normalize("NFC"))),
  ),
  anomalies(
    "description-decomposed",
    "Stores a description in Unicode's decomposed form.",
    anomaly({ ...UPDATE, description: "\u00e9" }),
    input(text("description", (value) => value.normalize("NFD"))),
  ),
  anomalies(
    "ligatures-taken-apart",
    "Takes ligatures and wide letters in a title apart, as Unicode's compatible form does.",
    anomaly({ ...UPDATE, title: "\ufb01re \uff21" }),
    input(
      text("title", (value) =>
        /[\ufb00-\ufb06\uff01-\uff5e]/.test(value) ? value.normalize("NFKC") : value,
      ),
    ),
  ),
  tickets(
    "joiners-removed",
    "Removes characters of no width from a title, which takes joined emoji apart.",
    ticket({ title: "\u{1f468}\u200d\u{1f527} a\u200bb" }),
    input(text("title", (value) => value.replace(/[\u200b-\u200d]/g, ""))),
  ),
  tickets(
    "hard-spaces-softened",
    "Makes a usual space of a no-break space in the notes.",
    ticket({ notes: "12\u00a0kg" }),
    input(text("notes", (value) => value.replaceAll("\u00a0", " "))),
  ),
  anomalies(
    "leading-mark-removed",
    "Removes a byte order mark at the beginning of a description.",
    anomaly({ ...UPDATE, description: "\ufeffA" }),
    input(text("description", (value) => value.replace(/^\ufeff/, ""))),
  ),
  anomalies(
    "emoji-in-a-location-lost",
    "Stores a question mark for each character beyond 16 bits in a location.",
    anomaly({ ...UPDATE, location: { floor: "\u{1f6d7}" } }),
    location((value) => value.replace(/[\u{10000}-\u{10ffff}]/gu, "?")),
  ),
  anomalies(
    "location-trimmed",
    "Trims the room and the floor of a location.",
    anomaly({ ...UPDATE, location: { room: " 1 ", floor: "2 " } }),
    location((value) => value.trim()),
  ),
  tickets(
    "directions-removed",
    "Removes the marks that turn the direction of writing from a description.",
    ticket({ description: "a\u202eb\u202c" }),
    input(text("description", (value) => value.replace(/[\u202a-\u202e\u2066-\u2069]/g, ""))),
  ),
  tickets(
    "turkish-lower-case",
    "Makes a dotless i of an I with a dot in a title.",
    ticket({ title: "\u0130stanbul" }),
    input(text("title", (value) => value.replaceAll("\u0130", "I"))),
  ),
];
