/**
 * Schemas that refer to themselves, and those that a discriminator tells apart.
 */
import { add, every, remove, rename, replace } from "./edits.ts";
import { type Entry, FEWER_REQUESTS, MORE_ANSWERS, MORE_REQUESTS, wire } from "./entry.ts";

export const schemaRecursions: readonly Entry[] = [
  {
    id: "recursive-limit-lowered",
    what: "A name at any depth of the tree may have 30 characters.",
    base: "inventory",
    edit: replace("LocationInput/properties/name/maxLength", 30),
    ...FEWER_REQUESTS,
  },
  {
    id: "recursive-items-limit",
    what: "A location may have 20 children, at any depth.",
    base: "inventory",
    edit: replace("LocationInput/properties/children/maxItems", 20),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "recursive-use-alone",
    what: "A branch is reached from a node below it alone; it may be deeper.",
    base: "inventory",
    edit: replace("LocationBranch/allOf/1/properties/depth/maximum", 20),
    ...MORE_ANSWERS,
    hard: true,
  },
  {
    id: "recursive-use-less-required",
    what: "A branch below a node may come without its depth.",
    base: "inventory",
    edit: remove("LocationBranch/allOf/1/required"),
    ...MORE_ANSWERS,
    hard: true,
  },
  {
    id: "recursion-cut",
    what: "Below the first level there are branches without the fields of a node.",
    base: "inventory",
    edit: remove("LocationBranch/allOf/0"),
    ...MORE_ANSWERS,
    hard: true,
  },
  {
    id: "recursive-condition-limit",
    what: "A field of a comparison may have 20 characters, alone or in a group of groups.",
    base: "inventory",
    edit: replace("Comparison/properties/field/maxLength", 20),
    ...FEWER_REQUESTS,
  },
  {
    id: "recursive-condition-kind-added",
    what: "A third kind of condition, which may stand in a group too.",
    base: "inventory",
    edit: add("Condition/oneOf/-", {
      type: "object",
      additionalProperties: false,
      required: ["not"],
      properties: { not: { $ref: "#/components/schemas/Condition" } },
    }),
    ...MORE_REQUESTS,
    hard: true,
  },
  {
    id: "recursive-condition-nesting-removed",
    what: "A group holds comparisons and no groups.",
    base: "inventory",
    edit: replace("ConditionGroup/properties/all/items", { $ref: "#/components/schemas/Comparison" }),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "limit-below-discriminator",
    what: "A subject of a notice by mail may have 50 characters; the schema is one of two that a property tells apart.",
    base: "inventory",
    edit: replace("EmailNotice/properties/subject/maxLength", 50),
    ...FEWER_REQUESTS,
  },
  {
    id: "required-below-discriminator",
    what: "A queued notice may come without its state, which is how clients tell it from a sent one.",
    base: "inventory",
    edit: remove("QueuedView/required"),
    ...MORE_ANSWERS,
    hard: true,
  },
  {
    id: "discriminator-mapping-changed",
    what: "The mapping has another name for a text message; the schemas are the same. Code that reads the mapping sends or takes another schema.",
    base: "inventory",
    edit: rename("Notice/discriminator/mapping/sms", "text"),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "discriminator-mapping-changed-in-answer",
    what: "The mapping of the answer names the two schemas the other way round.",
    base: "inventory",
    edit: every(
      replace("NoticeView/discriminator/mapping/sent", "#/components/schemas/QueuedView"),
      replace("NoticeView/discriminator/mapping/queued", "#/components/schemas/SentView"),
    ),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "discriminator-property-changed",
    what: "Clients look at another property to tell the kinds apart.",
    base: "inventory",
    edit: replace("NoticeView/discriminator/propertyName", "status"),
    ...wire("clients", "clients"),
    hard: true,
  },
];
