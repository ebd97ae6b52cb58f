/**
 * Values that are listed: enumerations and constants.
 */
import { add, drop, remove, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS, MORE_REQUESTS } from "./entry.ts";

export const schemaEnums: readonly Entry[] = [
  {
    id: "enum-value-added",
    what: "A grade d is new.",
    base: "inventory",
    edit: add("AssetGrade/enum/-", "d"),
    ...MORE_REQUESTS,
  },
  {
    id: "enum-value-removed",
    what: "A grade c is refused.",
    base: "inventory",
    edit: drop("AssetGrade/enum", "c"),
    ...FEWER_REQUESTS,
  },
  {
    id: "enum-value-added-to-answer",
    what: "A ticket may have a status that clients do not know.",
    base: "tickets",
    edit: add("TicketStatus/enum/-", "ON_HOLD"),
    ...MORE_ANSWERS,
  },
  {
    id: "enum-value-removed-from-answer",
    what: "No asset is lost any more.",
    base: "inventory",
    edit: drop("Asset/properties/status/enum", "lost"),
    ...FEWER_ANSWERS,
  },
  {
    id: "enum-of-shared-schema-longer",
    what: "A category goes in and out.",
    base: "tickets",
    edit: add("TicketCategory/enum/-", "PARKING"),
    ...BOTH,
  },
  {
    id: "enum-of-shared-schema-shorter",
    what: "A category that goes in and out is gone.",
    base: "tickets",
    edit: drop("TicketCategory/enum", "GAS"),
    ...BOTH,
  },
  {
    id: "enum-value-renamed",
    what: "A type of file is written in another way.",
    base: "safety-register",
    edit: replace("MimeType/enum/0", "image/webp"),
    ...BOTH,
  },
  {
    id: "enum-removed-in-answer",
    what: "The status of an asset may be any text.",
    base: "inventory",
    edit: remove("Asset/properties/status/enum"),
    ...MORE_ANSWERS,
  },
  {
    id: "enum-added",
    what: "Only two codes are left.",
    base: "inventory",
    edit: add("AssetInput/properties/code/enum", ["left", "right"]),
    ...FEWER_REQUESTS,
  },
  {
    id: "risk-value-added",
    what: "A risk goes in with an anomaly and out with one.",
    base: "safety-register",
    edit: add("Risk/enum/-", 4),
    ...BOTH,
  },
  {
    id: "const-changed-in-error",
    what: "The code of an answer is another one.",
    base: "tickets",
    edit: replace("NotFoundError/properties/error/properties/code/const", "TICKET_NOT_FOUND"),
    ...BOTH,
  },
  {
    id: "const-removed-in-error",
    what: "The code of an answer may be any text.",
    base: "tickets",
    edit: remove("ForbiddenError/properties/error/properties/code/const"),
    ...MORE_ANSWERS,
  },
  {
    id: "limit-cuts-enum",
    what: "`retired` is still listed, and too long.",
    base: "inventory",
    edit: add("Asset/properties/status/maxLength", 6),
    ...FEWER_ANSWERS,
    hard: true,
  },
];
