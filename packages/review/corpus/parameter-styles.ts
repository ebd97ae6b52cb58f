/**
 * How a parameter is written, and what it is called in a template.
 */
import { add, change, every, remove, rename, replace } from "./edits.ts";
import { BOTH, client, type Entry, FEWER_REQUESTS } from "./entry.ts";

export const parameterStyles: readonly Entry[] = [
  {
    id: "parameter-content-to-schema",
    what: "An object as JSON in the query becomes one as `deepObject`: written in another way.",
    base: "visits",
    edit: change("@listVisits/parameters/9", () => ({
      name: "geo",
      in: "query",
      style: "deepObject",
      explode: true,
      schema: { type: "object", properties: { lat: { type: "number" }, lon: { type: "number" } } },
    })),
    ...BOTH,
    hard: true,
  },
  {
    id: "explode-off",
    what: "`status=a&status=b` becomes `status=a,b`.",
    base: "visits",
    edit: replace("@listVisits/parameters/3/explode", false),
    ...BOTH,
    hard: true,
  },
  {
    id: "explode-default-on",
    what: "Without the keyword, a list in the query is exploded.",
    base: "visits",
    edit: remove("@listVisits/parameters/4/explode"),
    ...BOTH,
    hard: true,
  },
  {
    id: "style-space-to-pipe",
    what: "Sites are parted by another sign.",
    base: "visits",
    edit: replace("@listVisits/parameters/5/style", "pipeDelimited"),
    ...BOTH,
    hard: true,
  },
  {
    id: "path-style-to-label",
    what: "Ids in the path begin with a dot.",
    base: "visits",
    edit: replace("@exportVisits/parameters/1/style", "label"),
    ...BOTH,
    hard: true,
  },
  {
    id: "extend-explode-off",
    what: "A list of what to extend is one text with commas.",
    base: "safety-register",
    edit: replace("#/components/parameters/Extend/explode", false),
    ...BOTH,
    hard: true,
  },
  {
    id: "parameter-overrides-path-level",
    what: "The operation has its own header of that name and place, shorter than the one of the path.",
    base: "visits",
    edit: add("@listVisits/parameters/-", {
      name: "X-Tenant",
      in: "header",
      required: true,
      schema: { type: "string", maxLength: 10 },
    }),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "path-variable-renamed",
    what: "The same paths with another name in the template: nothing on the wire, another name in code.",
    base: "tickets",
    edit: every(
      rename("#/paths/~1api~1v1~1tickets~1{id}", "/api/v1/tickets/{ticketId}"),
      replace("#/components/parameters/TicketId/name", "ticketId"),
    ),
    ...client("clients", "clients"),
    hard: true,
  },
  {
    id: "path-variable-of-operation-renamed",
    what: "The same for a parameter that stands in the operation.",
    base: "visits",
    edit: every(
      rename("#/paths/~1gates~1{number}", "/gates/{gate}"),
      replace("@getGate/parameters/0/name", "gate"),
    ),
    ...client("clients", "clients"),
    hard: true,
  },
];
