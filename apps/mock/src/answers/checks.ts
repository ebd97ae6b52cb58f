import type { ErrorObject } from "ajv";
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
export function requestCheck(operation: Operation): RequestCheck {
  const parameters = parameterChecks(operation);
  const checkBody = bodyProof(operation);

  return async (request, segments) => {
    const errors = await checkBody(request);
    const provenParameters = parameters.proven(request, segments);
    if (provenParameters && errors?.length === 0) return [];

    const { bodyViolations, prismViolations, violationsOfErrors } = await loadPrismViolations();
    const unlisted = errors !== undefined && request.bodyLength > LONGEST_LISTED;
    if (provenParameters && errors !== undefined) {
      return unlisted ? violationsOfErrors(errors) : bodyViolations(operation, request);
    }
    const found = unlisted
      ? [...violationsOfErrors(errors), ...(await prismViolations(withoutBody(operation), request))]
      : await prismViolations(operation, request);
    const stricter = parameters.violations(request, segments).filter(
      ({ location: [, part, name] }) =>
        // Prism may have found fault with it too.
        !found.some(({ location }) => location[1] === part && location[2] === name),
    );
    return [...found, ...stricter];
  };
}

/** Makes the check of a body: the first fault, none for a valid one, `undefined` when Prism has to look. */
function bodyProof({ request = {} }: Operation) {
  const schemas = new Map(request.body?.contents?.map(({ mediaType, schema }) => [mediaType, schema]));
  const checks = new Map<string, BodyCheck>();

  return async ({ headers, body, bodyLength }: MockRequest): Promise<readonly ErrorObject[] | undefined> => {
    const contentType = headers["content-type"] ?? "";
    if (request.body === undefined) {
      return body === null && bodyLength === 0 && NO_OR_A_MEDIA_TYPE.test(contentType) ? [] : undefined;
    }
    const [mediaType = ""] = contentType.split(";");
    const check = checks.get(mediaType);
    if (!body) return undefined;
    if (check) return check(body);

    const schema = schemas.get(mediaType);
    if (schema === undefined || hasReadOnly(schema)) return undefined;
    // Only now: a mock that is only asked for interventions need not wait for ajv.
    const { compileBodyCheck } = await import("./body-check.ts");
    const compiled = compileBodyCheck(schema);
    checks.set(mediaType, compiled);
    return compiled(body);
  };
}

/** Prism takes read-only properties out of the schema of a request. */
function hasReadOnly(schema: Schema): boolean {
  return JSON.stringify(schema).includes('"readOnly":true');
}

function withoutBody({ request: { body: _, ...request } = {}, ...operation }: Operation): Operation {
  return { ...operation, request };
}
