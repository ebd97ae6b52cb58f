/**
 * Edits outside of schemas: what covers the same messages in other words, and who is hurt when the sides are reversed.
 */
import {
  add,
  change,
  drop,
  every,
  objectOf,
  remove,
  rename,
  renameComponent,
  replace,
  reversed,
  valueAt,
} from "../edits.ts";
import type { Edit } from "../entry.ts";
import {
  BOTH,
  client,
  FEWER_ANSWERS,
  FEWER_REQUESTS,
  MORE_ANSWERS,
  MORE_REQUESTS,
  SAME,
  TEXTS,
  type Verdicts,
  wire,
} from "../entry.ts";

/** An edit of the document of signals. */
export interface DocumentEdit extends Verdicts {
  readonly id: string;
  readonly what: string;
  readonly edit: Edit;
}

const ANSWERS = "@sendSignal/responses";
const PARAMETERS = "@readSignals/parameters";
const JSON_CONTENT = "content/application~1json";

/** Fewer messages of a provider to a client: whoever sends is hurt, as everywhere. */
const FEWER_FROM_PROVIDERS = wire("providers", "clients");

export const documentEdits: readonly DocumentEdit[] = [
  {
    id: "media-type-to-range",
    what: "Any application type can be sent, JSON among them.",
    edit: rename("@sendSignal/requestBody/content/application~1json", "application/*"),
    ...MORE_REQUESTS,
  },
  {
    id: "media-type-case",
    what: "Names of media types have no case.",
    edit: rename("@sendSignal/requestBody/content/application~1json", "Application/JSON"),
    ...SAME,
  },
  {
    id: "media-type-parameter-spelled",
    what: "White space and quotes of a parameter say nothing, and charsets have no case.",
    edit: rename("@readSignals/responses/2XX/content/text~1csv; charset=utf-8", 'text/csv;charset="UTF-8"'),
    ...SAME,
  },
  {
    id: "media-type-without-suffix",
    what: "problem+json is another media type than json.",
    edit: rename(`${ANSWERS}/200/content/application~1problem+json`, "application/json"),
    ...BOTH,
  },
  {
    id: "status-within-range",
    what: "404 was in 4XX, with the same body.",
    edit: (document) => add(`${ANSWERS}/404`, valueAt(document, `${ANSWERS}/4XX`))(document),
    ...SAME,
  },
  {
    id: "status-within-range-narrower",
    what: "404 was in 4XX, and has a code now.",
    edit: add(`${ANSWERS}/404`, {
      description: "Not there.",
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["message", "code"],
            properties: { message: { type: "string" }, code: { type: "integer" } },
          },
        },
      },
    }),
    ...FEWER_ANSWERS,
  },
  {
    id: "range-within-default",
    what: "What 4XX said is said by default as well.",
    edit: remove(`${ANSWERS}/4XX`),
    ...SAME,
  },
  {
    id: "range-to-status",
    what: "200 is one of 2XX: what is 201 is gone, and clients that wait for it too.",
    edit: rename("@readSignals/responses/2XX", "200"),
    ...wire("both", "clients"),
  },
  {
    id: "servers-reversed",
    what: "Clients take the first.",
    edit: change("#/servers", reversed),
    ...client("clients", "clients"),
  },
  {
    id: "server-variable-default",
    what: "Clients that name no region come to another one.",
    edit: replace("#/servers/0/variables/region/default", "us"),
    ...client("clients", "clients"),
  },
  {
    id: "server-host-case",
    what: "Hosts have no case.",
    edit: replace("#/servers/1/url", "https://Staging.Example.COM/v1"),
    ...SAME,
  },
  {
    id: "prefix-to-paths",
    what: "The addresses are the same; the client's paths are not.",
    edit: every(
      replace("#/servers/0/url", "https://{region}.signals.example.com"),
      replace("#/servers/1/url", "https://staging.example.com"),
      change("#/paths", (paths) =>
        Object.fromEntries(Object.entries(objectOf(paths)).map(([path, item]) => [`/v1${path}`, item])),
      ),
      replace(
        "Signal/properties/copy/$ref",
        "#/paths/~1v1~1signals~1%7BsignalId%7D/get/parameters/2/content/application~1json/schema",
      ),
    ),
    ...client("clients", "clients"),
  },
  {
    id: "mapping-written-out",
    what: "The names were the mapping.",
    edit: add(`@addDevice/requestBody/${JSON_CONTENT}/schema/discriminator/mapping`, {
      Lamp: "#/components/schemas/Lamp",
      Door: "Door",
    }),
    ...SAME,
  },
  {
    id: "mapping-renamed",
    what: "A lamp is told by another word; the schemas do not say which. Corrected once, as its like in the other corpus: who reads the words is hurt.",
    edit: add(`@addDevice/requestBody/${JSON_CONTENT}/schema/discriminator/mapping`, {
      light: "#/components/schemas/Lamp",
      Lamp: "#/components/schemas/Door",
    }),
    ...wire("clients", "clients"),
  },
  {
    id: "flow-added",
    what: "One more way to a token.",
    edit: add("#/components/securitySchemes/oauth/flows/authorizationCode", {
      authorizationUrl: "https://signals.example.com/login",
      tokenUrl: "https://signals.example.com/token",
      scopes: { read: "Read.", write: "Write." },
    }),
    ...wire("nobody", "clients"),
  },
  {
    id: "refresh-url-added",
    what: "Tokens can be refreshed.",
    edit: add(
      "#/components/securitySchemes/oauth/flows/clientCredentials/refreshUrl",
      "https://signals.example.com/refresh",
    ),
    ...wire("nobody", "clients"),
  },
  {
    id: "key-to-header-parameter",
    what: "The same header, asked for as a parameter: the client has to be given it at each call.",
    edit: every(
      remove("@readSignals/security"),
      add(`${PARAMETERS}/-`, { name: "X-Key", in: "header", required: true, schema: { type: "string" } }),
    ),
    ...client("clients", "clients"),
  },
  {
    id: "exploded-object-to-parameters",
    what: "An object of the style form is written as a parameter for each member.",
    edit: every(
      remove(`${PARAMETERS}/1`),
      add(`${PARAMETERS}/-`, { name: "from", in: "query", schema: { type: "string" } }),
      add(`${PARAMETERS}/-`, { name: "to", in: "query", schema: { type: "string" } }),
      replace(
        "Signal/properties/copy/$ref",
        "#/paths/~1signals~1%7BsignalId%7D/get/parameters/1/content/application~1json/schema",
      ),
    ),
    ...client("clients", "clients"),
  },
  {
    id: "explode-written-out",
    what: "The defaults of a query parameter.",
    edit: every(add(`${PARAMETERS}/0/explode`, true), add(`${PARAMETERS}/0/style`, "form")),
    ...SAME,
  },
  {
    id: "explode-off",
    what: "a=1,2 instead of a=1&a=2.",
    edit: add(`${PARAMETERS}/0/explode`, false),
    ...BOTH,
  },
  {
    id: "encoding-written-out",
    what: "Texts are text/plain by default.",
    edit: add("@attachFile/requestBody/content/multipart~1form-data/encoding/name", {
      contentType: "text/plain",
    }),
    ...SAME,
  },
  {
    id: "encoding-one-more",
    what: "JPEG may be sent too.",
    edit: replace(
      "@attachFile/requestBody/content/multipart~1form-data/encoding/file/contentType",
      "image/png, image/jpeg",
    ),
    ...MORE_REQUESTS,
  },
  {
    id: "parameter-content-narrower",
    what: "JSON in a query; a reference from elsewhere leads here too, into another body that is sent.",
    edit: add(`${PARAMETERS}/2/${JSON_CONTENT}/schema/properties/room/maxLength`, 8),
    ...FEWER_REQUESTS,
  },
  {
    id: "place-by-address",
    what: "Referred to by its $id.",
    edit: replace("Place/maxLength", 20),
    ...FEWER_REQUESTS,
  },
  {
    id: "header-may-be-missing",
    what: "Clients that read it do without.",
    edit: remove(`${ANSWERS}/200/headers/X-Count/required`),
    ...MORE_ANSWERS,
  },
  {
    id: "header-lower",
    what: "A count ends at 50.",
    edit: replace(`${ANSWERS}/200/headers/X-Count/schema/maximum`, 50),
    ...FEWER_ANSWERS,
  },
  {
    id: "path-parameters-moved",
    what: "A parameter of the path is one of its operations.",
    edit: (document) => {
      const moved = valueAt(document, "#/paths/~1signals~1{signalId}/parameters/0");
      remove("#/paths/~1signals~1{signalId}/parameters")(document);
      add(`${PARAMETERS}/-`, moved)(document);
      add("@attachFile/parameters", [moved])(document);
    },
    ...SAME,
  },
  {
    id: "alternatives-reversed",
    what: "Any one of them will do.",
    edit: every(change("@sendSignal/security", reversed), change("@sendSignal/security/0/oauth", reversed)),
    ...SAME,
  },
  {
    id: "anonymous-too",
    what: "No credentials are needed any more.",
    edit: add("@sendSignal/security/-", {}),
    ...MORE_REQUESTS,
  },
  {
    id: "deprecated",
    what: "It still works.",
    edit: add("@sendSignal/deprecated", true),
    ...TEXTS,
  },
  {
    id: "xml-name",
    what: "An element of XML that is sent has another name.",
    edit: replace("Lamp/properties/watts/xml/name", "watts"),
    ...BOTH,
  },
  {
    id: "xml-name-of-json",
    what: "The receipt is never XML.",
    edit: replace("Receipt/xml/name", "bill"),
    ...TEXTS,
  },
  {
    id: "webhook-body-narrower",
    what: "Providers send it: they are hurt by less, clients by more.",
    edit: replace("Alarm/properties/level/maximum", 5),
    ...FEWER_FROM_PROVIDERS,
  },
  {
    id: "webhook-answer-narrower",
    what: "Clients answer it.",
    edit: add("Hearing/required", ["by"]),
    ...FEWER_REQUESTS,
  },
  {
    id: "webhook-media-type-more",
    what: "Clients have to read it.",
    edit: add("@alarm/requestBody/content/application~1xml", {
      schema: { $ref: "#/components/schemas/Alarm" },
    }),
    ...wire("clients", "providers"),
  },
  {
    id: "webhook-header-required",
    what: "Providers have to send it.",
    edit: add("@alarm/parameters/0/required", true),
    ...FEWER_FROM_PROVIDERS,
  },
  {
    id: "webhook-answer-more",
    what: "Clients may answer with nothing: providers have to know.",
    edit: add("@alarm/responses/204", { description: "Nothing to say." }),
    ...wire("providers", "both"),
  },
  {
    id: "webhook-credentials",
    what: "Providers have to send a key.",
    edit: add("@alarm/security", [{ key: [] }]),
    ...FEWER_FROM_PROVIDERS,
  },
  {
    id: "callback-expression",
    what: "The address is read from elsewhere.",
    edit: rename(
      "@sendSignal/callbacks/arrived/{$request.body#~1callbackUrl}",
      "{$request.query.callbackUrl}",
    ),
    ...BOTH,
  },
  {
    id: "callback-name",
    what: "Nobody sends the name of a callback.",
    edit: rename("@sendSignal/callbacks/arrived", "onArrival"),
    ...SAME,
  },
  {
    id: "callback-body-narrower",
    what: "Providers have to send when it was.",
    edit: add("Arrival/required", ["at"]),
    ...FEWER_FROM_PROVIDERS,
  },
  {
    id: "scheme-renamed-and-reference-kept",
    what: "The name of a schema, and the implicit mapping of a discriminator with it.",
    edit: renameComponent("schemas", "Door", "Gate"),
    ...wire("clients", "clients"),
  },
  {
    id: "scope-less",
    what: "A token with one scope will do.",
    edit: drop("@sendSignal/security/1/oauth", "write"),
    ...MORE_REQUESTS,
  },
];
