/**
 * What is only read or only written, and what stands in for a value that was left out. No validator shows these.
 */
import { add, remove, replace } from "./edits.ts";
import { type Entry, TEXTS, wire } from "./entry.ts";

export const accessAndDefaults: readonly Entry[] = [
  {
    id: "read-only-added-to-request",
    what: "The code of an asset must not be sent any more.",
    base: "inventory",
    edit: add("AssetInput/properties/code/readOnly", true),
    ...wire("clients", "providers"),
    hard: true,
  },
  {
    id: "read-only-added-to-shared",
    what: "The date of a state comes in answers alone.",
    base: "inventory",
    edit: add("AssetState/properties/since/readOnly", true),
    ...wire("clients", "providers"),
    hard: true,
  },
  {
    id: "write-only-added-to-answer",
    what: "The score of an asset is not answered any more.",
    base: "inventory",
    edit: add("Asset/properties/score/writeOnly", true),
    ...wire("clients", "nobody"),
    hard: true,
  },
  {
    id: "default-of-parameter-changed",
    what: "Who leaves the limit out gets 50 visits instead of 20.",
    base: "visits",
    edit: replace("@listVisits/parameters/1/schema/default", 50),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "default-of-parameter-added",
    what: "Who leaves the order out gets one all the same.",
    base: "visits",
    edit: add("@listVisits/parameters/2/schema/default", "name"),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "default-of-property-changed",
    what: "An asset is not active unless the request says so.",
    base: "inventory",
    edit: replace("AssetInput/properties/active/default", false),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "default-of-property-removed",
    what: "What priority an asset has when none is sent is not said any more.",
    base: "inventory",
    edit: remove("AssetInput/properties/priority/default"),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "default-of-property-added",
    what: "A ticket without notes gets some.",
    base: "tickets",
    edit: add("TicketUpdate/properties/notes/default", "-"),
    ...wire("clients", "clients"),
    hard: true,
  },
  {
    id: "default-of-answer-changed",
    what: "A provider sends what it sends; the default of an answer tells readers something and nobody else.",
    base: "visits",
    edit: replace("Visit/properties/language/default", "de"),
    ...TEXTS,
    hard: true,
  },
];
