/// <reference path="./merge-all-of.d.ts" />
import { onceFor } from "@facility-contracts/model/once";
import { essenceOf } from "@facility-contracts/serving/media-type";
import mergeAllOf from "@stoplight/json-schema-merge-allof";
import {
  stripReadOnlyProperties,
  stripWriteOnlyProperties,
} from "@stoplight/prism-http/dist/utils/filterRequiredProperties.js";
import { validateInput } from "@stoplight/prism-http/dist/validator/index.js";
import { wildcardMediaTypeMatch } from "@stoplight/prism-http/dist/validator/utils/wildcardMediaTypeMatch.js";
import { validate as validateBody } from "@stoplight/prism-http/dist/validator/validators/body.js";
import { convertAjvErrors } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import type { ErrorObject } from "ajv";
import type { MockRequest } from "../http/request.ts";
import { compileBodyCheck } from "./body-check.ts";
import type { Operation, Schema } from "./operation.ts";
import "./prism-patterns.ts";
import { prismRequest, settle } from "./prism-request.ts";
import { type Violation, violationsOf } from "./violations.ts";

/*
 * The part of Prism that checks requests. It takes a while to load, so it is imported when a request first breaks the
 * contract.
 */

/** Prism's numbers of a severity, and of what is checked: its types are enums, which Node cannot import as types. */
const [ERROR, INPUT] = [0, 0];

/**
 * What Prism finds wrong with a request.
 *
 * @throws Refusal when Prism throws: everything it handles here comes from the request.
 */
export async function prismViolations(operation: Operation, request: MockRequest): Promise<Violation[]> {
  const result = await settle(prismRequest(operation, request), (resource, element) =>
    validateInput({ resource, element }),
  );
  return result._tag === "Left" ? violationsOf("request", result.left) : [];
}

/** What Prism finds wrong with the body of a request alone, which is no form, and whose media type is one of the operation's. */
export function bodyViolations(operation: Operation, { body, headers }: MockRequest): Violation[] {
  const contents = operation.request?.body?.contents ?? [];
  const result = validateBody(body, contents, INPUT, essenceOf(headers["content-type"]));
  return result._tag === "Left" ? violationsOf("request", result.left) : [];
}

/** What Prism says of a media type that an operation does not take, `undefined` of one that it takes. */
export function unsupported(mediaType: string, mediaTypes: readonly string[]): Violation[] | undefined {
  if (mediaTypes.some((one) => wildcardMediaTypeMatch(mediaType, one))) return undefined;
  const message = `Supported content types: ${mediaTypes.join(",")}`;
  return [{ location: ["request"], severity: "Error", code: 415, message }];
}

/** Of each schema the check of a body that looks for all faults, `undefined` where only Prism can tell. */
const checkOf = onceFor((schema: Schema) => compileBodyCheck(schemaOfRequest(schema), "all"));

/**
 * What Prism finds wrong with a body of JSON, where the operation takes no other media type: without its way there, which
 * takes ten times as long. `undefined` where only Prism can tell.
 */
export function jsonViolations(schema: Schema, body: unknown): Violation[] | undefined {
  const check = checkOf(schema);
  return check && violationsOfErrors(check(body));
}

/** The schema that Prism compiles for a body of a request. */
export function schemaOfRequest(schema: Schema): Schema {
  return stripped(schema, stripReadOnlyProperties);
}

/** The same of an answer. */
export function schemaOfResponse(schema: Schema): Schema {
  return stripped(schema, stripWriteOnlyProperties);
}

function stripped(schema: Schema, strip: typeof stripReadOnlyProperties<Schema>): Schema {
  const merged = withoutAllOf(schema);
  const left = strip(merged);
  return left._tag === "Some" ? left.value : merged;
}

function withoutAllOf(schema: Schema): Schema {
  try {
    return mergeAllOf(schema, { deep: true, ignoreAdditionalProperties: true });
  } catch {
    // Branches that exclude each other.
    return schema;
  }
}

/** What is wrong with a body, in Prism's words. */
export function violationsOfErrors([first, ...others]: readonly ErrorObject[]): Violation[] {
  if (first === undefined) return [];
  return violationsOf("request", convertAjvErrors([first, ...others], ERROR, INPUT, "body"));
}
