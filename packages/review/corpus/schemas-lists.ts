/**
 * Lists: their length and their items.
 */
import { add, remove, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS } from "./entry.ts";

export const schemaLists: readonly Entry[] = [
  {
    id: "max-items-lowered",
    what: "10 images at once.",
    base: "safety-register",
    edit: replace("@addAnomalyImages/requestBody/content/application~1json/schema/maxItems", 10),
    ...FEWER_REQUESTS,
  },
  {
    id: "max-items-removed-in-answer",
    what: "A page may have any number of assets.",
    base: "inventory",
    edit: remove("AssetPage/properties/items/maxItems"),
    ...MORE_ANSWERS,
  },
  {
    id: "min-items-added",
    what: "An empty list of anomalies is refused.",
    base: "safety-register",
    edit: add("@createNonconformityAnomalies/requestBody/content/application~1json/schema/minItems", 1),
    ...FEWER_REQUESTS,
  },
  {
    id: "min-items-added-to-answer",
    what: "There is always an upload.",
    base: "safety-register",
    edit: add("UploadsResponse/properties/uploads/minItems", 1),
    ...FEWER_ANSWERS,
  },
  {
    id: "unique-items-added",
    what: "A label may be there once.",
    base: "inventory",
    edit: add("AssetInput/properties/labels/uniqueItems", true),
    ...FEWER_REQUESTS,
  },
  {
    id: "unique-items-removed-in-answer",
    what: "A tag may be there twice.",
    base: "inventory",
    edit: remove("Asset/properties/tags/uniqueItems"),
    ...MORE_ANSWERS,
  },
  {
    id: "items-limit-lowered",
    what: "A label may have 20 characters.",
    base: "inventory",
    edit: replace("AssetInput/properties/labels/items/maxLength", 20),
    ...FEWER_REQUESTS,
  },
  {
    id: "items-type-of-answer-changed",
    what: "Images are numbers instead of texts.",
    base: "safety-register",
    edit: replace("Anomaly/properties/imgs/items/type", "integer"),
    ...BOTH,
  },
  {
    id: "item-to-list",
    what: "What was one text is a list of them.",
    base: "inventory",
    edit: replace("AssetInput/properties/code", { type: "array", items: { type: "string" } }),
    ...BOTH,
  },
];
