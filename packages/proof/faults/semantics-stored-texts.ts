/**
 * Faults in what is stored of a text.
 */
import { anomaly, ticket, UPDATE } from "@facility-contracts/provider/requests";
import { fieldsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, glanced, input, text } from "./seams.ts";
import { storesTicket } from "./stored.ts";

const anomalies = faultsOf("semantics", "updateAnomaly");
const tickets = faultsOf("semantics", "updateTicket");
const limits = faultsOf("validation", "updateTicket");

/** Stores other attachments. */
function attachments(change: (urls: readonly string[]) => readonly string[]): Changes {
  return input((body) => {
    const urls: unknown = body.attachments;
    return Array.isArray(urls) ? { ...body, attachments: change(urls.map(String)) } : body;
  });
}

/** Changes the address of each attachment. */
function addresses(change: (url: string) => string): Changes {
  return attachments((urls) => urls.map(change));
}

/** Faults in what is stored of a text. */
export const storedTextFaults: readonly Fault[] = [
  tickets(
    "last-line-break-cut",
    "Cuts a line break at the end of the notes.",
    ticket({ notes: "a\n" }),
    input(text("notes", (value) => value.replace(/\n$/, ""))),
  ),
  anomalies(
    "line-breaks-of-unix",
    "Stores a description with line breaks of Windows with those of Unix.",
    anomaly({ ...UPDATE, description: "a\r\nb" }),
    input(text("description", (value) => value.replaceAll("\r\n", "\n"))),
  ),
  anomalies(
    "tabs-to-spaces",
    "Makes spaces of a tab in a description.",
    anomaly({ ...UPDATE, description: "a\tb" }),
    input(text("description", (value) => value.replaceAll("\t", "    "))),
  ),
  tickets(
    "notes-escaped-for-pages",
    "Stores the notes escaped as in HTML.",
    ticket({ notes: "a & b" }),
    input(text("notes", (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;"))),
  ),
  tickets(
    "markup-removed",
    "Removes what looks like a tag from a description.",
    ticket({ description: "1 <b>2</b>" }),
    input(text("description", (value) => value.replace(/<\/?[a-z][^>]*>/gi, ""))),
  ),
  tickets(
    "text-ends-at-null",
    "Ends a description at the character U+0000.",
    ticket({ description: "a\0b" }),
    input(text("description", (value) => value.split("\0")[0] ?? "")),
  ),
  anomalies(
    "digits-become-a-number",
    "Answers a number for a title that consists of digits.",
    anomaly({ ...UPDATE, title: "007" }),
    input((body) => (/^\d+$/.test(String(body.title)) ? { ...body, title: Number(body.title) } : body)),
  ),
  tickets(
    "word-null-becomes-null",
    "Takes notes that are the word null for no notes.",
    ticket({ notes: "null" }),
    input((body) => (body.notes === "null" ? { ...body, notes: null } : body)),
  ),
  tickets(
    "notes-cut-at-64-kb",
    "Cuts notes after 65,535 characters.",
    ticket({ notes: "x".repeat(65_536) }),
    input(text("notes", (value) => value.slice(0, 65_535))),
  ),
  tickets(
    "attachment-decoded",
    "Stores the address of an attachment without its percent-encoding.",
    ticket({ attachments: ["https://example.com/a%20b"] }),
    addresses((url) => url.replaceAll("%20", " ")),
  ),
  tickets(
    "attachment-without-query",
    "Cuts the address of an attachment at its question mark.",
    ticket({ attachments: ["https://example.com/a?token=1"] }),
    addresses((url) => url.split("?")[0] ?? ""),
  ),
  tickets(
    "attachment-in-lower-case",
    "Stores the address of an attachment in lower case.",
    ticket({ attachments: ["https://example.com/Plan.PDF"] }),
    addresses((url) => url.toLowerCase()),
  ),
  tickets(
    "attachment-without-port",
    "Leaves the usual port out of the address of an attachment.",
    ticket({ attachments: ["https://example.com:443/a"] }),
    addresses((url) => url.replace(/^(https:\/\/[^/]*):443\//, "$1/")),
  ),
  tickets(
    "at-most-ten-attachments",
    "Stores ten attachments at most, though no page limits them.",
    ticket({ attachments: Array.from({ length: 11 }, (_, at) => `https://example.com/${at}`) }),
    attachments((urls) => urls.slice(0, 10)),
  ),
  tickets(
    "letter-case-is-no-change",
    "Keeps the old title where the new one differs from it in letter case alone.",
    [ticket({ title: "Power" }), ticket({ title: "POWER" })],
    storesTicket((row, before) => {
      const same = String(row.title).toLowerCase() === String(before.title).toLowerCase();
      return same ? { title: before.title } : {};
    }),
  ),
  limits(
    "title-measured-without-spaces-around",
    "Measures a title without the spaces around it, and takes 121 characters when the last one is a space.",
    ticket({ title: `${"x".repeat(120)} ` }),
    glanced((body) => text("title", (value) => value.trim())(fieldsOf(body))),
  ),
];
