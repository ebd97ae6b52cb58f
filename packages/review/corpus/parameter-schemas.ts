/**
 * What a parameter may be.
 */
import { add, drop, every, remove, replace } from "./edits.ts";
import { BOTH, type Entry, FEWER_REQUESTS, MORE_REQUESTS } from "./entry.ts";

export const parameterSchemas: readonly Entry[] = [
  {
    id: "path-parameter-schema-narrower",
    what: "Gates end at 50.",
    base: "visits",
    edit: replace("@getGate/parameters/0/schema/maximum", 50),
    ...FEWER_REQUESTS,
  },
  {
    id: "path-parameter-schema-wider",
    what: "An intervention may have any integer as its id.",
    base: "safety-register",
    edit: every(
      remove("#/components/parameters/InterventionId/schema/minimum"),
      remove("#/components/parameters/InterventionId/schema/maximum"),
    ),
    ...MORE_REQUESTS,
  },
  {
    id: "path-parameter-component-limited",
    what: "The id of a report has to be positive; the parameter is a component that one operation uses.",
    base: "safety-register",
    edit: add("#/components/parameters/ReportId/schema/minimum", 1),
    ...FEWER_REQUESTS,
  },
  {
    id: "schema-of-parameter-and-answers",
    what: "The id of an anomaly has to be positive: in the path of two operations, and in answers.",
    base: "safety-register",
    edit: add("AnomalyId/minimum", 1),
    ...BOTH,
    hard: true,
  },
  {
    id: "query-parameter-enum-longer",
    what: "Visits may be sorted by host.",
    base: "visits",
    edit: add("@listVisits/parameters/2/schema/enum/-", "host"),
    ...MORE_REQUESTS,
  },
  {
    id: "query-parameter-items-enum-shorter",
    what: "No summary of an intervention any more: the list is below a reference and items.",
    base: "safety-register",
    edit: drop("InterventionExtend/enum", "summary"),
    ...FEWER_REQUESTS,
  },
  {
    id: "query-parameter-maximum-lowered",
    what: "50 visits at once.",
    base: "visits",
    edit: replace("@listVisits/parameters/1/schema/maximum", 50),
    ...FEWER_REQUESTS,
  },
  {
    id: "header-parameter-limit-raised",
    what: "The name of a tenant may be longer.",
    base: "visits",
    edit: replace("#/components/parameters/Tenant/schema/maxLength", 40),
    ...MORE_REQUESTS,
  },
  {
    id: "cookie-parameter-enum-shorter",
    what: "No dark theme.",
    base: "visits",
    edit: drop("@listVisits/parameters/8/schema/enum", "dark"),
    ...FEWER_REQUESTS,
  },
  {
    id: "deep-object-property-limit",
    what: "A host in the filter may have 20 characters.",
    base: "visits",
    edit: replace("@listVisits/parameters/6/schema/properties/host/maxLength", 20),
    ...FEWER_REQUESTS,
    hard: true,
  },
  {
    id: "deep-object-property-added",
    what: "The filter is closed; a third property is new.",
    base: "visits",
    edit: add("@listVisits/parameters/6/schema/properties/gate", { type: "string" }),
    ...MORE_REQUESTS,
    hard: true,
  },
  {
    id: "parameter-content-schema",
    what: "The schema of this parameter is below `content`: longitudes end at 180.",
    base: "visits",
    edit: add("@listVisits/parameters/9/content/application~1json/schema/properties/lon/maximum", 180),
    ...FEWER_REQUESTS,
    hard: true,
  },
];
