/**
 * Edits of the parts of an operation: what covers the same messages in other words, a second list.
 */
import { add, every, extract, inline, remove, rename, replace } from "../edits.ts";
import { BOTH, client, FEWER_REQUESTS, MORE_REQUESTS, SAME, TEXTS, wire } from "../entry.ts";
import type { DocumentEdit } from "./documents.ts";

const ANSWERS = "@sendSignal/responses";
const READ = "@readSignals/responses";
const PARAMETERS = "@readSignals/parameters";
const CALLBACK = "@sendSignal/callbacks/arrived/{$request.body#~1callbackUrl}/post";
const DEVICE = "@addDevice/requestBody/content/application~1json/schema";
const FORM = "@attachFile/requestBody/content/multipart~1form-data";
const OAUTH = "#/components/securitySchemes/oauth/flows/clientCredentials";

/** A member that a provider has to send now, or may leave out. */
const FEWER_FROM_PROVIDERS = wire("providers", "clients");
const MORE_FROM_PROVIDERS = wire("clients", "providers");

export const partEdits: readonly DocumentEdit[] = [
  {
    id: "media-range-beside-type",
    what: "Any other application type can be sent as well.",
    edit: (document) => {
      add("@sendSignal/requestBody/content/application~1*", {
        schema: { $ref: "#/components/schemas/Signal" },
      })(document);
    },
    ...MORE_REQUESTS,
  },
  {
    id: "media-range-of-answer",
    what: "One of many types more, as with a type that is listed.",
    edit: rename(`${READ}/2XX/content/text~1csv; charset=utf-8`, "text/*"),
    ...wire("nobody", "both"),
  },
  {
    id: "status-within-success-range",
    what: "202 was in 2XX, with the same body.",
    edit: add(`${READ}/202`, {
      description: "Later.",
      content: { "text/csv; charset=utf-8": { schema: { type: "string" } } },
    }),
    ...SAME,
  },
  {
    id: "status-within-success-range-without-body",
    what: "At 202 there was a table, and is none now. Corrected once: a media type more hurts nobody.",
    edit: add(`${READ}/202`, { description: "Later." }),
    ...wire("both", "nobody"),
  },
  {
    id: "range-of-what-default-said",
    what: "Failures of the provider had the body of default.",
    edit: add(`${ANSWERS}/5XX`, {
      description: "Failed.",
      content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
    }),
    ...SAME,
  },
  {
    id: "header-of-answer-case",
    what: "Names of headers have no case.",
    edit: rename(`${ANSWERS}/200/headers/X-Count`, "x-count"),
    ...SAME,
  },
  {
    id: "header-parameter-case",
    what: "Names of headers have no case.",
    edit: replace("@alarm/parameters/0/name", "x-attempt"),
    ...SAME,
  },
  {
    id: "token-address",
    what: "Tokens are given elsewhere. Corrected once, as any other change of credentials: nobody takes the others.",
    edit: replace(`${OAUTH}/tokenUrl`, "https://login.example.com/token"),
    ...BOTH,
  },
  {
    id: "token-address-host-case",
    what: "Hosts have no case.",
    edit: replace(`${OAUTH}/tokenUrl`, "https://Signals.Example.com/token"),
    ...SAME,
  },
  {
    id: "scope-of-no-operation",
    what: "A scope that no operation asks for.",
    edit: add(`${OAUTH}/scopes/admin`, "Everything."),
    ...SAME,
  },
  {
    id: "alternative-twice",
    what: "One of them is enough.",
    edit: add("@readSignals/security/-", { oauth: ["read", "write"] }),
    ...MORE_REQUESTS,
  },
  {
    id: "alternative-with-more-scopes",
    what: "Who has three scopes has two of them.",
    edit: add("@sendSignal/security/-", { oauth: ["read", "write", "admin"] }),
    ...SAME,
  },
  {
    id: "scheme-of-no-operation",
    what: "Nobody asks for it. Corrected once: the way back, an option of the client is gone.",
    edit: add("#/components/securitySchemes/basic", { type: "http", scheme: "basic" }),
    ...client("nobody", "clients"),
  },
  {
    id: "key-as-parameter-too",
    what: "The header of the key, said once more: it had to be sent anyway.",
    edit: add(`${PARAMETERS}/-`, { name: "X-Key", in: "header", schema: { type: "string" } }),
    ...SAME,
  },
  {
    id: "key-to-optional-header-parameter",
    what: "The header need not be sent any more.",
    edit: every(
      remove("@readSignals/security"),
      add(`${PARAMETERS}/-`, { name: "X-Key", in: "header", schema: { type: "string" } }),
    ),
    ...MORE_REQUESTS,
  },
  {
    id: "key-to-short-header-parameter",
    what: "Long keys are refused.",
    edit: every(
      remove("@readSignals/security"),
      add(`${PARAMETERS}/-`, {
        name: "X-Key",
        in: "header",
        required: true,
        schema: { type: "string", maxLength: 8 },
      }),
    ),
    ...wire("clients", "both"),
  },
  {
    id: "exploded-object-to-parameters-of-which-one-is-required",
    what: "The end of the period has to be sent now.",
    edit: every(
      remove(`${PARAMETERS}/1`),
      add(`${PARAMETERS}/-`, { name: "from", in: "query", schema: { type: "string" } }),
      add(`${PARAMETERS}/-`, { name: "to", in: "query", required: true, schema: { type: "string" } }),
      replace(
        "Signal/properties/copy/$ref",
        "#/paths/~1signals~1%7BsignalId%7D/get/parameters/1/content/application~1json/schema",
      ),
    ),
    ...wire("clients", "both"),
  },
  {
    id: "style-of-path-written-out",
    what: "The defaults of a parameter of the path.",
    edit: every(
      add("#/paths/~1signals~1{signalId}/parameters/0/style", "simple"),
      add("#/paths/~1signals~1{signalId}/parameters/0/explode", false),
    ),
    ...SAME,
  },
  {
    id: "deep-object",
    what: "filter[from]=1 instead of from=1.",
    edit: every(add(`${PARAMETERS}/1/style`, "deepObject"), add(`${PARAMETERS}/1/explode`, true)),
    ...BOTH,
  },
  {
    id: "defaults-of-a-parameter-written-out",
    what: "All that is false when it is not written.",
    edit: every(
      add(`${PARAMETERS}/0/required`, false),
      add(`${PARAMETERS}/0/deprecated`, false),
      add(`${PARAMETERS}/0/allowReserved`, false),
      add(`${PARAMETERS}/0/allowEmptyValue`, false),
    ),
    ...SAME,
  },
  {
    id: "default-of-required-parameter",
    what: "It is always sent, so that the default is never used.",
    edit: add("#/paths/~1signals~1{signalId}/parameters/0/schema/default", "first"),
    ...TEXTS,
  },
  {
    id: "parameter-to-component",
    what: "Written elsewhere. Corrected once: the way back, a type of the client is gone.",
    edit: extract(`${PARAMETERS}/0`, "parameters", "Kinds"),
    ...client("nobody", "clients"),
  },
  {
    id: "answer-to-component",
    what: "Written elsewhere. Corrected once: the way back, a type of the client is gone.",
    edit: extract(`${ANSWERS}/4XX`, "responses", "Refused"),
    ...client("nobody", "clients"),
  },
  {
    id: "encoding-of-json",
    what: "JSON has no parts, so that nobody reads it.",
    edit: add("@sendSignal/requestBody/content/application~1json/encoding", {
      level: { contentType: "text/plain" },
    }),
    ...SAME,
  },
  {
    id: "encoding-header-required",
    what: "The part of the file needs a checksum.",
    edit: add(`${FORM}/encoding/file/headers`, {
      "X-Checksum": { required: true, schema: { type: "string" } },
    }),
    ...FEWER_REQUESTS,
  },
  {
    id: "encoding-case",
    what: "Names of media types have no case.",
    edit: replace(`${FORM}/encoding/file/contentType`, "Image/PNG"),
    ...SAME,
  },
  {
    id: "mapping-of-one-written-out",
    what: "The other one is still found by its name.",
    edit: add(`${DEVICE}/discriminator/mapping`, { Lamp: "#/components/schemas/Lamp" }),
    ...SAME,
  },
  {
    id: "mapping-with-another-word",
    what: "A lamp is called a light, and versions of OpenAPI differ on whether its own name still counts. Corrected once: as its like, it is told.",
    edit: add(`${DEVICE}/discriminator/mapping`, { light: "#/components/schemas/Lamp" }),
    ...wire("clients", "clients"),
  },
  {
    id: "callback-answer-more",
    what: "Clients may answer in another way.",
    edit: add(`${CALLBACK}/responses/200`, { description: "Seen, too." }),
    ...wire("providers", "both"),
  },
  {
    id: "callback-refusal-more",
    what: "An error more hurts nobody; one less hurts who sends it, which is the client.",
    edit: add(`${CALLBACK}/responses/410`, { description: "No longer there." }),
    ...wire("nobody", "clients"),
  },
  {
    id: "callback-media-type-more",
    what: "Clients have to read it.",
    edit: add(`${CALLBACK}/requestBody/content/application~1xml`, {
      schema: { $ref: "#/components/schemas/Arrival" },
    }),
    ...MORE_FROM_PROVIDERS,
  },
  {
    id: "callback-header-required",
    what: "Providers have to send it. Corrected twice, as a parameter of any request: clients have to take it, and the way back they miss it.",
    edit: add(`${CALLBACK}/parameters`, [
      { name: "X-Attempt", in: "header", required: true, schema: { type: "integer" } },
    ]),
    ...BOTH,
  },
  {
    id: "callback-credentials",
    what: "Providers have to send a key.",
    edit: add(`${CALLBACK}/security`, [{ key: [] }]),
    ...FEWER_FROM_PROVIDERS,
  },
  {
    id: "webhook-body-optional",
    what: "Providers may send an alarm without a body.",
    edit: remove("@alarm/requestBody/required"),
    ...MORE_FROM_PROVIDERS,
  },
  {
    id: "webhook-answer-header-required",
    what: "Clients have to send it.",
    edit: add("@alarm/responses/200/headers", {
      "X-Seen": { required: true, schema: { type: "string" } },
    }),
    ...FEWER_REQUESTS,
  },
  {
    id: "webhook-answer-media-type-more",
    what: "As with the answers of a provider: nobody has to read it who does not ask for it.",
    edit: add("@alarm/responses/200/content/application~1xml", {
      schema: { $ref: "#/components/schemas/Hearing" },
    }),
    ...wire("nobody", "both"),
  },
  {
    id: "xml-attribute",
    what: "An attribute instead of an element, in XML that is sent.",
    edit: add("Lamp/properties/watts/xml/attribute", true),
    ...BOTH,
  },
  {
    id: "xml-namespace",
    what: "An element of another namespace.",
    edit: add("Lamp/properties/watts/xml/namespace", "https://signals.example.com/power"),
    ...BOTH,
  },
  {
    id: "xml-name-written-out",
    what: "The name of the member is the name of the element.",
    edit: add("Lamp/properties/kind/xml", { name: "kind" }),
    ...SAME,
  },
  {
    id: "reference-by-pointer",
    what: "The same schema, referred to by its place.",
    edit: replace("Signal/properties/place/$ref", "#/components/schemas/Place"),
    ...SAME,
  },
  {
    id: "reference-into-path-written-out",
    what: "What the reference led to.",
    edit: replace("Signal/properties/copy", { type: "object", properties: { room: { type: "string" } } }),
    ...SAME,
  },
  {
    id: "reference-of-refusal-written-out",
    what: "What the reference led to.",
    edit: inline(`${ANSWERS}/4XX/content/application~1json/schema`),
    ...SAME,
  },
];
