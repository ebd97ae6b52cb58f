/**
 * Faults in which enumerations, URLs and file names are taken.
 */
import { IMAGE, images, ticket } from "@facility-contracts/provider/requests";
import { fieldsOf, isFields } from "@facility-contracts/provider/work";
import { read, refused, refusedText } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, refuseAt } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const adding = faultsOf("validation", "addAnomalyImages");

const urls = (change: (url: string) => string) => (value: unknown) =>
  Array.isArray(value) ? value.map((url) => (typeof url === "string" ? change(url) : url)) : value;

/** Faults in which enumerations, URLs and file names are taken. */
export const choiceFaults: readonly Fault[] = [
  ofTicket(
    "category-in-lower-case-accepted",
    "Takes a category in lower case.",
    ticket({ category: "gas" }),
    read("category", (value) => (typeof value === "string" ? value.toUpperCase() : value)),
  ),
  ofTicket(
    "category-trimmed",
    "Takes a category with a space behind it.",
    ticket({ category: "GAS " }),
    read("category", (value) => (typeof value === "string" ? value.trim() : value)),
  ),
  ofTicket(
    "category-unknown-is-other",
    "Takes a category that it does not know for OTHER.",
    ticket({ category: "NOISE" }),
    read("category", (value) =>
      value === "NOISE" || (typeof value === "string" && !/^(M|S|C|W|E|G|I|O)/.test(value)) ? "OTHER" : value,
    ),
  ),
  adding(
    "mime-type-in-upper-case-accepted",
    "Takes a MIME type in upper case.",
    images([{ ...IMAGE, mimeType: "IMAGE/JPEG" }]),
    read("mimeType", (value) => (typeof value === "string" ? value.toLowerCase() : value)),
  ),
  adding(
    "mime-type-with-charset-accepted",
    "Takes a MIME type with a parameter.",
    images([{ ...IMAGE, mimeType: "text/plain; charset=utf-8" }]),
    read("mimeType", (value) => (typeof value === "string" ? value.split(";")[0] : value)),
  ),
  adding(
    "mime-type-any-image-accepted",
    "Takes every MIME type of an image.",
    images([{ ...IMAGE, mimeType: "image/webp" }]),
    read("mimeType", (value) =>
      typeof value === "string" && value.startsWith("image/") ? "image/png" : value,
    ),
  ),
  ofTicket(
    "attachment-with-space-accepted",
    "Takes URLs that a browser would mend.",
    ticket({ attachments: ["https://example.com/a b.jpg"] }),
    read(
      "attachments",
      urls((url) => url.replaceAll(" ", "%20")),
    ),
  ),
  ofTicket(
    "attachment-with-letters-accepted",
    "Takes URLs with letters beyond ASCII.",
    ticket({ attachments: ["https://example.com/é"] }),
    read("attachments", urls(encodeURI)),
  ),
  ofTicket(
    "attachment-without-scheme-accepted",
    "Takes URLs without a scheme.",
    ticket({ attachments: ["example.com/a"] }),
    read(
      "attachments",
      urls((url) => (/^[\w.]+\//.test(url) ? `https://${url}` : url)),
    ),
  ),
  ofTicket(
    "attachments-of-the-web-only",
    "Refuses URLs of other schemes than http and https.",
    ticket({ attachments: ["ftp://example.com/a"] }),
    refused(
      "attachments",
      (value) => Array.isArray(value) && value.some((url) => !/^https?:/i.test(String(url))),
    ),
  ),
  ofTicket(
    "attachments-of-pictures-only",
    "Refuses URLs that do not end in .jpg or .png.",
    ticket({ attachments: ["https://example.com/a.pdf"] }),
    refused(
      "attachments",
      (value) => Array.isArray(value) && value.some((url) => !/\.(jpg|png)$/.test(String(url))),
    ),
  ),
  ofTicket(
    "category-alone-refused",
    "Refuses a new category without a new description.",
    ticket({ category: "GAS" }),
    refuseAt(
      "validate",
      "body",
      ({ body }) => isFields(body) && "category" in body && !("description" in body),
    ),
  ),
  adding(
    "two-files-of-one-name-refused",
    "Refuses two files of one name.",
    images([IMAGE, { ...IMAGE, uploadId: "file-2" }]),
    refuseAt(
      "validate",
      "body",
      ({ body }) =>
        Array.isArray(body) && new Set(body.map((item) => fieldsOf(item).name)).size < body.length,
    ),
  ),
  adding(
    "file-name-with-slash-refused",
    "Refuses file names with a slash.",
    images([{ ...IMAGE, name: "a/b.jpg" }]),
    refusedText("name", (name) => name.includes("/")),
  ),
];
