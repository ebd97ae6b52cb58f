/**
 * Requests that a tool builds, held against the operations.
 */
import { answersOf } from "@facility-contracts/model/answer";
import type { Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { memberOf } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { type Credential, securityOf } from "@facility-contracts/model/security";
import { operationsOf } from "../document.ts";
import { jsonBodyOf } from "../json-content.ts";
import type { Oracle } from "../oracle.ts";
import { Samples } from "../probes/sample.ts";
import { shapeOf } from "../probes/shape.ts";
import type { ClaimKind, Verdict } from "../verdict.ts";
import type { Workshop } from "./tool.ts";

/** A request that a tool built, as it would be sent. */
export interface BuiltRequest {
  readonly method: string;
  /** With the parameters filled in, after what the server's address begins with. */
  readonly path: string;
  readonly query: readonly string[];
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The answers that it documents, when it does. */
  readonly statuses?: readonly string[];
}

/** What a tool builds for an operation; undefined when nothing, and a text when it fails. */
export type Builder = (operation: Operation, sample: SampleRequest) => BuiltRequest | undefined | string;

/** Values for an operation. */
export interface SampleRequest {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Holds what a tool builds for each operation against it. */
export function checkRequests(tool: string, { document, oracle }: Workshop, build: Builder): Verdict[] {
  return operationsOf(document).flatMap((operation) => {
    const verdicts: Verdict[] = [];
    const subject = `${operation.method.toUpperCase()} ${operation.path}`;
    const say = (kind: ClaimKind, pointer: string, isRight: boolean, made: string) =>
      verdicts.push({
        tool,
        kind,
        pointer,
        subject,
        ...(isRight ? { outcome: "right" } : { outcome: "wrong", made }),
      });
    const { pointer } = operation.place;
    const sample = sampleOf(oracle, operation);
    const request = build(operation, sample);
    if (request === undefined || typeof request === "string") {
      say("request", pointer, false, request ?? "no request");
      return verdicts;
    }
    const isRight =
      request.method.toLowerCase() === operation.method && request.path.endsWith(pathOf(operation, sample));
    say("request", pointer, isRight, `${request.method} ${request.path}`);
    for (const { name, missing } of credentialsOf(operation, request))
      say(
        "credentials",
        pointerBelow("#/components/securitySchemes", name),
        missing === undefined,
        missing ?? "",
      );
    for (const parameter of parametersOf(operation))
      if (parameter.in === "query")
        say(
          "parameter",
          parameter.place.pointer,
          request.query.includes(parameter.name),
          `query ${request.query.join("&")}`,
        );
    const body = jsonBodyOf(operation);
    if (body !== undefined) {
      const { mediaType, schema } = body;
      const sent = request.headers["content-type"] ?? "none";
      say(
        "content-type",
        pointerBelow(pointer, "requestBody", "content", mediaType),
        sent.split(";")[0] === mediaType,
        sent,
      );
      const takes = oracle([schema], "request");
      if (takes !== undefined)
        say("body", schema.pointer, takes(request.body), JSON.stringify(request.body) ?? "no body");
    }
    for (const { kind, status } of answersOf(operation))
      if (kind === "status") {
        const at = pointerBelow(pointer, "responses", status);
        if (request.statuses === undefined)
          verdicts.push({ tool, kind: "status", pointer: at, subject, outcome: "unsaid" });
        else say("status", at, request.statuses.includes(status), `documents ${request.statuses.join(", ")}`);
      }
    return verdicts;
  });
}

/** The path with the sample's values, as it is sent. */
export function pathOf({ path }: Operation, { parameters }: SampleRequest): string {
  return path.replaceAll(/\{(.+?)\}/g, (_, name) => encodeURIComponent(String(parameters[name])));
}

/** A body as the value that it is in JSON, or as the text that it is. */
export function sentBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sampleOf(oracle: Oracle, operation: Operation): SampleRequest {
  const samples = new Samples(oracle, "request");
  const parameters = parametersOf(operation).map(({ name, place }) => [
    name,
    samples.of(shapeOf(memberOf(place, "schema"))),
  ]);
  const body = jsonBodyOf(operation);
  return {
    parameters: Object.fromEntries(parameters),
    body: body === undefined ? undefined : samples.of(shapeOf(body.schema)),
  };
}

/** Each scheme of the alternative that the request comes nearest to, with what is missing. */
function credentialsOf(operation: Operation, request: BuiltRequest) {
  const alternatives = securityOf(operation).map(({ requirements }) => {
    const found = requirements.map(({ scheme: { credential, name } }) => ({
      name,
      missing: missingOf(credential, request),
    }));
    const sent = found.flatMap(({ name, missing }) => (missing === undefined ? [name] : []));
    const beside = sent.length === 0 ? "" : `; beside ${sent.join(", ")}`;
    return found.map(({ name, missing }) => ({ name, missing: missing && missing + beside }));
  });
  const lacking = (names: readonly { missing: string | undefined }[]) =>
    names.filter(({ missing }) => missing !== undefined).length;
  return alternatives.sort((a, b) => lacking(a) - lacking(b))[0] ?? [];
}

function missingOf(credential: Credential, { headers, query }: BuiltRequest): string | undefined {
  const sent = `headers ${Object.keys(headers).join(", ")}`;
  if (credential.kind !== "apiKey")
    return headers.authorization === undefined ? `no Authorization; ${sent}` : undefined;
  const { field, in: where } = credential;
  if (where === "query") return query.includes(field) ? undefined : `no query ${field}`;
  if (where === "header")
    return headers[field.toLowerCase()] === undefined ? `no ${field}; ${sent}` : undefined;
  return (headers.cookie ?? "").includes(`${field}=`) ? undefined : `no cookie ${field}; ${sent}`;
}
