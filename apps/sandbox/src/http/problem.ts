/**
 * The bodies of errors, in the envelope of each API. Documented ones are the examples of the contract, with what was
 * wrong in them.
 */
import { STATUS_CODES } from "node:http";
import { type Api, operations } from "@facility-contracts/contract/operations";
import type { ContractOperation } from "../contract/contract-operations.ts";
import { isObject } from "../contract/documents.ts";
import type { Fault } from "../contract/schemas.ts";

/** What the codes of tickets are for a status that no page documents. */
const OWN_CODES: Readonly<Record<number, string>> = {
  400: "VALIDATION_ERROR",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  408: "REQUEST_TIMEOUT",
  500: "INTERNAL_ERROR",
  503: "SERVICE_UNAVAILABLE",
};

/** The longest list of faults that is told. */
const MOST_FAULTS = 50;

/** The API that a path is of: the one whose paths begin like it. Any other path is answered like the safety register. */
export function apiOf(path: string): Api {
  const [, first] = path.split("/");
  return operations.find((operation) => operation.path.split("/")[1] === first)?.api ?? "safety-register";
}

/** The body of an error of an operation. */
export function problemOf(operation: ContractOperation, status: number, faults: readonly Fault[]): object {
  const inPath = faults.some(({ place }) => place.startsWith(PATH_PLACE));
  const example = operation.exampleAnswer(status, inPath ? "id" : "");
  if (!isObject(example)) return ownProblem(operation.api, status);
  const told = faults.slice(0, MOST_FAULTS);
  return operation.api === "tickets" ? ticketProblem(example, told) : registerProblem(example, told);
}

/** The place of a fault of the path, for which no field has a name: `path id`. */
export const PATH_PLACE = "path ";

/** The body of an error that no operation documents. */
export function ownProblem(api: Api, status: number, message = STATUS_CODES[status] ?? "Error"): object {
  if (api === "safety-register") return { message };
  return { success: false, error: { message, code: OWN_CODES[status] ?? "ERROR" } };
}

function registerProblem(example: object, faults: readonly Fault[]): object {
  if (faults.length === 0) return example;
  const says = faults.map(
    ({ place, says }) => `${place === "" ? "body" : place.replace(PATH_PLACE, "")}: ${says}`,
  );
  return { ...example, message: says.join("; ") };
}

/** Details by field name. Of the path or the body as a whole there are none. */
function ticketProblem(example: { readonly error?: unknown }, faults: readonly Fault[]): object {
  const [whole] = faults.filter(({ place }) => place === "");
  const { error } = example;
  if (!isObject(error) || faults.length === 0 || !("details" in error)) return example;
  const { details: _, ...others } = error;
  if (whole !== undefined)
    return { ...example, error: { ...others, message: `The request body ${whole.says}` } };
  const byField = Map.groupBy(faults, ({ place }) => place);
  const details = [...byField].map(([field, own]) => [field, own.map(({ says }) => says).join("; ")]);
  // From entries, as a field may be called `__proto__`.
  return { ...example, error: { ...error, details: Object.fromEntries(details) } };
}
