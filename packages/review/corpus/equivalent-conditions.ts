/**
 * Conditions, tuples, recursion and copies that are written in another way and allow the same values.
 */
import { add, change, every, inline, objectOf, remove, replace, valueAt } from "./edits.ts";
import { type Entry, SAME } from "./entry.ts";

export const equivalentConditions: readonly Entry[] = [
  {
    id: "same-if-without-then",
    what: "A condition without a consequence.",
    base: "inventory",
    edit: add("AssetPatch/if", { required: ["name"] }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-min-contains-at-default",
    what: "One is what `contains` asks for.",
    base: "inventory",
    edit: remove("RuleSet/properties/recipients/minContains"),
    ...SAME,
  },
  {
    id: "same-min-items-below-contains",
    what: "A list that has to contain something is not empty.",
    base: "inventory",
    edit: add("RuleSet/properties/recipients/minItems", 1),
    ...SAME,
    hard: true,
  },
  {
    id: "same-min-properties-below-required",
    what: "An object with a required property is not empty.",
    base: "inventory",
    edit: add("SiteKey/minProperties", 1),
    ...SAME,
    hard: true,
  },
  {
    id: "same-tuple-closed-by-length",
    what: "No third item, by the number of items.",
    base: "inventory",
    edit: every(remove("RuleSet/properties/window/items"), add("RuleSet/properties/window/maxItems", 2)),
    ...SAME,
    hard: true,
  },
  {
    id: "same-dependency-as-condition",
    what: "`dependentRequired` as `if` and `then`.",
    base: "inventory",
    edit: every(
      remove("AssetInput/properties/warranty/dependentRequired"),
      add("AssetInput/properties/warranty/if", { required: ["provider"] }),
      add("AssetInput/properties/warranty/then", { required: ["until"] }),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-dependency-as-schema",
    what: "`dependentRequired` as `dependentSchemas`.",
    base: "inventory",
    edit: every(
      remove("AssetInput/properties/warranty/dependentRequired"),
      add("AssetInput/properties/warranty/dependentSchemas", { provider: { required: ["until"] } }),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-names-of-flags",
    what: "A pattern of names and a schema of the rest, as names that have to fit and a schema of all.",
    base: "inventory",
    edit: replace("RuleSet/properties/flags", {
      type: "object",
      propertyNames: { pattern: "^flag_" },
      additionalProperties: { type: "boolean" },
    }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-exclusions-in-parts",
    what: "Two names are excluded one by one.",
    base: "inventory",
    edit: replace("RuleSet/properties/excluded", {
      type: "string",
      allOf: [{ not: { const: "root" } }, { not: { const: "admin" } }],
    }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-recursion-in-all-of",
    what: "The reference of a recursion in an `allOf` of its own.",
    base: "inventory",
    edit: change("LocationInput/properties/children/items", (schema) => ({ allOf: [schema] })),
    ...SAME,
    hard: true,
  },
  {
    id: "same-recursion-unrolled",
    what: "The first level of a recursion is written out.",
    base: "inventory",
    edit: inline("LocationInput/properties/children/items"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-recursion-unrolled-in-answer",
    what: "The first level of a recursion over two schemas is written out.",
    base: "inventory",
    edit: inline("LocationNode/properties/children/items"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-schema-inlined",
    what: "A copy instead of a reference; the component stays, because others use it.",
    base: "tickets",
    edit: inline("Ticket/properties/category"),
    ...SAME,
  },
  {
    id: "same-schema-of-body-inlined",
    what: "The schema of the body is a copy; the component stays.",
    base: "safety-register",
    edit: inline("@updateAnomaly/requestBody/content/application~1json/schema"),
    ...SAME,
  },
  {
    id: "same-reference-to-property",
    what: "A reference to the property of another schema, which says the same.",
    base: "inventory",
    edit: replace("Asset/properties/name", { $ref: "#/components/schemas/AssetPatch/properties/name" }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-unused-schema-narrower",
    what: "No message has this schema; it is exported under the same name.",
    base: "inventory",
    edit: every(
      add("ArchivedAsset/required/-", "archivedAt"),
      add("ArchivedAsset/properties/id/maxLength", 5),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-grade-written-where-it-is-used",
    what: "A copy that says more than the reference, where what it says more is dead.",
    base: "inventory",
    edit: (document) => {
      const grade = objectOf(valueAt(document, "#/components/schemas/AssetGrade"));
      replace("AssetInput/properties/grade", { ...grade, maximum: 3 })(document);
    },
    ...SAME,
    hard: true,
  },
];
