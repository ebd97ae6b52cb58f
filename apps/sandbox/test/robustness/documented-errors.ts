/**
 * What the documents say about the bodies of errors, read without the code of the sandbox.
 */
import { operations } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { neededCheckOf } from "@facility-contracts/model/schema/check";

const contracts = {
  "safety-register": contractOf(safetyRegister, "safety-register"),
  tickets: contractOf(tickets, "tickets"),
};

/** The names of the answers with an error, and the schemas that both documents give them. */
const SCHEMAS = {
  "safety-register": () => "ErrorMessage",
  tickets: (status: number) =>
    ({ 401: "UnauthorizedError", 403: "ForbiddenError", 404: "NotFoundError" })[status] ?? "ValidationError",
};

const ANY_TICKET_ERROR = {
  type: "object",
  required: ["success", "error"],
  properties: {
    success: { const: false },
    error: {
      type: "object",
      required: ["message", "code"],
      properties: { message: { type: "string" }, code: { type: "string" } },
    },
  },
};

const anyTicketError = schemaIn(
  contractOf({ openapi: "3.1.0", components: { schemas: { Any: ANY_TICKET_ERROR } } }, "any error"),
  "Any",
);

/** What is wrong with the body of an error: nothing, or why it is not in the envelope of its API. */
export function faultsOfError(method: string, path: string, status: number, text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const violations = neededCheckOf(schemaFor(method, path, status)).violationsOf(body);
  return violations.map(({ at, message }) => `${at} ${message}`).join("; ");
}

function schemaFor(method: string, path: string, status: number): Place {
  const [pathname = ""] = path.split("?", 1);
  const operation = operations.find(
    (candidate) =>
      candidate.method === method.toLowerCase() &&
      new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const api = operation?.api ?? (/^\/api(?:\/|$)/.test(pathname) ? "tickets" : "safety-register");
  const isDocumented = operation !== undefined && [400, 401, 403, 404, 413, 415].includes(status);
  if (api === "tickets" && !isDocumented) return anyTicketError;
  return schemaIn(contracts[api], SCHEMAS[api](status));
}

function schemaIn(contract: Contract, name: string): Place {
  return placeAt(contract, `#/components/schemas/${name}`);
}
