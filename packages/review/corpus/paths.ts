/**
 * Paths, methods, servers and what is sent to the client.
 */
import { add, remove, rename, replace } from "./edits.ts";
import { BOTH, type Entry, wire } from "./entry.ts";

function operation(operationId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    operationId,
    summary: "An operation that is new",
    tags: ["Visitors"],
    responses: { 200: { description: "It went well." }, 404: { description: "It is not there." } },
    ...more,
  };
}

const NAME = {
  name: "name",
  in: "path",
  required: true,
  schema: { type: "string", minLength: 1 },
};

export const paths: readonly Entry[] = [
  {
    id: "operation-added",
    what: "Providers do not have it.",
    base: "visits",
    edit: add("#/paths/~1hosts", { get: operation("listHosts") }),
    ...wire("providers", "clients"),
  },
  {
    id: "method-added",
    what: "A path has one more method.",
    base: "visits",
    edit: add("#/paths/~1gates~1{number}/put", {
      ...operation("openGate"),
      parameters: [{ name: "number", in: "path", required: true, schema: { type: "integer" } }],
    }),
    ...wire("providers", "clients"),
  },
  {
    id: "method-removed",
    what: "A visit cannot be taken back.",
    base: "visits",
    edit: remove("#/paths/~1visits~1{visitId}/delete"),
    ...wire("clients", "providers"),
  },
  {
    id: "path-removed",
    what: "No images any more.",
    base: "safety-register",
    edit: remove("#/paths/~1anomalies~1v2~1rs~1{anomalyId}~1images"),
    ...wire("clients", "providers"),
  },
  {
    id: "path-renamed",
    what: "An operation is at another path: gone there, new here.",
    base: "safety-register",
    edit: rename(
      "#/paths/~1interventions~1v2~1rs~1{interventionId}",
      "/interventions/v3/rs/{interventionId}",
    ),
    ...BOTH,
  },
  {
    id: "path-with-slash",
    what: "A slash at the end is another path.",
    base: "visits",
    edit: rename("#/paths/~1health", "/health/"),
    ...BOTH,
    hard: true,
  },
  {
    id: "path-in-other-case",
    what: "Paths have a case.",
    base: "visits",
    edit: rename("#/paths/~1health", "/Health"),
    ...BOTH,
    hard: true,
  },
  {
    id: "method-changed",
    what: "A ticket is updated with PATCH, no longer with PUT.",
    base: "tickets",
    edit: rename("#/paths/~1api~1v1~1tickets~1{id}/put", "patch"),
    ...BOTH,
  },
  {
    id: "concrete-path-shadows-text",
    what: "`GET /visitors/me` was a visitor with that name. The way back, it is one again, which providers do not serve so.",
    base: "visits",
    edit: add("#/paths/~1visitors~1me", { get: operation("getMe") }),
    ...BOTH,
    hard: true,
  },
  {
    id: "concrete-path-shadows-integer",
    what: "42 is a number of a gate.",
    base: "visits",
    edit: add("#/paths/~1gates~142", { get: operation("getMainGate") }),
    ...BOTH,
    hard: true,
  },
  {
    id: "concrete-path-beside-integer",
    what: "`main` is no number of a gate.",
    base: "visits",
    edit: add("#/paths/~1gates~1main", { get: operation("getMainGate") }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "concrete-path-outside-limits",
    what: "Gates end at 99, so 100 is none.",
    base: "visits",
    edit: add("#/paths/~1gates~1100", { get: operation("getSpareGate") }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "concrete-path-beside-uuid",
    what: "`today` is no id of a visit.",
    base: "visits",
    edit: add("#/paths/~1visits~1today", { get: operation("listVisitsOfToday") }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "concrete-path-beside-uuid-of-tickets",
    what: "`bulk` is no id of a ticket, though the method is the same.",
    base: "tickets",
    edit: add("#/paths/~1api~1v1~1tickets~1bulk", {
      put: { ...operation("updateTickets"), tags: ["Tickets"] },
    }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "concrete-path-with-other-method",
    what: "The text is allowed in the template, which has no DELETE.",
    base: "visits",
    edit: add("#/paths/~1visitors~1me", { delete: operation("forgetMe") }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "concrete-path-shadows-in-the-middle",
    what: "`PUT /visitors/me/photo` was the photo of a visitor with that name.",
    base: "visits",
    edit: add("#/paths/~1visitors~1me~1photo", { put: operation("replaceMyPhoto") }),
    ...BOTH,
    hard: true,
  },
  {
    id: "half-concrete-path-shadows",
    what: "The first part is one of the two that the template allows; the second is a template of the same schema.",
    base: "visits",
    edit: add("#/paths/~1exports~1csv~1{ids}", {
      get: operation("exportVisitsAsCsv", {
        parameters: [
          { name: "ids", in: "path", required: true, schema: { type: "array", items: { type: "integer" } } },
        ],
      }),
    }),
    ...BOTH,
    hard: true,
  },
  {
    id: "half-concrete-path-beside-enum",
    what: "The first part is none of those that the template allows.",
    base: "visits",
    edit: add("#/paths/~1exports~1xml~1{ids}", {
      get: operation("exportVisitsAsXml", {
        parameters: [
          { name: "ids", in: "path", required: true, schema: { type: "array", items: { type: "integer" } } },
        ],
      }),
    }),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "templated-path-beside-templated",
    what: "A longer path is another one.",
    base: "visits",
    edit: add("#/paths/~1visitors~1{name}~1visits", {
      get: operation("listVisitsOfVisitor", { parameters: [NAME] }),
    }),
    ...wire("providers", "clients"),
  },
  {
    id: "server-removed",
    what: "There is nothing to try things out with any more.",
    base: "visits",
    edit: remove("#/servers/1"),
    ...wire("clients", "nobody"),
  },
  {
    id: "server-changed",
    what: "The API is somewhere else.",
    base: "safety-register",
    edit: replace("#/servers/0/url", "https://api.example.com/main"),
    ...wire("clients", "clients"),
  },
  {
    id: "server-path-changed",
    what: "The paths begin with another version.",
    base: "visits",
    edit: replace("#/servers/0/url", "https://visits.example.com/v2"),
    ...wire("clients", "clients"),
  },
  {
    id: "server-added",
    what: "One more place to call. The way back, it is gone.",
    base: "tickets",
    edit: add("#/servers/-", { url: "https://tickets.example.com" }),
    ...wire("nobody", "clients"),
  },
  {
    id: "webhook-event-added",
    what: "The client takes what the provider sends here, so a new event breaks clients as a new answer does.",
    base: "inventory",
    edit: add("AssetEvent/properties/event/enum/-", "moved"),
    ...wire("clients", "providers"),
    hard: true,
  },
  {
    id: "webhook-property-required",
    what: "The provider has to send the time of an event.",
    base: "inventory",
    edit: add("AssetEvent/required/-", "at"),
    ...wire("providers", "clients"),
    hard: true,
  },
  {
    id: "callback-property-limit",
    what: "A callback goes to the client as well; the name of a gate may be longer.",
    base: "visits",
    edit: replace("@visitArrived/requestBody/content/application~1json/schema/properties/gate/maxLength", 40),
    ...wire("clients", "providers"),
    hard: true,
  },
];
