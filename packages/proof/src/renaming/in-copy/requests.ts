/**
 * Requests that are made of a contract alone.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { examplesOf } from "@facility-contracts/model/example";
import { invalidRequestOf } from "@facility-contracts/model/invalid-request";
import { isObject } from "@facility-contracts/model/json";
import { extendParameterOf, markedIn } from "@facility-contracts/model/markers";
import type { Operation } from "@facility-contracts/model/operation";
import { type BaseRequest, baseRequestOf } from "@facility-contracts/model/request";
import { type WrittenRequest, writtenRequest } from "@facility-contracts/model/written";

type Parts = Pick<BaseRequest, "parameters" | "body">;

/** Requests of an operation: right ones and wrong ones, by what they are. */
export function* requestsOf(operation: Operation): Generator<readonly [string, WrittenRequest]> {
  const base = baseRequestOf(operation);
  if (base.kind === "no request") return;
  const valid = written(operation, base);
  yield ["valid", valid];
  yield ["no credentials", written(operation, base, "")];
  yield ["another method", { ...valid, method: "TRACE" }];
  yield ["HEAD", { ...valid, method: "HEAD", body: undefined }];
  yield ["a preflight", preflightOf(valid)];
  yield ["Accept: text/html", withHeader(valid, "Accept", "text/html")];
  const invalid = invalidRequestOf(operation);
  if (invalid.kind === "request") yield ["not valid", written(operation, invalid)];
  for (const { parameter, value } of base.parameters)
    for (const other of ["no such value", "404", "0"])
      yield [
        `${parameter.name}=${other} and not ${value}`,
        written(operation, {
          ...base,
          parameters: base.parameters.map((one) =>
            one.parameter === parameter ? { parameter, value: other } : one,
          ),
        }),
      ];
  yield* extended(operation, base);
  yield* withBodies(operation, base, valid);
}

function* extended(operation: Operation, base: BaseRequest): Generator<readonly [string, WrittenRequest]> {
  const parameter = extendParameterOf(operation);
  if (parameter === undefined) return;
  const schemas = answersOf(operation).flatMap(({ contents }) =>
    contents.flatMap(({ schema }) => schema ?? []),
  );
  const names = schemas.flatMap((schema) => markedIn(schema, "x-extend").map(({ value }) => value));
  for (const value of [...names.map((name) => [name]), names, ["no such value"]])
    yield [
      `extended by ${value}`,
      written(operation, { ...base, parameters: [...base.parameters, { parameter, value }] }),
    ];
}

/** Bodies with a field less, with one more, and with values of other types. */
function* withBodies(
  operation: Operation,
  base: BaseRequest,
  valid: WrittenRequest,
): Generator<readonly [string, WrittenRequest]> {
  const { body } = base;
  if (body === undefined) return;
  yield ["text", withHeader(valid, "Content-Type", "text/plain")];
  yield ["no body", { ...valid, body: undefined }];
  yield ["malformed JSON", { ...valid, body: '{"' }];
  const place = bodyOf(operation)?.contents[0]?.place;
  const given = (place === undefined ? [] : examplesOf(place)).map(({ value }) => value);
  const withValue = (value: unknown) => written(operation, { ...base, body: { ...body, value } });
  for (const [index, value] of given.entries()) yield [`body ${index + 1}`, withValue(value)];
  for (const value of [null, 7, "text", [], {}, [{}], [null]])
    yield [`body ${JSON.stringify(value)}`, withValue(value)];
  const isList = Array.isArray(body.value);
  const item: unknown = isList ? body.value[0] : body.value;
  if (!isObject(item)) return;
  const wrapped = (value: object) => withValue(isList ? [item, value] : value);
  yield ["a field more", wrapped({ ...item, "no such field": 1 })];
  if (isList) yield ["three items", withValue([item, item, item])];
  for (const field of Object.keys(item)) {
    const { [field]: _, ...rest } = item;
    yield [`without ${field}`, wrapped(rest)];
    for (const value of [null, {}, "no such value", -1])
      yield [`${field}: ${JSON.stringify(value)}`, wrapped({ ...item, [field]: value })];
  }
}

function written(operation: Operation, parts: Parts, secret = "any"): WrittenRequest {
  const request = writtenRequest(operation, parts, () => secret);
  if (request === undefined) throw new Error(`${operation.name} takes a body that cannot be written`);
  return request;
}

/** A request with another value of a header. */
export function withHeader(request: WrittenRequest, name: string, value: string): WrittenRequest {
  const others = request.headers.filter((header) => header.name !== name);
  return { ...request, headers: [...others, { name, value }] };
}

function preflightOf({ method, target, headers }: WrittenRequest): WrittenRequest {
  return {
    method: "OPTIONS",
    target,
    headers: [
      { name: "Origin", value: "http://127.0.0.1:5173" },
      { name: "Access-Control-Request-Method", value: method },
      {
        name: "Access-Control-Request-Headers",
        value: headers.map(({ name }) => name.toLowerCase()).join(","),
      },
    ],
    body: undefined,
  };
}
