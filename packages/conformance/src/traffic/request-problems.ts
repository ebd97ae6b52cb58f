/**
 * The ways in which a recorded request is none that the contract allows.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { isJson, mediaTypeOf } from "@facility-contracts/model/media-type";
import type { Operation } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { assumptionAt } from "@facility-contracts/model/provenance";
import { checkOf, type Form } from "@facility-contracts/model/schema/check";
import { schemaNode } from "@facility-contracts/model/schema/node";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { isAnyUntold } from "@facility-contracts/model/schema/pattern";
import { listIn } from "../checks/answer-headers.ts";
import { type Problem, shown } from "../checks/problem.ts";
import { contentAs } from "../contract/answered.ts";
import { mayBeEmpty } from "../contract/empty-value.ts";
import { sendableParametersOf } from "../contract/left-out.ts";
import { whyUntold, whyUnusable } from "../contract/validator.ts";
import type { NotChecked } from "../report.ts";
import { headersNamed, type WireRequest } from "../wire.ts";
import type { FoundOperation } from "./find-operation.ts";
import type { Recorded } from "./read-archive.ts";

/** A parameter of an operation, and what a request holds of it as text: nothing when it is not sent. */
export interface SentParameter {
  readonly parameter: Parameter;
  readonly values: readonly string[];
  /** Whether nobody knows what the request holds of it. */
  readonly isWithheld: boolean;
  /** The same as they stand in the query, not decoded. */
  readonly written: readonly string[];
}

/** The parameters of an operation, as a request has them. */
export function sentParameters(
  { operation, path }: FoundOperation,
  { request, url, withheld }: Recorded,
): SentParameter[] {
  const cookies = headersNamed(request, "cookie")
    .flatMap((header) => header.split(/; */))
    .map((cookie) => cookie.split("="));
  return sendableParametersOf(operation).map((parameter) => {
    const { in: where, name } = parameter;
    const found = {
      path: () => Object.entries(path).flatMap(([key, value]) => (key === name ? [value] : [])),
      query: () =>
        parameter.style === "deepObject"
          ? [...url.searchParams].flatMap(([key, value]) => (key.startsWith(`${name}[`) ? [value] : []))
          : url.searchParams.getAll(name),
      header: () => headersNamed(request, name),
      cookie: () => cookies.flatMap(([key, ...value]) => (key === name ? [value.join("=")] : [])),
    };
    const header = where === "header" ? name.toLowerCase() : where;
    const written = where === "query" ? writtenIn(url, name) : [];
    return { parameter, values: found[where](), written, isWithheld: withheld.has(header) };
  });
}

/** Why nothing is known of a header that holds secrets. */
export const WITHHELD = "the recording has no such header at all";

function writtenIn({ search }: URL, name: string): string[] {
  return search
    .slice(1)
    .split("&")
    .filter((pair) => new URLSearchParams(pair).has(name))
    .map((pair) => pair.replace(/^[^=]*=?/, ""));
}

/** What is wrong with a request, or may be. */
interface RequestProblem extends Problem {
  /** Why nobody knows whether it is. */
  readonly untold?: string | undefined;
}

/** What is wrong with a request; nothing when the contract allows it, or when it cannot be told. */
export function requestProblems(
  found: FoundOperation,
  recorded: Recorded,
  sent: readonly SentParameter[],
): Problem[] {
  return problemsOf(found, recorded, sent).filter(({ untold }) => untold === undefined);
}

function problemsOf(
  { operation }: FoundOperation,
  { request, isBodyCut }: Recorded,
  sent: readonly SentParameter[],
): RequestProblem[] {
  return [...sent.flatMap(parameterProblems), ...(isBodyCut ? [] : bodyProblems(operation, request))];
}

function parameterProblems({ isWithheld, parameter, values, written }: SentParameter): RequestProblem[] {
  const { explode, in: where, name, place, required, schema } = parameter;
  const at = `request ${where} ${name}`;
  const [first] = values;
  if (first === undefined)
    // Of an object that is written as several parameters none has its name.
    return required && !isWithheld && !isObjectSchema(schema) ? [missing(at, place)] : [];
  if (schema === undefined || whyUnread(parameter) !== undefined) return [];
  if (values.every((value) => value === "") && mayBeEmpty(parameter)) return [];
  const problemsOf = (value: unknown) => schemaProblems(schema, value, at, "text");
  if (schemaNode(schema).items === undefined) return problemsOf(first);
  if (explode && where === "query") return problemsOf(values);
  // A comma that is encoded is one of an item (RFC 6570), but many clients encode those between items too.
  const apart = written.slice(0, 1).map((text) => text.split(",").map(decodedIn));
  const readings = [...apart, listIn(first)].map(problemsOf);
  return readings.find((problems) => problems.length === 0) ?? readings[0] ?? [];
}

/** A part of a query, as forms are read. */
function decodedIn(text: string): string {
  return new URLSearchParams(`value=${text}`).get("value") ?? "";
}

/** What of a request cannot be judged, and why. */
export function untoldOf(
  found: FoundOperation,
  recorded: Recorded,
  sent: readonly SentParameter[],
): NotChecked[] {
  const { operation } = found;
  const { request, isBodyCut } = recorded;
  const whys = [
    ...parametersOf(operation).map((one) => [`${one.in} ${one.name}`, whyUnread(one)] as const),
    ...sent
      .filter(({ isWithheld }) => isWithheld)
      .map(({ parameter }) => [`${parameter.in} ${parameter.name}`, WITHHELD] as const),
    ["body", isBodyCut ? whyBodyCut(operation, request) : whyBodyUnread(operation, request)] as const,
  ];
  const slow = isAnyUntold() ? problemsOf(found, recorded, sent) : [];
  return [...whys, ...slow.map(({ place, untold }) => [place, untold] as const)].flatMap(([part, why]) =>
    why === undefined ? [] : [{ what: `${operation.name} ${part}`, why }],
  );
}

/** Why the values of a parameter are not looked at. */
function whyUnread({ schema, style }: Parameter): string | undefined {
  if (schema === undefined) return "of recorded parameters with a media type nothing is read";
  if (!["simple", "form"].includes(style) || isObjectSchema(schema))
    return "of recorded parameters texts and lists in the styles simple and form are read";
  return whyUnusable(schema, "text");
}

function whyBodyCut(operation: Operation, { body }: WireRequest): string | undefined {
  if (bodyOf(operation) === undefined) return undefined;
  return body === undefined ? "the recording does not have it" : "the recording has only its beginning";
}

function whyBodyUnread(operation: Operation, request: WireRequest): string | undefined {
  const [type = ""] = headersNamed(request, "content-type");
  const mediaType = mediaTypeOf(type);
  const content = request.body && contentAs(bodyOf(operation)?.contents ?? [], type);
  if (content?.schema === undefined) return undefined;
  if (mediaType === undefined || !isJson(mediaType))
    return `of recorded bodies JSON is read, not ${content.name}`;
  return whyUnusable(content.schema);
}

function bodyProblems(operation: Operation, request: WireRequest): RequestProblem[] {
  const { body: bytes } = request;
  const body = bodyOf(operation);
  if (body === undefined) return [];
  if (bytes === undefined || bytes.length === 0)
    return body.required ? [missing("request body", body.place)] : [];
  const [type = ""] = headersNamed(request, "content-type");
  const mediaType = mediaTypeOf(type);
  const content = contentAs(body.contents, type);
  if (content === undefined)
    return [
      {
        check: "request/media-type",
        place: "request header Content-Type",
        pointer: `${body.place.pointer}/content`,
        expected: `a refusal, as a body may be ${body.contents.map(({ name }) => name).join(" or ")}`,
        got: type || "no media type",
        assumption: undefined,
      },
    ];
  if (mediaType === undefined || !isJson(mediaType)) return [];
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return content.schema === undefined ? [] : schemaProblems(content.schema, value, "request body", "json");
  } catch {
    return [
      {
        check: "request/json",
        place: "request body",
        pointer: content.place.pointer,
        expected: "a refusal, as the body is no JSON",
        got: shown(Buffer.from(bytes).toString("utf8")),
        assumption: undefined,
      },
    ];
  }
}

function schemaProblems(schema: Place, value: unknown, at: string, form: Form): RequestProblem[] {
  const check = checkOf(placeOneWay(schema, "request"), { form });
  // Whatever cannot be asked neither allows nor refuses.
  if (check.kind !== "check") return [];
  return check.violationsOf(value).map((violation) => ({
    check: `request/${violation.keyword}`,
    place: `${at} ${violation.at}`.trim(),
    pointer: violation.place.pointer,
    expected: `a refusal, as ${violation.at || "it"} ${violation.message}`,
    got: shown(violation.data),
    assumption: assumptionAt(schema.contract, violation.place.pointer),
    untold: whyUntold(violation),
  }));
}

function missing(at: string, place: Place): Problem {
  return {
    check: "request/required",
    place: at,
    pointer: place.pointer,
    expected: "a refusal, as it must be there",
    got: "nothing",
    assumption: assumptionAt(place.contract, place.pointer),
  };
}

function isObjectSchema(schema: Place | undefined): boolean {
  if (schema === undefined) return false;
  const { properties, types } = schemaNode(schema);
  return properties.size > 0 || types.has("object");
}
