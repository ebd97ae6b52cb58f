/**
 * Faults in which texts of a body are taken.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { itemsOf } from "@facility-contracts/provider/work";
import { looked, refusedText } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, refuseAt } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");

const bytes = (value: string) => new TextEncoder().encode(value).length;
const graphemes = new Intl.Segmenter();
const FAMILY = "👨\u200D👩\u200D👧";

/** Faults in which texts of a body are taken. */
export const textLimitFaults: readonly Fault[] = [
  ofTicket(
    "title-length-in-utf-16",
    "Counts the length of a title in UTF-16 units.",
    ticket({ title: "🔥".repeat(120) }),
    refusedText("title", (title) => title.length > 120),
  ),
  updating(
    "anomaly-title-length-in-bytes",
    "Counts the length of a title in bytes.",
    anomaly({ ...UPDATE, title: "é".repeat(250) }),
    refusedText("title", (title) => bytes(title) > 250),
  ),
  creating(
    "description-length-in-utf-16",
    "Counts the length of a description in UTF-16 units.",
    nonconformity([{ ...ITEM, description: "🔥".repeat(2500) }]),
    refusedText("description", (value) => value.length > 2500),
  ),
  adding(
    "file-name-length-in-bytes",
    "Counts the length of a file name in bytes.",
    images([{ ...IMAGE, name: `${"é".repeat(246)}.jpg` }]),
    refusedText("name", (name) => bytes(name) > 250),
  ),
  adding(
    "file-name-length-encoded",
    "Counts the length of a file name with its percent signs.",
    images([{ ...IMAGE, name: "%20".repeat(80) + " ".repeat(10) }]),
    refusedText("name", (name) => encodeURIComponent(name).length > 250),
  ),
  creating(
    "description-length-escaped",
    "Counts the length of a description with HTML entities.",
    nonconformity([{ ...ITEM, description: "&".repeat(2500) }]),
    refusedText("description", (value) => value.replaceAll("&", "&amp;").length > 2500),
  ),
  ofTicket(
    "title-length-without-spaces",
    "Counts the length of a title without the white space at its ends.",
    ticket({ title: `${"t".repeat(120)} ` }),
    looked("title", (title) => title.trim()),
  ),
  updating(
    "title-length-in-graphemes",
    "Counts what people see as one character as one.",
    anomaly({ ...UPDATE, title: FAMILY.repeat(250) }),
    looked("title", (title) => "t".repeat([...graphemes.segment(title)].length)),
  ),
  ofTicket(
    "title-length-without-marks",
    "Counts the length of a title after composing letters and accents.",
    ticket({ title: "e\u0301".repeat(120) }),
    looked("title", (title) => title.normalize("NFC")),
  ),
  ofTicket(
    "description-has-a-limit",
    "Refuses descriptions of more than 1,000 characters, which have no limit.",
    ticket({ description: "d".repeat(1001) }),
    refusedText("description", (value) => value.length > 1000),
  ),
  ofTicket(
    "notes-have-a-limit",
    "Refuses notes of more than 65,535 bytes, which have no limit.",
    ticket({ notes: "n".repeat(65_536) }),
    refusedText("notes", (notes) => bytes(notes) > 65_535),
  ),
  adding(
    "upload-id-has-a-limit",
    "Refuses an `uploadId` of more than 255 characters, which has no limit.",
    images([{ ...IMAGE, uploadId: "u".repeat(256) }]),
    refusedText("uploadId", (value) => value.length > 255),
  ),
  adding(
    "upload-id-must-be-a-uuid",
    "Refuses an `uploadId` of other characters than letters, digits and hyphens.",
    images([{ ...IMAGE, uploadId: "file_1" }]),
    refusedText("uploadId", (value) => /[^\w-]|_/.test(value)),
  ),
  ofTicket(
    "empty-title-refused",
    "Refuses an empty title.",
    ticket({ title: "" }),
    refusedText("title", (title) => title === ""),
  ),
  creating(
    "blank-description-refused",
    "Refuses a description of white space only.",
    nonconformity([{ ...ITEM, description: " " }]),
    refusedText("description", (value) => /^\s+$/.test(value)),
  ),
  adding(
    "empty-upload-id-refused",
    "Refuses an empty `uploadId`.",
    images([{ ...IMAGE, uploadId: "" }]),
    refusedText("uploadId", (value) => value === ""),
  ),
  adding(
    "file-name-needs-an-ending",
    "Refuses a file name without a full stop.",
    images([{ ...IMAGE, name: "README" }]),
    refusedText("name", (name) => !name.includes(".")),
  ),
  adding(
    "file-name-ending-must-fit",
    "Refuses a file whose name does not end as its media type says.",
    images([{ ...IMAGE, mimeType: "image/png" }]),
    refuseAt("validate", "body", ({ body }) =>
      itemsOf(body).some(({ name, mimeType }) => mimeType === "image/png" && !String(name).endsWith(".png")),
    ),
  ),
  ofTicket(
    "title-of-one-line",
    "Refuses a title with a line feed.",
    ticket({ title: "a\nb" }),
    refusedText("title", (title) => title.includes("\n")),
  ),
  ofTicket(
    "suspicious-texts-refused",
    "Refuses notes that look like SQL.",
    ticket({ notes: "1' OR '1'='1'; DROP TABLE tickets; --" }),
    refusedText("notes", (notes) => /drop table|--/i.test(notes)),
  ),
  updating(
    "title-of-ascii-only",
    "Refuses a title with other letters than those of ASCII.",
    anomaly({ ...UPDATE, title: "Chaudière" }),
    refusedText("title", (title) => /[^\p{ASCII}]/u.test(title)),
  ),
];
