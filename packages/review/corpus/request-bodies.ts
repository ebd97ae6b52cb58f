/**
 * Bodies of requests: whether there is one, whether it may be left out, and in which media types.
 */
import { add, every, remove, rename, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_REQUESTS, MORE_REQUESTS, wire } from "./entry.ts";

const BADGE_OPTIONS = {
  "application/json": {
    schema: { type: "object", additionalProperties: false, properties: { colour: { type: "string" } } },
  },
};

export const requestBodies: readonly Entry[] = [
  {
    id: "body-optional-to-required",
    what: "A visit cannot be replaced without a body any more.",
    base: "visits",
    edit: replace("@replaceVisit/requestBody/required", true),
    ...FEWER_REQUESTS,
  },
  {
    id: "body-required-to-optional",
    what: "An update of a ticket may come without a body.",
    base: "tickets",
    edit: replace("@updateTicket/requestBody/required", false),
    ...MORE_REQUESTS,
  },
  {
    id: "body-required-to-default",
    what: "Without `required` a body may be left out.",
    base: "safety-register",
    edit: remove("@addAnomalyImages/requestBody/required"),
    ...MORE_REQUESTS,
    hard: true,
  },
  {
    id: "required-body-added",
    what: "Old requests have none, and a provider does not know it. The way back, the body is refused. Corrected once: an old provider misses it.",
    base: "visits",
    edit: add("@printBadge/requestBody", { required: true, content: BADGE_OPTIONS }),
    ...BOTH,
    hard: true,
  },
  {
    id: "optional-body-added",
    what: "A provider does not know the body.",
    base: "visits",
    edit: add("@printBadge/requestBody", { content: BADGE_OPTIONS }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "body-removed",
    what: "The optional body of a replacement is gone.",
    base: "visits",
    edit: remove("@replaceVisit/requestBody"),
    ...wire("clients", "providers"),
  },
  {
    id: "request-media-type-added",
    what: "Photos may be WebP.",
    base: "visits",
    edit: add("@replacePhoto/requestBody/content/image~1webp", {}),
    ...MORE_REQUESTS,
  },
  {
    id: "request-media-type-removed",
    what: "No forms any more.",
    base: "visits",
    edit: remove("@createVisit/requestBody/content/application~1x-www-form-urlencoded"),
    ...FEWER_REQUESTS,
  },
  {
    id: "request-media-type-exchanged",
    what: "A patch has its own media type, and no other.",
    base: "inventory",
    edit: rename("@patchAsset/requestBody/content/application~1json", "application/merge-patch+json"),
    ...BOTH,
  },
  {
    id: "request-media-type-range",
    what: "Any image, PNG and JPEG among them.",
    base: "visits",
    edit: every(
      remove("@replacePhoto/requestBody/content/image~1png"),
      rename("@replacePhoto/requestBody/content/image~1jpeg", "image/*"),
    ),
    ...MORE_REQUESTS,
    hard: true,
  },
  {
    id: "body-of-one-of-two-media-types-limited",
    what: "The schema of the form alone refuses what the JSON still takes.",
    base: "visits",
    edit: replace("@createVisit/requestBody/content/application~1x-www-form-urlencoded/schema", {
      allOf: [{ $ref: "#/components/schemas/VisitInput" }],
      required: ["pin"],
    }),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "body-of-shared-schema-limited",
    what: "The schema is of two operations and two media types.",
    base: "visits",
    edit: replace("VisitInput/properties/visitor/maxLength", 40),
    ...FEWER_REQUESTS,
  },
  {
    id: "body-schema-removed",
    what: "Any JSON may be sent as an update of a ticket.",
    base: "tickets",
    edit: replace("@updateTicket/requestBody/content/application~1json/schema", {}),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "body-list-to-object",
    what: "One anomaly at a time, not in a list.",
    base: "safety-register",
    edit: replace("@createNonconformityAnomalies/requestBody/content/application~1json/schema", {
      $ref: "#/components/schemas/AnomalyInput",
    }),
    ...BOTH,
  },
];
