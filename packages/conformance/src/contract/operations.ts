/**
 * Reads the operations of a contract. What the suite cannot test, it says.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { expressionOf, markedIn, rowKindOf } from "@facility-contracts/model/markers";
import { onceFor } from "@facility-contracts/model/once";
import { operationsOf as listed, type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import type { Parameter } from "@facility-contracts/model/parameter";
import { memberOf, type Place, textAt } from "@facility-contracts/model/place";
import { type BaseRequest, baseRequestOf, type ParameterValue } from "@facility-contracts/model/request";
import { bodyFormOf, writtenBody } from "@facility-contracts/model/written-body";
import { jsonContentsOf } from "./answered.ts";
import type { ApiContract } from "./contracts.ts";
import { leftOutOf, sendableParametersOf } from "./left-out.ts";
import { madeUpIn, whyNotMadeUp, withoutMadeUpFiles } from "./made-up-files.ts";
import {
  ANY_ROW,
  type BodyContract,
  type OperationContract,
  type ResponseContract,
  type Success,
} from "./operation.ts";
import { readSecurity } from "./security.ts";
import { isValid, usableOneWay } from "./validator.ts";

/** The operations of a contract that the suite tests, in the order of the document. */
export function operationsOf(api: ApiContract): readonly OperationContract[] {
  return readApi(api).operations;
}

/** The operations of a contract that the suite cannot test, and why. */
export function untestedOf(api: ApiContract): readonly Untested[] {
  return readApi(api).untested;
}

/** An operation that cannot be tested. */
export interface Untested {
  readonly operationId: string;
  readonly method: string;
  readonly why: string;
}

/** All roles that some operation of a contract needs. */
export function rolesOf(api: ApiContract): readonly string[] {
  const alternatives = operationsOf(api).flatMap(({ security }) => security);
  return [...new Set(alternatives.flatMap(({ roles }) => roles))];
}

const readApi = onceFor((api: ApiContract) => {
  const operations: OperationContract[] = [];
  const untested: Untested[] = [];
  for (const operation of listed(api.contract)) {
    const one = readOperation(api, operation);
    if ("why" in one) untested.push(one);
    else operations.push(one);
  }
  return { operations, untested };
});

function readOperation(api: ApiContract, operation: Operation): OperationContract | Untested {
  const { name: operationId, path, place } = operation;
  const method = operation.method.toUpperCase();
  const untested = (why: string): Untested => ({ operationId, method, why });
  if (operation.kind !== "path") return untested(`it is a ${operation.kind}: the provider sends it`);
  const parameters = sendableParametersOf(operation);
  const pathParameters = placeholdersIn(path).map((name) =>
    parameters.find((parameter) => parameter.in === "path" && parameter.name === name),
  );
  if (!pathParameters.every((parameter) => parameter !== undefined))
    return untested(`its path has a part in braces that no parameter describes: ${path}`);
  const found = baseRequestOf(operation);
  if (found.kind === "no request")
    return untested(
      `it has no valid request: ${found.flaws.map((flaw) => `${flaw.place.pointer}: ${flaw.cause}`).join("; ")}`,
    );
  const { body: value, files } = withoutMadeUpFiles(found.body);
  const example = { ...found, body: value };
  const body = readBody(operation, example);
  if (typeof body === "string" && bodyOf(operation)?.required === true)
    return untested(`it needs a body, and ${body}`);
  // Most answers are large, and of a large document most are never asked about.
  const responses = answersOf(operation).map(({ status, place: at, contents }) => ({
    status,
    place: at,
    contents,
    get schema() {
      return usableOneWay(jsonContentsOf(contents)[0]?.schema, "response");
    },
  }));
  const success = successIn(responses, memberOf(place, "responses"));
  if (success === undefined) return untested("it documents failures only");
  const { alternatives, unknown } = readSecurity(operation);
  if (alternatives.length === 0) return untested(unknown.join("; "));
  let itemKeys: readonly string[] | undefined;
  return {
    api,
    operationId,
    method,
    path,
    place,
    page: textAt(place, "externalDocs", "url"),
    pathParameters: pathParameters
      .map((parameter) => ({
        ...parameter,
        row: rowKindOf(operation, parameter),
        example: valueIn(example, parameter),
      }))
      .filter((parameter) => isPlain(parameter.example)),
    queryParameters: parameters.filter((parameter) => parameter.in === "query"),
    parameters,
    body: typeof body === "string" ? undefined : body,
    responses,
    security: alternatives,
    success,
    example: { ...example, parameters: example.parameters.map(onAnyRow) },
    get itemKeys() {
      itemKeys ??= success.schema === undefined ? [] : copiedFrom(success.schema);
      return itemKeys;
    },
    get leftOut() {
      return [
        ...leftOutOf(operation, body, files),
        ...example.leftOut.map(({ cause, place: at }) => ({
          what: `${operationId} body`,
          why: `${at.pointer}: ${cause}`,
        })),
        ...unknown.map((why) => ({ what: `${operationId} credentials`, why })),
      ];
    },
  };
}

/** The answer that is a success: one status, else a range, a redirect, or the one for all; where nothing is documented, any. */
function successIn(responses: readonly ResponseContract[], all: Place): Success | undefined {
  if (responses.length === 0) return { status: undefined, place: all, contents: [], schema: undefined };
  return [/^2\d\d$/, /^2XX$/i, /^3\d\d$/, /^default$/]
    .map((form) => responses.find(({ status }) => form.test(status)))
    .find((response) => response !== undefined);
}

/** The fields of the items that are sent which an answer copies. */
function copiedFrom(answer: Place): string[] {
  const copies = markedIn(answer, "x-copy-of").map(({ value }) => expressionOf(value));
  return copies.flatMap((copied) => (copied?.of === "item" ? copied.pointer.split("/").slice(1, 2) : []));
}

/** RFC 9110 has `*` for any row that is there. A tag that is an example or made up is that of no row. */
function onAnyRow(given: ParameterValue): ParameterValue {
  const { in: where, name, schema } = given.parameter;
  const isMeant = where === "header" && name.toLowerCase() === "if-match" && schema !== undefined;
  return isMeant && isValid(schema, ANY_ROW) ? { ...given, value: ANY_ROW } : given;
}

/** The value of a parameter in a request. */
function valueIn({ parameters }: BaseRequest, { in: where, name }: Parameter): unknown {
  return parameters.find(({ parameter }) => parameter.in === where && parameter.name === name)?.value;
}

function isPlain(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** The body of the example, or why the suite cannot send it. */
function readBody(operation: Operation, { body: example }: BaseRequest): BodyContract | string | undefined {
  const body = bodyOf(operation);
  if (body === undefined || example === undefined) return undefined;
  const { content } = example;
  const form = bodyFormOf(content);
  const written = writtenBody(example);
  if (form === undefined || written === undefined) return `the suite does not write ${content.name}`;
  const madeUp = madeUpIn(example);
  if (madeUp !== undefined) return whyNotMadeUp(madeUp);
  const { place, required, contents } = body;
  return {
    place,
    required,
    contents,
    content,
    form,
    type: written.mediaType,
    schema: usableOneWay(content.schema, "request"),
  };
}
