/**
 * Mutants of the form of a body: none at all, no JSON, another media type.
 */

import { parsed } from "@facility-contracts/provider/foreign/json";
import { at, type OperationPlace } from "@facility-contracts/provider/foreign/place";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { requestContent } from "./document.ts";
import { headerOf, requestOf, withHeader } from "./message.ts";
import type { Mutant } from "./mutant.ts";
import { bodySchemaOf, type LastValid, lastValid } from "./request-bodies.ts";

const JSON_TYPE = "application/json";
const HEADER = "Content-Type";

/** How the mutated provider reads a request with a media type. */
type Reading = "as JSON" | "as another type";

/** A media type, and whether it is read as JSON. */
type Change = readonly [
  name: string,
  reading: Reading,
  says: string,
  is: (type: string | undefined) => boolean,
];

const TYPES: readonly Change[] = [
  ["any-accepted", "as JSON", "The media type of the body is not checked.", () => true],
  [
    "none-accepted",
    "as JSON",
    "A body without a media type is accepted.",
    (type) => type === undefined || type === "",
  ],
  ["text-plain-accepted", "as JSON", "A body of `text/plain` is accepted.", named("text/plain")],
  [
    "xml-accepted",
    "as JSON",
    "A body of an XML type is accepted.",
    (type) => /^(application|text)\/xml/i.test(type ?? ""),
  ],
  [
    "form-accepted",
    "as JSON",
    "A body of a form's type is accepted.",
    (type) => /form-urlencoded|form-data/i.test(type ?? ""),
  ],
  [
    "containing-json-accepted",
    "as JSON",
    "A media type that only contains the word json is accepted.",
    (type) => /json/i.test(type ?? ""),
  ],
  [
    "charset-refused",
    "as another type",
    "`application/json` with the parameter charset is refused.",
    (type) => /;\s*charset=/i.test(type ?? ""),
  ],
  [
    "other-case-refused",
    "as another type",
    "`Application/JSON` in other letter case is refused.",
    (type) => isJson(type) && !type?.startsWith(JSON_TYPE),
  ],
];

/** The mutants of the form of an operation's body. */
export function mediaMutants(operation: OperationPlace): Mutant[] {
  const content = requestContent(operation);
  const body = bodySchemaOf(operation);
  if (body === undefined) return [];
  const required = at(operation.place, "requestBody", "required").pointer;
  const mutant = mutantsOfBody(operation, () => lastValid(body), body.valid);
  return [
    ...TYPES.map(([name, reading, says, is]) =>
      mutant("request/media-type", `media-type/${name}`, content.pointer, says, (request, valid) => {
        const type = headerOf(request, HEADER);
        if (isJson(type) === (reading === "as JSON") || !is(type)) return request;
        if (reading === "as another type") return withHeader(request, HEADER, "text/plain");
        const json = withHeader(request, HEADER, JSON_TYPE);
        // A form is no JSON: a provider that takes it reads the same fields out of it.
        return parsed(request.body) === undefined && hasBody(request)
          ? { ...json, body: valid.bytes() }
          : json;
      }),
    ),
    mutant(
      "request/media-type",
      "media-type/header-in-other-case-ignored",
      content.pointer,
      "The header `content-type` is not found when its name is not written `Content-Type`.",
      (request) =>
        isJson(headerOf(request, HEADER)) && !request.headers.some(([name]) => name === HEADER)
          ? withHeader(request, HEADER, undefined)
          : request,
    ),
    mutant(
      "request/body",
      "body-missing-accepted",
      required,
      "A request without a body is accepted.",
      (request, valid) => (hasBody(request) ? request : { ...withJson(request), body: valid.bytes() }),
    ),
    mutant(
      "request/body",
      "body-malformed-accepted",
      content.pointer,
      "A body that is no JSON is accepted.",
      (request, valid) =>
        hasBody(request) && parsed(request.body) === undefined && isJson(headerOf(request, HEADER))
          ? { ...request, body: valid.bytes() }
          : request,
    ),
    mutant(
      "request/body",
      "body-cut-off-accepted",
      content.pointer,
      "A body of JSON that is cut off at its end is accepted.",
      (request, valid) =>
        isCutOff(request.body) && isJson(headerOf(request, HEADER))
          ? { ...request, body: valid.bytes() }
          : request,
    ),
  ];
}

function mutantsOfBody(
  operation: OperationPlace,
  memory: () => LastValid,
  isValid: (value: unknown) => boolean,
) {
  const { api, operationId } = operation;
  const isMine = requestOf(operation);
  return (
    kind: string,
    name: string,
    pointer: string,
    says: string,
    change: (request: WireRequest, valid: LastValid) => WireRequest,
  ): Mutant => ({
    id: `${operationId}/request/${name}`,
    api,
    operationId,
    side: "request",
    kind,
    pointer,
    says,
    wrap: (transport) => {
      const valid = memory();
      return (request, signal) => {
        if (!isMine(request)) return transport(request, signal);
        const json = parsed(request.body);
        if (json !== undefined && isValid(json.value)) valid.see(request.body);
        return transport(change(request, valid), signal);
      };
    },
  });
}

function named(type: string) {
  return (value: string | undefined) => value?.toLowerCase().startsWith(type) ?? false;
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? "");
}

function withJson(request: WireRequest): WireRequest {
  return headerOf(request, HEADER) === undefined ? withHeader(request, HEADER, JSON_TYPE) : request;
}

function hasBody({ body }: WireRequest): boolean {
  return body !== undefined && body.length > 0;
}

function isCutOff(body: Uint8Array | undefined): boolean {
  const text = new TextDecoder().decode(body).trim();
  return parsed(body) === undefined && /^[[{]/.test(text) && !/[\]}]$/.test(text);
}
