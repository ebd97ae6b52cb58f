/**
 * Faults in what becomes of the texts of a ticket.
 */
import { several, ticket } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, input, text } from "./seams.ts";

const fault = faultsOf("semantics", "updateTicket");

/** Changes one text before it is stored. */
function stored(field: string, change: (text: string) => string): Changes {
  return input(text(field, change));
}

/** Changes the list of attachments before it is stored. */
function listed(change: (urls: readonly string[]) => readonly string[]): Changes {
  return input((body): Fields => {
    const { attachments } = body;
    return Array.isArray(attachments) ? { ...body, attachments: change(attachments.map(String)) } : body;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Faults in what becomes of the texts of a ticket. */
export const textFaults: readonly Fault[] = [
  fault(
    "title-trimmed",
    "Takes the white space off both ends of a title.",
    ticket({ title: "  Lamp out " }),
    stored("title", (title) => title.trim()),
  ),
  fault(
    "description-right-trimmed",
    "Takes line feeds off the end of a description.",
    ticket({ description: "Lamp out\n" }),
    stored("description", (description) => description.replace(/\n+$/, "")),
  ),
  fault(
    "title-truncated",
    "Keeps the first 100 characters of a title of up to 120.",
    ticket({ title: "t".repeat(120) }),
    stored("title", (title) => title.slice(0, 100)),
  ),
  fault(
    "title-loses-its-last-character",
    "Keeps 119 characters of a title that is as long as it may be.",
    ticket({ title: "t".repeat(120) }),
    stored("title", (title) => title.slice(0, 119)),
  ),
  fault(
    "notes-truncated",
    "Keeps the first 255 characters of the notes, which have no limit.",
    ticket({ notes: "n".repeat(256) }),
    stored("notes", (notes) => notes.slice(0, 255)),
  ),
  fault(
    "description-html-escaped",
    "Writes HTML entities for special characters of a description.",
    ticket({ description: "a < b & c" }),
    stored("description", (value) => value.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)),
  ),
  fault(
    "notes-without-tags",
    "Takes what looks like an HTML tag out of the notes.",
    ticket({ notes: "see <b>here</b>" }),
    stored("notes", (notes) => notes.replace(/<[^>]*>/g, "")),
  ),
  fault(
    "title-normalised",
    "Composes letters and accents of a title.",
    ticket({ title: "Re\u0301gie" }),
    stored("title", (title) => title.normalize("NFC")),
  ),
  fault(
    "description-compatibility-forms",
    "Replaces ligatures and full-width letters of a description.",
    ticket({ description: "o\uFB03ce" }),
    stored("description", (value) => value.normalize("NFKC")),
  ),
  fault(
    "title-lower-cased",
    "Writes a title in lower case.",
    ticket({ title: "LAMP" }),
    stored("title", (title) => title.toLowerCase()),
  ),
  fault(
    "line-ends-unified",
    "Writes a line feed for carriage return and line feed in the notes.",
    ticket({ notes: "a\r\nb" }),
    stored("notes", (notes) => notes.replaceAll("\r\n", "\n")),
  ),
  fault(
    "spaces-collapsed",
    "Writes one space for several in a description.",
    ticket({ description: "a  b\tc" }),
    stored("description", (value) => value.replace(/\s+/g, " ")),
  ),
  fault(
    "emoji-replaced",
    "Writes a question mark for characters of four bytes.",
    ticket({ title: "Fire 🔥" }),
    stored("title", (title) => title.replace(/[\u{10000}-\u{10FFFF}]/gu, "?")),
  ),
  fault(
    "latin-1-only",
    "Writes a question mark in the notes for what is not Latin-1.",
    ticket({ notes: "Łódź" }),
    stored("notes", (notes) => notes.replace(/[\u0100-\uFFFF]/g, "?")),
  ),
  fault(
    "invisible-characters-removed",
    "Takes zero-width characters out of a description.",
    ticket({ description: "a\u200Db" }),
    stored("description", (value) => value.replace(/[\u200B-\u200D\uFEFF]/g, "")),
  ),
  fault(
    "text-cut-at-nul",
    "Ends the notes at a NUL character.",
    ticket({ notes: "a\u0000b" }),
    stored("notes", (notes) => notes.split("\u0000")[0] ?? ""),
  ),
  fault(
    "backslashes-removed",
    "Takes backslashes out of a description.",
    ticket({ description: "C:\\temp" }),
    stored("description", (value) => value.replaceAll("\\", "")),
  ),
  fault(
    "apostrophes-doubled",
    "Doubles the apostrophes of the notes.",
    ticket({ notes: "l'ascenseur" }),
    stored("notes", (notes) => notes.replaceAll("'", "''")),
  ),
  fault(
    "percent-signs-decoded",
    "Decodes percent signs in a title.",
    ticket({ title: "100%25 wet" }),
    stored("title", (title) => title.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code))),
  ),
  fault(
    "text-null-is-none",
    "Takes notes that read `null` for none.",
    ticket({ notes: "null" }),
    input((body) => (body.notes === "null" ? { ...body, notes: "" } : body)),
  ),
  fault(
    "attachments-sorted",
    "Sorts the attachments.",
    ticket({ attachments: ["https://example.com/b", "https://example.com/a"] }),
    listed((urls) => [...urls].sort()),
  ),
  fault(
    "attachments-once-each",
    "Keeps an attachment once that comes twice.",
    ticket({ attachments: ["https://example.com/a", "https://example.com/a"] }),
    listed((urls) => [...new Set(urls)]),
  ),
  fault(
    "attachments-rewritten",
    "Writes the URLs of attachments in the way of browsers.",
    ticket({ attachments: ["HTTPS://Example.com"] }),
    listed((urls) => urls.map((url) => (URL.canParse(url) ? new URL(url).href : url))),
  ),
  fault(
    "attachments-ten-at-most",
    "Keeps the first ten attachments.",
    ticket({ attachments: several(11, (number) => `https://example.com/${number}`) }),
    listed((urls) => urls.slice(0, 10)),
  ),
  fault(
    "attachments-without-query",
    "Cuts the query off the URLs of attachments.",
    ticket({ attachments: ["https://example.com/a?signature=1"] }),
    listed((urls) => urls.map((url) => url.split("?")[0] ?? url)),
  ),
];
