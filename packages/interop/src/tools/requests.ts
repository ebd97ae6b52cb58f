/**
 * Requests that a tool builds, held against the operations.
 */
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import {
  type ApiDocument,
  followed,
  isObject,
  type JsonObject,
  type Operation,
  operationsOf,
} from "../document.ts";
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
export function checkRequests(tool: string, workshop: Workshop, build: Builder): Verdict[] {
  const { document, oracle } = workshop;
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
    const request = build(operation, sampleOf(workshop, operation));
    if (request === undefined || typeof request === "string") {
      say("request", operation.pointer, false, request ?? "no request");
      return verdicts;
    }
    const isRight =
      request.method.toLowerCase() === operation.method && request.path.endsWith(pathOf(workshop, operation));
    say("request", operation.pointer, isRight, `${request.method} ${request.path}`);
    for (const { name, missing } of credentialsOf(document, operation, request))
      say(
        "credentials",
        pointerBelow("#/components/securitySchemes", name),
        missing === undefined,
        missing ?? "",
      );
    for (const parameter of operation.parameters)
      if (parameter.in === "query")
        say(
          "parameter",
          parameter.pointer,
          request.query.includes(parameter.name),
          `query ${request.query.join("&")}`,
        );
    if (operation.body !== undefined) {
      const { mediaType, schema } = operation.body;
      const sent = request.headers["content-type"] ?? "none";
      say(
        "content-type",
        pointerBelow(operation.pointer, "requestBody", "content", mediaType),
        sent.split(";")[0] === mediaType,
        sent,
      );
      const takes = oracle(schema.value, "request");
      if (takes !== undefined)
        say("body", schema.pointer, takes(request.body), JSON.stringify(request.body) ?? "no body");
    }
    for (const { status } of operation.responses)
      if (/^\d+$/.test(status)) {
        const pointer = pointerBelow(operation.pointer, "responses", status);
        if (request.statuses === undefined)
          verdicts.push({ tool, kind: "status", pointer, subject, outcome: "unsaid" });
        else
          say(
            "status",
            pointer,
            request.statuses.includes(status),
            `documents ${request.statuses.join(", ")}`,
          );
      }
    return verdicts;
  });
}

/** The path with the sample's values, as it is sent. */
function pathOf(workshop: Workshop, operation: Operation): string {
  const { parameters } = sampleOf(workshop, operation);
  return operation.path.replaceAll(/\{(.+?)\}/g, (_, name) => encodeURIComponent(String(parameters[name])));
}

function sampleOf({ document, oracle }: Workshop, operation: Operation): SampleRequest {
  const samples = new Samples(document, oracle, "request");
  const parameters = operation.parameters.map(({ name, schema }) => [
    name,
    samples.of(shapeOf(document, schema)),
  ]);
  const body =
    operation.body === undefined ? undefined : samples.of(shapeOf(document, operation.body.schema));
  return { parameters: Object.fromEntries(parameters), body };
}

/** Each scheme of the alternative that the request comes nearest to, with what is missing. */
function credentialsOf(document: ApiDocument, { security }: Operation, request: BuiltRequest) {
  const alternatives = security.map((names) =>
    names.map((name) => ({ name, missing: missingOf(schemeOf(document, name), request) })),
  );
  const lacking = (names: readonly { missing: string | undefined }[]) =>
    names.filter(({ missing }) => missing !== undefined).length;
  return alternatives.sort((a, b) => lacking(a) - lacking(b))[0] ?? [];
}

function schemeOf(document: ApiDocument, name: string): JsonObject {
  const pointer = pointerBelow("#/components/securitySchemes", name);
  const { value } = followed(document, { pointer, value: valueAt(document.root, pointer) });
  return isObject(value) ? value : {};
}

function missingOf(scheme: JsonObject, { headers, query }: BuiltRequest): string | undefined {
  const name = String(scheme.name);
  const sent = `headers ${Object.keys(headers).join(", ")}`;
  if (scheme.type !== "apiKey")
    return headers.authorization === undefined ? `no Authorization; ${sent}` : undefined;
  if (scheme.in === "query") return query.includes(name) ? undefined : `no query ${name}`;
  if (scheme.in === "header")
    return headers[name.toLowerCase()] === undefined ? `no ${name}; ${sent}` : undefined;
  return (headers.cookie ?? "").includes(`${name}=`) ? undefined : `no cookie ${name}; ${sent}`;
}
