/**
 * Parameters that are added, removed, renamed, required, in the query, headers and cookies.
 */
import { add, every, remove, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_REQUESTS, MORE_REQUESTS, wire } from "./entry.ts";

export const parameters: readonly Entry[] = [
  {
    id: "optional-query-parameter-added",
    what: "Clients may send what a provider does not know.",
    base: "tickets",
    edit: add("@updateTicket/parameters/-", {
      name: "notify",
      in: "query",
      schema: { type: "boolean" },
    }),
    ...wire("providers", "clients"),
  },
  {
    id: "required-query-parameter-added",
    what: "Old requests lack it, and a provider does not know it. The way back, what clients send is refused. Corrected once: an old provider misses it.",
    base: "safety-register",
    edit: add("@getIntervention/parameters/-", {
      name: "siteId",
      in: "query",
      required: true,
      schema: { type: "integer" },
    }),
    ...BOTH,
  },
  {
    id: "optional-header-parameter-added",
    what: "As in the query.",
    base: "safety-register",
    edit: add("@updateAnomaly/parameters/-", {
      name: "X-Correlation",
      in: "header",
      schema: { type: "string" },
    }),
    ...wire("providers", "clients"),
  },
  {
    id: "required-header-parameter-added-to-path",
    what: "The parameters of a path count for each of its operations.",
    base: "visits",
    edit: add("#/paths/~1visits~1{visitId}/parameters/-", {
      name: "X-Desk",
      in: "header",
      required: true,
      schema: { type: "string" },
    }),
    ...BOTH,
    hard: true,
  },
  {
    id: "optional-query-parameter-removed",
    what: "`extend` of an intervention is refused.",
    base: "safety-register",
    edit: remove("@getIntervention/parameters/1"),
    ...wire("clients", "providers"),
  },
  {
    id: "cookie-parameter-removed",
    what: "The theme is not taken any more.",
    base: "visits",
    edit: remove("@listVisits/parameters/8"),
    ...wire("clients", "providers"),
  },
  {
    id: "query-parameter-optional-to-required",
    what: "Requests without an order are refused.",
    base: "visits",
    edit: add("@listVisits/parameters/2/required", true),
    ...FEWER_REQUESTS,
  },
  {
    id: "query-parameter-required-to-optional",
    what: "Requests without a first day are allowed.",
    base: "visits",
    edit: replace("@listVisits/parameters/0/required", false),
    ...MORE_REQUESTS,
  },
  {
    id: "shared-header-parameter-to-optional",
    what: "The parameter is a component that a path uses for all its operations.",
    base: "visits",
    edit: remove("#/components/parameters/Tenant/required"),
    ...MORE_REQUESTS,
  },
  {
    id: "query-parameter-renamed",
    what: "An optional parameter is gone, and another one is new.",
    base: "visits",
    edit: replace("@listVisits/parameters/1/name", "pageSize"),
    ...BOTH,
  },
  {
    id: "required-query-parameter-renamed",
    what: "A required parameter is gone, and another one is new.",
    base: "visits",
    edit: replace("@listVisits/parameters/0/name", "since"),
    ...BOTH,
  },
  {
    id: "query-parameter-in-other-case",
    what: "Names in a query do have a case.",
    base: "visits",
    edit: replace("@listVisits/parameters/2/name", "Sort"),
    ...BOTH,
    hard: true,
  },
  {
    id: "header-parameter-to-query",
    what: "The trace is in another place: taken away there, new here.",
    base: "visits",
    edit: every(
      replace("@listVisits/parameters/7/in", "query"),
      replace("@listVisits/parameters/7/name", "trace"),
    ),
    ...BOTH,
  },
  {
    id: "query-parameter-to-cookie",
    what: "The same name in another place.",
    base: "visits",
    edit: replace("@listVisits/parameters/2/in", "cookie"),
    ...BOTH,
  },
];
