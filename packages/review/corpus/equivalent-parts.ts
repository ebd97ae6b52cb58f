/**
 * Parts and branches that are put together in another way and allow the same values.
 */
import { add, change, drop, objectOf, remove, replace } from "./edits.ts";
import { type Entry, SAME } from "./entry.ts";

export const equivalentParts: readonly Entry[] = [
  {
    id: "same-part-twice",
    what: "The same part again.",
    base: "inventory",
    edit: add("Reading/properties/count/allOf/-", { minimum: 0, type: "integer" }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-part-of-everything",
    what: "A part that allows everything.",
    base: "inventory",
    edit: add("Reading/properties/count/allOf/-", {}),
    ...SAME,
  },
  {
    id: "same-branch-of-nothing",
    what: "A branch that allows nothing.",
    base: "inventory",
    edit: add("AssetInput/properties/size/anyOf/-", { not: {} }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-branch-inside-another",
    what: "The second branch takes all that the first one did.",
    base: "inventory",
    edit: remove("AssetInput/properties/size/anyOf/0"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-branch-tightened-inside-another",
    what: "What the first branch lets go, the second one takes.",
    base: "inventory",
    edit: replace("AssetInput/properties/size/anyOf/0/maxLength", 5),
    ...SAME,
    hard: true,
  },
  {
    id: "same-enum-wider-in-one-part",
    what: "The other part does not let the new value through.",
    base: "inventory",
    edit: add("AssetInput/properties/class/allOf/1/enum/-", "huge"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-enum-shorter-where-other-part-refused",
    what: "The other part did not let the value through.",
    base: "inventory",
    edit: drop("Reading/properties/level/allOf/1/enum", "extreme"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-enums-merged",
    what: "What both parts of the `allOf` have in common.",
    base: "inventory",
    edit: replace("AssetInput/properties/class", { type: "string", enum: ["light", "heavy"] }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-required-by-part",
    what: "The part that is referred to requires the id of the site already.",
    base: "inventory",
    edit: add("AssetInput/properties/site/allOf/1/required", ["siteId"]),
    ...SAME,
    hard: true,
  },
  {
    id: "same-required-beside-part",
    what: "An anomaly needs its title already.",
    base: "safety-register",
    edit: add("AnomalyUpdate/required/-", "title"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-property-refused-by-closed-part",
    what: "One part names a property that the other, closed one refuses all the same.",
    base: "inventory",
    edit: add("AssetInput/properties/supplier/allOf/1/properties/country", { type: "string" }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-open-object-split",
    what: "An open object as two parts that are open.",
    base: "inventory",
    edit: replace("CompanyOwner", {
      type: "object",
      allOf: [
        { required: ["type"], properties: { type: { const: "company" } } },
        { required: ["company"], properties: { company: { type: "string" } } },
      ],
    }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-ticket-split",
    what: "The required properties of a ticket in one part, the others in the next.",
    base: "tickets",
    edit: change("Ticket", splitByRequired),
    ...SAME,
    hard: true,
  },
  {
    id: "same-outer-type-of-branches",
    what: "Both branches are texts, so the type beside them says nothing.",
    base: "safety-register",
    edit: remove("UtcDateTime/type"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-integer-beside-number",
    what: "Every integer was let through as a number.",
    base: "inventory",
    edit: add("Reading/properties/value/anyOf/-", { type: "integer" }),
    ...SAME,
    hard: true,
  },
];

/** The schema of an open object as an `allOf` of two. */
function splitByRequired(schema: unknown): unknown {
  const { type, required, properties, ...rest } = objectOf(schema);
  if (!Array.isArray(required)) throw new Error("nothing is required");
  const [needed, others] = [true, false].map((wanted) =>
    Object.fromEntries(
      Object.entries(objectOf(properties)).filter(([name]) => required.includes(name) === wanted),
    ),
  );
  return {
    ...rest,
    type,
    allOf: [
      { type, required, properties: needed },
      { type, properties: others },
    ],
  };
}
