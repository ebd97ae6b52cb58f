import { answerFor } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import type { Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import { securityOf } from "@facility-contracts/model/security";
import { validateSecurity } from "@stoplight/prism-http/dist/validator/index.js";
import { findOperationResponse } from "@stoplight/prism-http/dist/validator/utils/spec.js";
import type { Operation as PrismOperation } from "../src/answers/operation.ts";
import { prismRequest } from "../src/answers/prism-request.ts";
import { prismViolations } from "../src/answers/prism-violations.ts";
import type { MockRequest } from "../src/http/request.ts";

/** What Prism and the model make of a small document. */
export interface Reading {
  readonly document: object;
  /** What a reader makes of the first operation, if it finds one. */
  readonly prism: (operation: PrismOperation | undefined) => Promise<string> | string;
  readonly model: (operation: Operation | undefined) => string;
}

/** Without the second line Prism reads schemas as those of draft-07. */
const USUAL_HEAD = {
  openapi: "3.1.0",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
};

interface Body {
  readonly schema: object | boolean;
  readonly value: unknown;
  /** What the document begins with. */
  readonly head?: object;
}

/** A value, and the schema of a body that it is sent as. */
export function body({ schema, value, head = USUAL_HEAD }: Body): Reading {
  const requestBody = { content: { "application/json": { schema } } };
  return {
    document: {
      ...documentOf({ "/": { post: { requestBody, responses: {} } } }, head),
      components: { schemas: { Text: { type: "string" } } },
    },
    async prism(operation) {
      const headers = { "content-type": "application/json", "content-length": "1" };
      return said(await isAllowed(operation, { headers, body: value, bodyLength: 1 }));
    },
    model(operation) {
      const place = operation && bodyOf(operation)?.contents[0]?.schema;
      return place && checkOf(place).kind === "uncompilable" ? "cannot be used" : said(allows(place, value));
    },
  };
}

/** The answer that counts for a status. */
export function answer(responses: object, status: number): Reading {
  return {
    ...get({ responses }),
    prism(operation) {
      const found = findOperationResponse(operation?.responses ?? [], status);
      return found._tag === "Some" ? `\`${found.value.code}\`` : "none";
    },
    model: (operation) => `\`${operation && answerFor(operation, status)?.status}\``,
  };
}

/** A document with one operation without a body. */
export function get(operation: object, item: object = {}): Pick<Reading, "document"> {
  return { document: documentOf({ "/": { ...item, get: { responses: {}, ...operation } } }) };
}

/** A document with these paths. */
export function documentOf(paths: object, head: object = USUAL_HEAD): object {
  // Without a list of schemes Prism does not look at what security asks for.
  const components = { securitySchemes: {} };
  return { ...head, info: { title: "Small", version: "1" }, components, paths };
}

function requestOf(operation: PrismOperation, request: Partial<MockRequest>): MockRequest {
  const { method, path } = operation;
  return { method, path, query: undefined, headers: {}, body: null, bodyLength: 0, ...request };
}

/** Whether Prism finds nothing wrong with a request. */
export async function isAllowed(operation: PrismOperation | undefined, request: Partial<MockRequest>) {
  if (operation === undefined) throw new Error("Prism found no operation");
  return (await prismViolations(operation, requestOf(operation, request))).length === 0;
}

/** Whether the credentials are enough for Prism. */
export function isTrusted(operation: PrismOperation | undefined, headers: MockRequest["headers"]): boolean {
  if (operation === undefined) throw new Error("Prism found no operation");
  const { element } = prismRequest(operation, requestOf(operation, { headers }));
  return validateSecurity({ resource: operation, element })._tag === "Right";
}

/** Whether a value is allowed in the model's reading. */
export function allows(schema: Place | undefined, value: unknown): boolean {
  const check = schema && checkOf(schema);
  if (check?.kind !== "check") throw new Error("The model found no schema that can be used");
  return check.allows(value) === true;
}

/** The first parameter in the model's reading. */
export function firstParameter(operation: Operation | undefined) {
  return operation && parametersOf(operation)[0];
}

/** The schemes that the model finds, of all alternatives. */
export function requirements(operation: Operation | undefined) {
  return operation ? securityOf(operation).flatMap((alternative) => alternative.requirements) : [];
}

/** The word for it in the table. */
export function said(isAllowed: boolean): string {
  return isAllowed ? "allowed" : "refused";
}

/** How many there are, as the table says it. */
export function counted(found: readonly unknown[] | undefined): string {
  return ["none", "one", "two", "three"][found?.length ?? 0] ?? "more";
}
