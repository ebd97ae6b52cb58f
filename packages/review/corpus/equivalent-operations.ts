/**
 * Operations that are written in another way and mean the same.
 */
import {
  add,
  change,
  every,
  extract,
  inline,
  objectOf,
  remove,
  renameComponent,
  replace,
  reversed,
  valueAt,
} from "./edits.ts";
import { client, type Entry, SAME } from "./entry.ts";

export const equivalentOperations: readonly Entry[] = [
  {
    id: "same-header-style-written-out",
    what: "The header of an answer, with what holds without the words.",
    base: "visits",
    edit: every(
      add("@listVisits/responses/200/headers/X-Next/required", false),
      add("@listVisits/responses/200/headers/X-Next/style", "simple"),
      add("@listVisits/responses/200/headers/X-Next/explode", false),
    ),
    ...SAME,
    hard: true,
  },
  {
    id: "same-header-inlined",
    what: "A copy of a header instead of a reference.",
    base: "visits",
    edit: inline("@listVisits/responses/200/headers/X-Rate"),
    ...SAME,
  },
  {
    id: "same-response-inlined",
    what: "A copy of a response instead of a reference.",
    base: "tickets",
    edit: inline("@updateTicket/responses/404"),
    ...SAME,
  },
  {
    id: "client-response-extracted",
    what: "A response as a component, which is a type of its own.",
    base: "safety-register",
    edit: extract("@getIntervention/responses/200", "responses", "InterventionFound"),
    ...client("nobody", "clients"),
  },
  {
    id: "client-response-behind-two-references",
    what: "The component is a reference to another one, which is a type of its own.",
    base: "visits",
    edit: every(
      add("#/components/responses/Missing", { $ref: "#/components/responses/NotFound" }),
      replace("@getVisit/responses/404", { $ref: "#/components/responses/Missing" }),
    ),
    ...client("nobody", "clients"),
    hard: true,
  },
  {
    id: "client-request-body-extracted",
    what: "A body as a component, which is a type of its own.",
    base: "tickets",
    edit: extract("@updateTicket/requestBody", "requestBodies", "Update"),
    ...client("nobody", "clients"),
  },
  {
    id: "same-request-body-optional-by-default",
    what: "Without `required`, a body is optional.",
    base: "visits",
    edit: remove("@replaceVisit/requestBody/required"),
    ...SAME,
  },
  {
    id: "same-path-extracted",
    what: "A path as a component, which 3.1 has.",
    base: "visits",
    edit: extract("#/paths/~1health", "pathItems", "Health"),
    ...SAME,
    hard: true,
  },
  {
    id: "same-callback-extracted",
    what: "A callback as a component.",
    base: "visits",
    edit: extract("@createVisit/callbacks/arrived", "callbacks", "Arrived"),
    ...SAME,
    hard: true,
  },
  {
    id: "client-response-component-renamed",
    what: "A response component is an exported type; no message differs.",
    base: "safety-register",
    edit: renameComponent("responses", "BadRequest", "InvalidRequest"),
    ...client("clients", "clients"),
  },
  {
    id: "client-header-component-renamed",
    what: "A header component is an exported type; no message differs.",
    base: "visits",
    edit: renameComponent("headers", "Rate", "RateLimit"),
    ...client("clients", "clients"),
  },
  {
    id: "client-unused-response-removed",
    what: "No operation has the response, but its type is exported.",
    base: "inventory",
    edit: remove("#/components/responses/UnusedTeapot"),
    ...client("clients", "nobody"),
    hard: true,
  },
  {
    id: "client-unused-scheme-removed",
    what: "No operation asks for a token; the generated client has an option for it all the same.",
    base: "visits",
    edit: remove("#/components/securitySchemes/bearer"),
    ...client("clients", "nobody"),
    hard: true,
  },
  {
    id: "same-security-repeated-at-operation",
    what: "The operation says again what the root says.",
    base: "safety-register",
    edit: add("@getIntervention/security", [{ sessionToken: [], bearerAuth: [] }]),
    ...SAME,
    hard: true,
  },
  {
    id: "same-security-pushed-down",
    what: "Each operation says what the root said.",
    base: "safety-register",
    edit: (document) => {
      const requirement = valueAt(document, "#/security");
      remove("#/security")(document);
      for (const name of [
        "updateAnomaly",
        "createNonconformityAnomalies",
        "addAnomalyImages",
        "getIntervention",
      ])
        add(`@${name}/security`, requirement)(document);
    },
    ...SAME,
    hard: true,
  },
  {
    id: "same-server-at-path",
    what: "The server of the root stands at the only path.",
    base: "tickets",
    edit: (document) => {
      const servers = valueAt(document, "#/servers");
      add("#/paths/~1api~1v1~1tickets~1{id}/servers", servers)(document);
    },
    ...SAME,
    hard: true,
  },
  {
    id: "servers-in-other-order",
    what: "The same two places to call, but clients that name none call the first. Corrected once: it said that this is the same.",
    base: "visits",
    edit: change("#/servers", reversed),
    ...client("clients", "clients"),
  },
  {
    id: "same-paths-and-methods-in-other-order",
    what: "Paths, methods and statuses have no order.",
    base: "visits",
    edit: change("#/paths", (paths) => {
      const turned = Object.entries(objectOf(paths)).map(([path, item]) => [
        path,
        Object.fromEntries(Object.entries(objectOf(item)).toReversed()),
      ]);
      return Object.fromEntries(turned.toReversed());
    }),
    ...SAME,
  },
  {
    id: "same-example-component-renamed",
    what: "The name of an example component is known to the document alone.",
    base: "tickets",
    edit: (document) => {
      const [name = ""] = Object.keys(objectOf(valueAt(document, "#/components/examples")));
      renameComponent("examples", name, "AnotherName")(document);
    },
    ...SAME,
  },
];
