/**
 * What the documents say about the bodies of errors, read without the code of the sandbox.
 */
import { type ApiName, apis } from "@facility-contracts/contract/apis";
import { operations } from "@facility-contracts/contract/operations";
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { neededCheckOf } from "@facility-contracts/model/schema/check";

const contracts = new Map(apis.map(({ document, name }) => [name, contractOf(document, name)]));

/** The names of the answers with an error, and the schemas that both documents give them. */
const SCHEMAS: Readonly<Partial<Record<ApiName, (status: number) => string>>> = {
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
  const [contract, nameOf] = [contracts.get(api), SCHEMAS[api]];
  if (contract === undefined || nameOf === undefined)
    throw new Error(`The names of the errors of ${api} are not known here: add them to SCHEMAS`);
  return schemaIn(contract, nameOf(status));
}

function schemaIn(contract: Contract, name: string): Place {
  return placeAt(contract, `#/components/schemas/${name}`);
}
