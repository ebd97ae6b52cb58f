import type { ErrorObject } from "ajv";
import { essenceOf, isJson } from "../http/media-type.ts";
import type { MockRequest } from "../http/request.ts";
import type { BodyCheck } from "./body-check.ts";
import { once } from "./once.ts";
import type { Operation, Schema } from "./operation.ts";
import { parameterChecks } from "./parameters.ts";
import type { Violation } from "./violations.ts";

/**
 * Says what a request breaks in the contract beside its credentials: nothing, for most of them.
 *
 * @throws Refusal when it cannot be read.
 */
export type RequestCheck = (request: MockRequest, segments: readonly string[]) => Promise<Violation[]>;

/** Of a longer body only the first fault is listed, in bytes: a body can have millions of them. */
const LONGEST_LISTED = 64 * 1024;

/** Not with each request: to find a module that is loaded takes longer than to check a body. */
const loadPrismViolations = once(() => import("./prism-violations.ts"));

/** What a request without a body may name. */
const NO_OR_A_MEDIA_TYPE = /^(?:[\w.+-]+\/[\w.+-]+)?$/;

/**
 * Makes the check of the requests of an operation. What can be proven to be valid is; everything else is left to Prism,
 * which takes ten times as long, and says what is wrong.
 */
export function requestCheck(operation: Operation, longestListed = LONGEST_LISTED): RequestCheck {
  const parameters = parameterChecks(operation);
  const checkBody = bodyProof(operation);
  const contents = operation.request?.body?.contents ?? [];
  const mediaTypes = contents.map(({ mediaType }) => mediaType);
  // Of several, Prism has its own way to choose.
  const onlySchema = mediaTypes.length === 1 && isJson(mediaTypes[0]) ? contents[0]?.schema : undefined;

  return async (request, segments) => {
    const errors = await checkBody(request);
    const areProven = parameters.proven(request, segments);
    if (areProven && errors?.length === 0) return [];

    const prism = await loadPrismViolations();
    let first: Violation[] | undefined;
    if (request.bodyLength > longestListed) {
      // Prism would take a form apart before it refuses it.
      if (mediaTypes.length > 0 && isNamedButNotJson(request)) first = [unsupported(mediaTypes)];
      else if (errors && errors.length > 0) first = prism.violationsOfErrors(errors);
    }
    if (areProven && first) return first;
    if (areProven && errors) {
      const worded = onlySchema && prism.jsonViolations(onlySchema, request.body);
      return worded ?? prism.bodyViolations(operation, request);
    }

    const found = first
      ? [...first, ...(await prism.prismViolations(withoutBody(operation), bodiless(request)))]
      : await prism.prismViolations(operation, request);
    const stricter = parameters.violations(request, segments).filter(
      ({ location: [, part, name] }) =>
        // Prism may have found fault with it too, or with all of the path.
        !found.some(({ location }) => location[1] === part && (location[2] ?? name) === name),
    );
    return [...found, ...stricter];
  };
}

/** Makes the check of a body: the first fault, none for a valid one, `undefined` when Prism has to look. */
function bodyProof({ request = {} }: Operation) {
  const schemas = new Map(request.body?.contents?.map(({ mediaType, schema }) => [mediaType, schema]));
  const checks = new Map<Schema, BodyCheck | undefined>();

  return async ({ headers, body, bodyLength }: MockRequest): Promise<readonly ErrorObject[] | undefined> => {
    const contentType = headers["content-type"] ?? "";
    if (request.body === undefined) {
      return body === null && bodyLength === 0 && NO_OR_A_MEDIA_TYPE.test(contentType) ? [] : undefined;
    }
    // To Prism `application/vnd.api+json` is JSON too.
    const schema = schemas.get(isJson(essenceOf(contentType)) ? "application/json" : contentType);
    if (!body || schema === undefined) return undefined;
    if (checks.has(schema)) return checks.get(schema)?.(body);

    if (hasReadOnly(schema)) return undefined;
    // Only now: a mock that gets no body need not wait for ajv.
    const { compileBodyCheck } = await import("./body-check.ts");
    const compiled = compileBodyCheck(schema);
    checks.set(schema, compiled);
    return compiled?.(body);
  };
}

/** Prism takes read-only properties out of the schema of a request. */
function hasReadOnly(schema: Schema): boolean {
  return JSON.stringify(schema).includes('"readOnly":true');
}

function isNamedButNotJson({ headers }: MockRequest): boolean {
  const essence = essenceOf(headers["content-type"] ?? "");
  return essence !== "" && !isJson(essence);
}

function withoutBody({ request: { body: _, ...request } = {}, ...operation }: Operation): Operation {
  return { ...operation, request };
}

function bodiless({ headers, ...request }: MockRequest): MockRequest {
  const { "content-type": _, "content-length": __, "transfer-encoding": ___, ...others } = headers;
  return { ...request, headers: others, body: null, bodyLength: 0 };
}

/** What Prism says of a media type that the operation does not take. */
function unsupported(mediaTypes: readonly string[]): Violation {
  const message = `Supported content types: ${mediaTypes.join(",")}`;
  return { location: ["request"], severity: "Error", code: 415, message };
}
