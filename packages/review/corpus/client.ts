/**
 * What the generated client shows and the wire does not: names of operations and of schemas, and `x-extend`.
 */
import { add, every, inline, remove, renameComponent, replace } from "./edits.ts";
import { client, type Entry } from "./entry.ts";

export const clientChanges: readonly Entry[] = [
  {
    id: "operation-id-renamed",
    what: "The method of the client has another name.",
    base: "tickets",
    edit: replace("@updateTicket/operationId", "changeTicket"),
    ...client("clients", "clients"),
  },
  {
    id: "operation-ids-swapped",
    what: "Both names are still there, and each calls something else.",
    base: "safety-register",
    edit: every(
      replace("@getIntervention/operationId", "swap"),
      replace("@updateAnomaly/operationId", "getIntervention"),
      replace("@swap/operationId", "updateAnomaly"),
    ),
    ...client("clients", "clients"),
    hard: true,
  },
  {
    id: "schema-renamed",
    what: "`import type { Ticket }` does not compile.",
    base: "tickets",
    edit: renameComponent("schemas", "Ticket", "TicketView"),
    ...client("clients", "clients"),
  },
  {
    id: "recursive-schema-renamed",
    what: "A schema that refers to itself has another name.",
    base: "inventory",
    edit: renameComponent("schemas", "LocationInput", "NewLocation"),
    ...client("clients", "clients"),
    hard: true,
  },
  {
    id: "schema-below-discriminator-renamed",
    what: "The mapping leads to the same schema under another name; what is sent is the same.",
    base: "inventory",
    edit: renameComponent("schemas", "EmailNotice", "MailNotice"),
    ...client("clients", "clients"),
    hard: true,
  },
  {
    id: "schema-inlined-and-removed",
    what: "A copy instead of a reference, and the name is gone. The way back, a name is new.",
    base: "tickets",
    edit: every(
      inline("@updateTicket/requestBody/content/application~1json/schema"),
      remove("#/components/schemas/TicketUpdate"),
    ),
    ...client("clients", "nobody"),
  },
  {
    id: "schema-extracted",
    what: "What was written where it is used has a name.",
    base: "safety-register",
    edit: every(
      add("#/components/schemas/AnomalyInputs", {
        type: "array",
        items: { $ref: "#/components/schemas/AnomalyInput" },
      }),
      replace("@createNonconformityAnomalies/requestBody/content/application~1json/schema", {
        $ref: "#/components/schemas/AnomalyInputs",
      }),
    ),
    ...client("nobody", "clients"),
  },
  {
    id: "schema-behind-two-references",
    what: "A name that is new, and only leads to another one.",
    base: "inventory",
    edit: every(
      add("#/components/schemas/Grade", { $ref: "#/components/schemas/AssetGrade" }),
      replace("AssetInput/properties/grade", { $ref: "#/components/schemas/Grade" }),
    ),
    ...client("nobody", "clients"),
    hard: true,
  },
  {
    id: "unused-schema-removed",
    what: "No message has it, but the client exports its type.",
    base: "inventory",
    edit: remove("#/components/schemas/ArchivedAsset"),
    ...client("clients", "nobody"),
    hard: true,
  },
  {
    id: "unused-schema-added",
    what: "A name that is new.",
    base: "tickets",
    edit: add("#/components/schemas/TicketDraft", { type: "object" }),
    ...client("nobody", "clients"),
    hard: true,
  },
  {
    id: "extend-value-changed",
    what: "Another value of `extend` makes the property required in the types of the client.",
    base: "safety-register",
    edit: replace("Intervention/properties/rulesCount/x-extend", "rules-user-scopes"),
    ...client("clients", "clients"),
  },
  {
    id: "extend-value-of-reference-changed",
    what: "The value stands beside a reference.",
    base: "safety-register",
    edit: replace("Intervention/properties/createdBy/x-extend", "assigned-to"),
    ...client("clients", "clients"),
    hard: true,
  },
];
