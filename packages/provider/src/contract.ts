/**
 * What the contract says of requests: paths, and schemas as validators that are compiled once a process.
 */
import { type Api, type OperationId, operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { createAjv } from "@facility-contracts/model/schema/ajv";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";

// All errors, as the details of a ticket's error name each field.
const ajv = createAjv({ allErrors: true });
ajv.addSchema(safetyRegister, "safety-register", false, false);
ajv.addSchema(tickets, "tickets", false, false);

function compile(api: Api, ...place: string[]): ValidateFunction {
  const pointer = place.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  return ajv.compile({ $ref: `${api}#/${pointer}` });
}

/** The schemas of the parameters, by name. */
export const parameters = {
  anomalyId: compile("safety-register", "components", "parameters", "AnomalyId", "schema"),
  reportId: compile("safety-register", "components", "parameters", "ReportId", "schema"),
  interventionId: compile("safety-register", "components", "parameters", "InterventionId", "schema"),
  extend: compile("safety-register", "components", "parameters", "Extend", "schema"),
  id: compile("tickets", "components", "parameters", "TicketId", "schema"),
} as const;

/** The name of a path parameter. */
export type PathParameter = Exclude<keyof typeof parameters, "extend">;

function isPathParameter(name: string): name is PathParameter {
  return name in parameters && name !== "extend";
}

/** An operation, as the router needs it. */
export interface Route {
  readonly operationId: OperationId;
  readonly method: string;
  /** The path between its slashes; the parameter is undefined. */
  readonly segments: readonly (string | undefined)[];
  readonly parameter: PathParameter;
}

/** All operations. */
export const routes: readonly Route[] = operations.map(({ operationId, method, path }) => {
  const parameter = /\{(\w+)\}/.exec(path)?.[1] ?? "";
  if (!isPathParameter(parameter)) throw new Error(`${path} has no parameter that the provider knows.`);
  const segments = path.split("/").map((segment) => (segment.startsWith("{") ? undefined : segment));
  return { operationId, method: method.toUpperCase(), segments, parameter };
});

/** The operations that take a body, each with its validator. */
const bodies: ReadonlyMap<OperationId, ValidateFunction> = new Map(
  operations
    .filter(({ method }) => method !== "get")
    .map(({ api, operationId, method, path }) => {
      const content = ["requestBody", "content", "application/json", "schema"];
      return [operationId, compile(api, "paths", path, method, ...content)];
    }),
);

/** Whether an operation takes a body. */
export function takesBody(operationId: OperationId): boolean {
  return bodies.has(operationId);
}

function fieldOf(error: ErrorObject): string {
  const [, field] = error.instancePath.split("/");
  const { additionalProperty, missingProperty }: Record<string, unknown> = error.params;
  return String(field ?? additionalProperty ?? missingProperty ?? "body");
}

/** What is wrong with a body, by field name; undefined where nothing is. */
export function problemsOf(operationId: OperationId, body: unknown): Record<string, string> | undefined {
  const validate = bodies.get(operationId);
  if (validate === undefined || validate(body)) return undefined;
  // From entries, as a field may be called `__proto__`.
  return Object.fromEntries(
    (validate.errors ?? []).map((error) => [fieldOf(error), `Invalid ${fieldOf(error)} value`]),
  );
}
