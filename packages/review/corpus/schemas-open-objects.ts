/**
 * Objects that are open or closed, and what may be in them beside what they name.
 */
import { add, remove, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS, MORE_REQUESTS } from "./entry.ts";

export const schemaOpenObjects: readonly Entry[] = [
  {
    id: "open-request-closed",
    what: "Unknown properties of a patch are refused.",
    base: "inventory",
    edit: add("AssetPatch/additionalProperties", false),
    ...FEWER_REQUESTS,
  },
  {
    id: "closed-request-opened",
    what: "Any property may be sent, which providers refuse.",
    base: "tickets",
    edit: remove("TicketUpdate/additionalProperties"),
    ...MORE_REQUESTS,
  },
  {
    id: "open-answer-closed",
    what: "A provider that sends more is wrong now.",
    base: "tickets",
    edit: add("Ticket/additionalProperties", false),
    ...FEWER_ANSWERS,
  },
  {
    id: "closed-answer-opened",
    what: "A badge may have anything.",
    base: "inventory",
    edit: remove("Badge/additionalProperties"),
    ...MORE_ANSWERS,
  },
  {
    id: "open-nested-request-closed",
    what: "`additionalProperties: true` becomes false one level down.",
    base: "inventory",
    edit: replace("AssetPatch/properties/options/additionalProperties", false),
    ...FEWER_REQUESTS,
  },
  {
    id: "additional-properties-typed",
    what: "Other properties of the options have to be texts.",
    base: "inventory",
    edit: replace("AssetPatch/properties/options/additionalProperties", { type: "string" }),
    ...FEWER_REQUESTS,
  },
  {
    id: "additional-properties-limit-lowered",
    what: "Attributes with any name may have 100 characters instead of 200.",
    base: "inventory",
    edit: replace("AssetInput/properties/attributes/additionalProperties/maxLength", 100),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "additional-properties-type-longer-in-answer",
    what: "A value of the metadata may be a boolean.",
    base: "inventory",
    edit: add("Reading/properties/meta/additionalProperties/type/-", "boolean"),
    ...MORE_ANSWERS,
    hard: true,
  },
  {
    id: "additional-properties-type-in-error",
    what: "The details of a refused field are lists.",
    base: "tickets",
    edit: replace("ValidationError/properties/error/properties/details/additionalProperties", {
      type: "array",
      items: { type: "string" },
    }),
    ...BOTH,
    hard: true,
  },
  {
    id: "max-properties-lowered",
    what: "There may be 10 attributes.",
    base: "inventory",
    edit: replace("AssetInput/properties/attributes/maxProperties", 10),
    ...FEWER_REQUESTS,
  },
  {
    id: "min-properties-removed",
    what: "An empty patch is allowed.",
    base: "inventory",
    edit: remove("AssetPatch/minProperties"),
    ...MORE_REQUESTS,
  },
];
