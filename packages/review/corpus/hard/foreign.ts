/**
 * Hard edits of documents that were not written here: those of @readme/oas-examples.
 */
import { add, drop, remove, rename, replace } from "../edits.ts";
import type { Edit } from "../entry.ts";
import { BOTH, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS, SAME, type Verdicts, wire } from "../entry.ts";

/** An edit of one of the documents. */
export interface ForeignEdit extends Verdicts {
  readonly id: string;
  readonly what: string;
  /** Which one, as `3.1/json/train-travel.json`. */
  readonly file: string;
  readonly edit: Edit;
}

const TRAVEL = "3.1/json/train-travel.json";
const PETS = "3.0/json/petstore.json";
const SHAPES = "3.0/json/polymorphism.json";
const DATA_SETS = "3.0/json/uspto.json";
const CALLBACKS = "3.0/json/callbacks.json";
const WEBHOOKS = "3.1/json/webhooks.json";
const STREAM = "#/paths/~1streams/post/callbacks/onData/{$request.query.callbackUrl}~1data/post";

export const foreignEdits: readonly ForeignEdit[] = [
  {
    id: "travel-passenger-required",
    what: "A booking is sent and answered.",
    file: TRAVEL,
    edit: add("Booking/required", ["passenger_name"]),
    ...BOTH,
  },
  {
    id: "travel-currency-less",
    what: "A payment is sent and answered.",
    file: TRAVEL,
    edit: drop("BookingPayment/properties/currency/enum", "sek"),
    ...BOTH,
  },
  {
    id: "travel-timezone-required",
    what: "Stations are answered only.",
    file: TRAVEL,
    edit: add("Station/required/-", "timezone"),
    ...FEWER_ANSWERS,
  },
  {
    id: "travel-price-text",
    what: "Trips are answered only.",
    file: TRAVEL,
    edit: replace("Trip/properties/price/type", "string"),
    ...BOTH,
  },
  {
    id: "travel-custom-format",
    what: "A format that nobody checks, of what is answered: without it nothing is refused that was taken.",
    file: TRAVEL,
    edit: remove("Station/properties/country_code/format"),
    ...MORE_ANSWERS,
  },
  {
    id: "data-sets-criteria-short",
    what: "A field of a form.",
    file: DATA_SETS,
    edit: add(
      "@perform-search/requestBody/content/application~1x-www-form-urlencoded/schema/properties/criteria/maxLength",
      100,
    ),
    ...FEWER_REQUESTS,
  },
  {
    id: "data-sets-records-of-texts",
    what: "An empty list and an empty record are both still.",
    file: DATA_SETS,
    edit: replace(
      "@perform-search/responses/200/content/application~1json/schema/items/additionalProperties/type",
      "string",
    ),
    ...BOTH,
  },
  {
    id: "data-sets-address-gone",
    what: "apiUrl was a text; an open object takes it still, with any value: more is answered. The way back it is a name that nobody spoke of. Corrected once: it said that providers are hurt by that.",
    file: DATA_SETS,
    edit: remove("dataSetList/properties/apis/items/properties/apiUrl"),
    ...wire("clients", "nobody"),
  },
  {
    id: "shapes-breed-less",
    what: "A dog is one of two kinds, and as an open object it may be a cat as well, which is refused: some of what was sent is refused now, and what was both is one. Corrected once: it said that clients alone are hurt.",
    file: SHAPES,
    edit: drop("Dog/allOf/1/properties/breed/enum", "Dingo"),
    ...BOTH,
  },
  {
    id: "shapes-branch-less",
    what: "Whole numbers are refused.",
    file: SHAPES,
    edit: remove(
      "#/paths/~1anything~1any-of-primitive/post/requestBody/content/application~1json/schema/anyOf/1",
    ),
    ...FEWER_REQUESTS,
  },
  {
    id: "shapes-one-of-to-any-of",
    what: "No value is a text and a whole number.",
    file: SHAPES,
    edit: rename(
      "#/paths/~1anything~1one-of-primitive/post/requestBody/content/application~1json/schema/oneOf",
      "anyOf",
    ),
    ...SAME,
  },
  {
    id: "shapes-overlapping-branches",
    what: "Every object of the one branch was one of the other too, so that only odd ones went through.",
    file: SHAPES,
    edit: rename(
      "#/paths/~1anything~1one-of-object/post/requestBody/content/application~1json/schema/oneOf",
      "anyOf",
    ),
    ...wire("providers", "clients"),
  },
  {
    id: "pets-file-required",
    what: "A part of a form.",
    file: PETS,
    edit: add("@uploadFile/requestBody/content/multipart~1form-data/schema/required", ["file"]),
    ...FEWER_REQUESTS,
  },
  {
    id: "pets-inventory-larger",
    what: "Counts above 2^31.",
    file: PETS,
    edit: replace(
      "@getInventory/responses/200/content/application~1json/schema/additionalProperties/format",
      "int64",
    ),
    ...MORE_ANSWERS,
  },
  {
    id: "pets-status-less",
    what: "A list in a query.",
    file: PETS,
    edit: drop("@findPetsByStatus/parameters/0/schema/items/enum", "sold"),
    ...FEWER_REQUESTS,
  },
  {
    id: "callbacks-time-required",
    what: "A provider sends it.",
    file: CALLBACKS,
    edit: add(`${STREAM}/requestBody/content/application~1json/schema/required`, ["timestamp"]),
    ...wire("providers", "clients"),
  },
  {
    id: "callbacks-answer-short",
    what: "A client answers it.",
    file: CALLBACKS,
    edit: add(
      `${STREAM}/responses/202/content/application~1json/schema/properties/User/properties/email/maxLength`,
      50,
    ),
    ...FEWER_REQUESTS,
  },
  {
    id: "webhooks-tag-required",
    what: "A provider sends it, without a type, in a body that may be left out.",
    file: WEBHOOKS,
    edit: add("Pet/required/-", "tag"),
    ...wire("providers", "clients"),
  },
  {
    id: "webhooks-id-smaller",
    what: "A parameter that a provider sends.",
    file: WEBHOOKS,
    edit: add("#/webhooks/newPet/delete/parameters/0/schema/maximum", 1000),
    ...wire("providers", "clients"),
  },
  {
    id: "discriminators-option-renamed",
    what: "The word of the mapping is what is sent; the schema allows any text.",
    file: "3.0/json/discriminators.json",
    edit: rename(
      "@oneOfWithTopLevelDiscriminatorAndMapping/requestBody/content/application~1json/schema/discriminator/mapping/Option One",
      "Option 1",
    ),
    ...wire("clients", "clients"),
  },
  {
    id: "discriminators-kind-by-word",
    what: "The parent knows its children by the words of its discriminator alone. Added later than the others, by a sweep that found it silent.",
    file: "3.0/json/discriminators.json",
    edit: add("FueledVehicle/allOf/1/properties/milesPerGallon/maximum", 5),
    ...FEWER_REQUESTS,
  },
  {
    id: "security-alternative-less",
    what: "A key alone is not enough any more.",
    file: "3.0/json/security-multiple.json",
    edit: remove("#/paths/~1anything~1or/post/security/1"),
    ...FEWER_REQUESTS,
  },
  {
    id: "star-trek-animal-required",
    what: "Deep in a list that is answered by two operations.",
    file: "3.0/json/star-trek.json",
    edit: add("AnimalBase/required/-", "avian"),
    ...FEWER_ANSWERS,
  },
  {
    id: "visibility-write-only-required",
    what: "What is sent only has to be sent now.",
    file: "3.0/json/schema-visibility.json",
    edit: add("#/paths/~1/post/requestBody/content/application~1json/schema/required", ["propWithWriteOnly"]),
    ...FEWER_REQUESTS,
  },
];
