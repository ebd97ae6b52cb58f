/**
 * Parameters that are written in another way and mean the same.
 */
import { add, change, every, extract, inline, remove, renameComponent, replace, reversed } from "./edits.ts";
import { client, type Entry, SAME } from "./entry.ts";

export const equivalentParameters: readonly Entry[] = [
  {
    id: "same-parameter-hoisted",
    what: "A parameter of the only operation stands at the path.",
    base: "tickets",
    edit: every(
      remove("@updateTicket/parameters"),
      add("#/paths/~1api~1v1~1tickets~1{id}/parameters", [{ $ref: "#/components/parameters/TicketId" }]),
    ),
    ...SAME,
  },
  {
    id: "same-parameter-pushed-down",
    what: "A parameter of the path stands at each of its three operations.",
    base: "visits",
    edit: every(
      remove("#/paths/~1visits~1{visitId}/parameters"),
      ...["getVisit", "replaceVisit", "deleteVisit"].map((name) =>
        add(`@${name}/parameters`, [{ $ref: "#/components/parameters/VisitId" }]),
      ),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-parameter-at-both-places",
    what: "The operation repeats the parameter of its path.",
    base: "visits",
    edit: add("@listVisits/parameters/-", { $ref: "#/components/parameters/Tenant" }),
    ...SAME,
    hard: true,
  },
  {
    id: "same-parameter-inlined",
    what: "A copy of a parameter instead of a reference.",
    base: "safety-register",
    edit: inline("@getIntervention/parameters/1"),
    ...SAME,
  },
  {
    id: "client-parameter-extracted",
    what: "A parameter as a component, which is a type of its own.",
    base: "visits",
    edit: extract("@listVisits/parameters/1", "parameters", "Limit"),
    ...client("nobody", "clients"),
  },
  {
    id: "same-parameters-in-other-order",
    what: "Parameters have no order.",
    base: "visits",
    edit: change("@listVisits/parameters", reversed),
    ...SAME,
  },
  {
    id: "same-parameter-style-written-out",
    what: "What holds without the words.",
    base: "visits",
    edit: every(
      add("@listVisits/parameters/2/style", "form"),
      add("@listVisits/parameters/2/explode", true),
      add("@listVisits/parameters/2/required", false),
      add("@listVisits/parameters/2/allowReserved", false),
      add("@listVisits/parameters/2/deprecated", false),
    ),
    ...SAME,
  },
  {
    id: "same-parameter-style-left-out",
    what: "What holds with the words holds without them.",
    base: "safety-register",
    edit: every(
      remove("#/components/parameters/Extend/style"),
      remove("#/components/parameters/Extend/explode"),
      remove("#/components/parameters/Extend/required"),
    ),
    ...SAME,
  },
  {
    id: "same-style-of-path-and-header-written-out",
    what: "`simple` is what a path and a header have.",
    base: "visits",
    edit: every(
      add("#/components/parameters/VisitId/style", "simple"),
      add("#/components/parameters/VisitId/explode", false),
      add("#/components/parameters/Tenant/style", "simple"),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-style-of-cookie-written-out",
    what: "`form` is what a cookie has.",
    base: "visits",
    edit: add("@listVisits/parameters/8/style", "form"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-explode-of-single-value",
    what: "A single value in the path is written the same way, exploded or not.",
    base: "visits",
    edit: add("#/components/parameters/VisitId/explode", true),
    ...SAME,
    hard: true,
  },
  {
    id: "client-parameter-component-renamed",
    what: "A parameter component is an exported type; no message differs.",
    base: "tickets",
    edit: renameComponent("parameters", "TicketId", "IdOfTicket"),
    ...client("clients", "clients"),
  },
  {
    id: "same-unused-parameter-changed",
    what: "No operation has the parameter.",
    base: "inventory",
    edit: every(
      add("#/components/parameters/UnusedPage/required", true),
      replace("#/components/parameters/UnusedPage/schema/minimum", 5),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-parameter-by-encoded-pointer",
    what: "A reference to the parameter of another path; braces are percent-encoded in a fragment.",
    base: "visits",
    edit: replace("#/paths/~1visitors~1{name}~1photo/parameters/0", {
      $ref: "#/paths/~1visitors~1%7Bname%7D/get/parameters/0",
    }),
    ...SAME,
    hard: true,
  },
];
