/**
 * What the documents say about the bodies of errors, read without the code of the sandbox.
 */
import { operations } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(safetyRegister, "safety-register", false, false);
ajv.addSchema(tickets, "tickets", false, false);

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

const compiled = new Map<string, ValidateFunction>();
const anyTicketError = ajv.compile(ANY_TICKET_ERROR);

/** What is wrong with the body of an error: nothing, or why it is not in the envelope of its API. */
export function faultsOfError(method: string, path: string, status: number, text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const validate = validatorOf(method, path, status);
  return validate(body) ? "" : ajv.errorsText(validate.errors);
}

function validatorOf(method: string, path: string, status: number): ValidateFunction {
  const [pathname = ""] = path.split("?", 1);
  const operation = operations.find(
    (candidate) =>
      candidate.method === method.toLowerCase() &&
      new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const api = operation?.api ?? (/^\/api(?:\/|$)/.test(pathname) ? "tickets" : "safety-register");
  const isDocumented = operation !== undefined && [400, 401, 403, 404, 413, 415].includes(status);
  if (api === "tickets" && !isDocumented) return anyTicketError;
  const reference = `${api}#/components/schemas/${SCHEMAS[api](status)}`;
  const known = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, known);
  return known;
}
