/**
 * A second list of edits outside of schemas, of the document of signals, written with their verdicts by somebody else who had
 * not seen the comparison either.
 */
import { add, drop, every, remove, replace } from "../edits.ts";
import { BOTH, FEWER_ANSWERS, FEWER_REQUESTS, MORE_ANSWERS, MORE_REQUESTS, SAME, wire } from "../entry.ts";
import type { DocumentEdit } from "./documents.ts";

const PARAMETERS = "@readSignals/parameters";
const ANSWERS = "@sendSignal/responses";
const FORM = "@attachFile/requestBody/content/multipart~1form-data";
const REFUSAL = { $ref: "#/components/schemas/Refusal" };

export const laterEdits: readonly DocumentEdit[] = [
  {
    id: "authorization-as-parameter",
    what: "A header parameter of that name is ignored, as the specification says.",
    edit: add(`${PARAMETERS}/-`, {
      name: "Authorization",
      in: "header",
      required: true,
      schema: { type: "string" },
    }),
    ...SAME,
  },
  {
    id: "content-type-as-header",
    what: "A header of an answer with that name is ignored.",
    edit: add(`${ANSWERS}/200/headers/Content-Type`, { required: true, schema: { const: "text/plain" } }),
    ...SAME,
  },
  {
    id: "cookie-added",
    what: "Clients may send what a provider does not know.",
    edit: add(`${PARAMETERS}/-`, { name: "theme", in: "cookie", schema: { type: "string" } }),
    ...wire("providers", "clients"),
  },
  {
    id: "style-of-object",
    what: "filter[from]=a instead of from=a.",
    edit: add(`${PARAMETERS}/1/style`, "deepObject"),
    ...BOTH,
  },
  {
    id: "object-of-a-query-opened",
    what: "More members than from and to.",
    edit: remove(`${PARAMETERS}/1/schema/additionalProperties`),
    ...MORE_REQUESTS,
  },
  {
    id: "parameter-with-content-required",
    what: "A parameter that is JSON.",
    edit: add(`${PARAMETERS}/2/required`, true),
    ...FEWER_REQUESTS,
  },
  {
    id: "path-parameter-narrower-for-one",
    what: "The operation has its own parameter of that name.",
    edit: add(`${PARAMETERS}/-`, {
      name: "signalId",
      in: "path",
      required: true,
      schema: { type: "string", maxLength: 10 },
    }),
    ...FEWER_REQUESTS,
  },
  {
    id: "status-of-default-listed",
    what: "503 was one of the others, with the same body.",
    edit: add(`${ANSWERS}/503`, {
      description: "Busy.",
      content: { "application/json": { schema: REFUSAL } },
    }),
    ...SAME,
  },
  {
    id: "status-of-default-looser",
    what: "503 needs no message any more.",
    edit: add(`${ANSWERS}/503`, {
      description: "Busy.",
      content: { "application/json": { schema: { type: "object" } } },
    }),
    ...MORE_ANSWERS,
  },
  {
    id: "branch-of-discriminator-added",
    what: "A window may be added as well; what is a lamp and a window at once is refused. Corrected once: it said that clients are not hurt.",
    edit: every(
      add("#/components/schemas/Window", {
        type: "object",
        required: ["kind", "panes"],
        properties: { kind: { type: "string" }, panes: { type: "integer" } },
      }),
      add("@addDevice/requestBody/content/application~1json/schema/oneOf/-", {
        $ref: "#/components/schemas/Window",
      }),
    ),
    ...BOTH,
  },
  {
    id: "security-of-the-document",
    what: "What has none of its own needs a key: clients that add devices and attach files, providers that call the webhook and the callback.",
    edit: add("#/security", [{ key: [] }]),
    ...BOTH,
  },
  {
    id: "both-credentials",
    what: "A key and a token at once.",
    edit: replace("@sendSignal/security", [{ key: [], oauth: ["write", "read"] }]),
    ...FEWER_REQUESTS,
  },
  {
    id: "key-in-a-query",
    what: "The key is sent elsewhere.",
    edit: replace("#/components/securitySchemes/key/in", "query"),
    ...BOTH,
  },
  {
    id: "form-part-short",
    what: "A part of a form is a short text.",
    edit: add(`${FORM}/schema/properties/name/maxLength`, 20),
    ...FEWER_REQUESTS,
  },
  {
    id: "form-part-of-any-image",
    what: "PNG is one of the images.",
    edit: replace(`${FORM}/encoding/file/contentType`, "image/*"),
    ...MORE_REQUESTS,
  },
  {
    id: "form-part-optional",
    what: "The name may be left out.",
    edit: drop(`${FORM}/schema/required`, "name"),
    ...MORE_REQUESTS,
  },
  {
    id: "xml-body-gone",
    what: "Lamps are JSON alone.",
    edit: remove("@addDevice/requestBody/content/application~1xml"),
    ...FEWER_REQUESTS,
  },
  {
    id: "head-added",
    what: "One more method.",
    edit: add("#/paths/~1devices/head", { responses: { "204": { description: "Here." } } }),
    ...wire("providers", "clients"),
  },
  {
    id: "number-of-a-receipt-positive",
    what: "An answer of problem+json.",
    edit: add("Receipt/properties/number/minimum", 1),
    ...FEWER_ANSWERS,
  },
  {
    id: "address-of-callback-is-a-uri",
    what: "It was any text.",
    edit: add("Signal/properties/callbackUrl/format", "uri"),
    ...FEWER_REQUESTS,
  },
  {
    id: "callback-time-narrower",
    what: "A provider sends it: a date and nothing else.",
    edit: replace("Arrival/properties/at/format", "date"),
    ...BOTH,
  },
  {
    id: "webhook-gone",
    what: "Providers may not send it any more; the way back, clients get what they did not expect.",
    edit: remove("#/webhooks/alarm"),
    ...wire("providers", "clients"),
  },
];
