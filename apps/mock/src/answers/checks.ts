import { essenceOf, isJson } from "@facility-contracts/serving/media-type";
import type { ErrorObject } from "ajv";
import type { MockRequest } from "../http/request.ts";
import type { BodyCheck } from "./body-check.ts";
import { isForm } from "./form-types.ts";
import { once } from "./once.ts";
import type { Operation, Schema } from "./operation.ts";
import { parameterChecks } from "./parameters.ts";
import type { Violation } from "./violations.ts";

/**
 * Says what a request breaks in the contract beside its credentials.
 */
interface RequestCheck {
  /** The same at once, none for a request that is certainly valid, as most of them are; `undefined` where it takes a wait. */
  atOnce(request: MockRequest, segments: readonly string[]): readonly Violation[] | undefined;

  /** @throws Refusal when the request cannot be read. */
  violations(request: MockRequest, segments: readonly string[]): Promise<readonly Violation[]>;
}

/** Of a longer body only the first fault is listed, in bytes: a body can have millions of them. */
const LONGEST_LISTED = 64 * 1024;

/** Only when they are needed: a mock that gets no body need not wait for ajv, and one that gets no faults not for Prism. */
const loadBodyCheck = once(() => import("./body-check.ts"));
const loadPrism = once(async () => {
  prism = await import("./prism-violations.ts");
  return prism;
});
let prism: typeof import("./prism-violations.ts") | undefined;

const NONE: readonly Violation[] = [];

/** What a request without a body may name. */
const NO_OR_A_MEDIA_TYPE = /^(?:[\w.+-]+\/[\w.+-]+)?$/;

interface CheckOptions {
  /** The longest body of which all faults are listed, in bytes. */
  readonly longestListed?: number;
  /** Whether bodies are Prism's to judge, as it cannot use a schema that another validator may take. */
  readonly isPrismAlone?: boolean;
}

/**
 * Makes the check of the requests of an operation. What can be proven to be valid is; everything else is left to Prism,
 * which takes ten times as long, and says what is wrong.
 */
export function requestCheck(
  operation: Operation,
  { longestListed = LONGEST_LISTED, isPrismAlone = false }: CheckOptions = {},
): RequestCheck {
  const parameters = parameterChecks(operation);
  const bodies = bodyChecks(operation, isPrismAlone);
  const contents = operation.request?.body?.contents ?? [];
  const mediaTypes = contents.map(({ mediaType }) => mediaType);
  // Of several, Prism has its own way to choose.
  const onlySchema = mediaTypes.length === 1 && isJson(mediaTypes[0]) ? contents[0]?.schema : undefined;

  return {
    atOnce,

    async violations(request, segments) {
      await bodies.compile(request);
      const withoutPrism = atOnce(request, segments);
      if (withoutPrism !== undefined) return withoutPrism;
      const { prismViolations } = await loadPrism();
      const worded = atOnce(request, segments);
      if (worded !== undefined) return worded;

      const first = firstOfLong(request, bodies.faults(request));
      const found = first
        ? [...first, ...(await prismViolations(withoutBody(operation), bodiless(request)))]
        : await prismViolations(operation, request);
      const stricter = parameters.violations(request, segments).filter(
        ({ location: [, part, name] }) =>
          // Prism may have found fault with it too, or with all of the path.
          !found.some(({ location }) => location[1] === part && (location[2] ?? name) === name),
      );
      return [...found, ...stricter];
    },
  };

  function atOnce(request: MockRequest, segments: readonly string[]): readonly Violation[] | undefined {
    if (!parameters.proven(request, segments)) return undefined;
    const errors = bodies.faults(request);
    if (errors?.length === 0) return NONE;
    const first = firstOfLong(request, errors);
    if (first !== undefined) return first;
    if (errors === undefined || prism === undefined) return undefined;
    const worded = onlySchema && prism.jsonViolations(onlySchema, request.body);
    return worded ?? prism.bodyViolations(operation, request);
  }

  /** The first fault of a body that is too long for all of them, `undefined` where only Prism can tell. */
  function firstOfLong(
    request: MockRequest,
    errors: readonly ErrorObject[] | undefined,
  ): readonly Violation[] | undefined {
    if (request.bodyLength <= longestListed) return undefined;
    // Prism would take a form apart before it refuses it.
    if (mediaTypes.length > 0 && isNamedButNotJson(request))
      return prism?.unsupported(essenceOf(request.headers["content-type"]), mediaTypes);
    return errors && errors.length > 0 ? prism?.violationsOfErrors(errors) : undefined;
  }
}

/** Makes the checks of the bodies of an operation, one for each schema. */
function bodyChecks({ request: { body: documented } = {} }: Operation, isPrismAlone: boolean) {
  const schemas = new Map(documented?.contents?.map(({ mediaType, schema }) => [mediaType, schema]));
  const checks = new Map<Schema, BodyCheck | undefined>();
  const schemaFor = (contentType: string) => {
    const essence = essenceOf(contentType);
    // It is not the text of a form that is checked, but its fields.
    if (isForm(essence)) return undefined;
    // To Prism `application/vnd.api+json` is JSON too.
    return schemas.get(isJson(essence) ? "application/json" : contentType);
  };

  return {
    /** The first fault, none for a valid body, `undefined` when Prism has to look, or the check is not compiled. */
    faults({ headers, body, bodyLength }: MockRequest): readonly ErrorObject[] | undefined {
      const contentType = headers["content-type"] ?? "";
      if (documented === undefined) {
        return body === null && bodyLength === 0 && NO_OR_A_MEDIA_TYPE.test(contentType) ? [] : undefined;
      }
      const schema = schemaFor(contentType);
      return body && schema ? checks.get(schema)?.(body) : undefined;
    },

    /** Compiles the check of a body when the first one comes. */
    async compile({ headers, body }: MockRequest): Promise<void> {
      const schema = body ? schemaFor(headers["content-type"] ?? "") : undefined;
      if (schema === undefined || checks.has(schema)) return;
      const { compileBodyCheck } = await loadBodyCheck();
      checks.set(schema, isPrismAlone || hasReadOnly(schema) ? undefined : compileBodyCheck(schema));
    },
  };
}

/** Prism takes read-only properties out of the schema of a request. */
function hasReadOnly(schema: Schema): boolean {
  return JSON.stringify(schema).includes('"readOnly":true');
}

function isNamedButNotJson({ headers }: MockRequest): boolean {
  const essence = essenceOf(headers["content-type"]);
  return essence !== "" && !isJson(essence);
}

function withoutBody({ request: { body: _, ...request } = {}, ...operation }: Operation): Operation {
  return { ...operation, request };
}

function bodiless({ headers, ...request }: MockRequest): MockRequest {
  const { "content-type": _, "content-length": __, "transfer-encoding": ___, ...others } = headers;
  return { ...request, headers: others, body: null, bodyLength: 0 };
}
