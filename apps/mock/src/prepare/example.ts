import { answersOf } from "@facility-contracts/model/answer";
import type { Operation } from "@facility-contracts/model/operation";
import { baseRequestOf } from "@facility-contracts/model/request";
import { writtenRequest } from "@facility-contracts/model/written";
import type { ExampleRequest } from "../prepared.ts";

/** A request to try first: of an operation that documents a success, where there is one. */
export function exampleToTry(called: readonly [Operation, ...Operation[]]): ExampleRequest {
  const succeeds = (operation: Operation) =>
    answersOf(operation).some(({ status }) => status.startsWith("2"));
  return exampleOf(called.find(succeeds) ?? called[0]);
}

/**
 * A valid request of an operation, from the examples of its document or made for it, with made-up credentials. Without what
 * has no value, or cannot be written as text.
 */
export function exampleOf(operation: Operation): ExampleRequest {
  const base = baseRequestOf(operation);
  const { parameters, body } = base.kind === "request" ? base : NOTHING;
  const written =
    writtenRequest(operation, { parameters, body }, secretOf) ??
    writtenRequest(operation, { parameters, body: undefined }, secretOf);
  const { method, path } = operation;
  const nothing = { method: method.toUpperCase(), target: path, headers: [], body: undefined };
  const { target, headers, ...request } = written ?? nothing;
  return {
    ...request,
    path: target,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
  };
}

const NOTHING = { parameters: [], body: undefined };

const secretOf = () => "your-token";
