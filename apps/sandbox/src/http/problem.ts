/**
 * The bodies of errors, in the envelope of each API. Documented ones are the examples of the contract, with what was
 * wrong in them.
 */
import { STATUS_CODES } from "node:http";
import { type Api, operations } from "@facility-contracts/contract/operations";
import { isObject } from "@facility-contracts/model/json";
import type { ContractOperation } from "../contract/contract-operations.ts";
import type { Fault } from "../contract/faults.ts";

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

/** The place of a fault of the request beside its path and its body. */
export const REQUEST_PLACE = "request";

/** The body of an error that no operation documents. */
export function ownProblem(api: Api, status: number): object {
  const message = STATUS_CODES[status] ?? "Error";
  if (api === "safety-register") return { message };
  // The code of a 400 is documented; any other is the name of its status, as that of the documented 404 is.
  const code = status === 400 ? "VALIDATION_ERROR" : message.toUpperCase().replaceAll(/[^A-Z]+/g, "_");
  return { success: false, error: { message, code } };
}

function registerProblem(example: object, faults: readonly Fault[]): object {
  if (faults.length === 0) return example;
  const says = faults.map(
    ({ place, says }) => `${place === "" ? "body" : place.replace(PATH_PLACE, "")}: ${says}`,
  );
  return { ...example, message: says.join("; ") };
}

/** Details by field name. Of the path, and of the body or the request as a whole, there are none. */
function ticketProblem(example: { readonly error?: unknown }, faults: readonly Fault[]): object {
  const { error } = example;
  if (!isObject(error) || !("details" in error)) return example;
  const { details: _, ...others } = error;
  const whole = faults.find(({ place }) => place === "" || place === REQUEST_PLACE);
  if (whole !== undefined) {
    const what = whole.place === "" ? "The request body" : "The request";
    return { ...example, error: { ...others, message: `${what} ${whole.says}` } };
  }
  if (faults.length === 0) return { ...example, error: others };
  const byField = Map.groupBy(faults, ({ place }) => place);
  const details = [...byField].map(([field, own]) => [field, own.map(({ says }) => says).join("; ")]);
  // From entries, as a field may be called `__proto__`.
  return { ...example, error: { ...error, details: Object.fromEntries(details) } };
}
