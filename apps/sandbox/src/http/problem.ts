/**
 * The bodies of errors, in the envelope of each API. Documented ones are the examples of the contract, with what was
 * wrong in them.
 */
import { STATUS_CODES } from "node:http";
import type { Contract } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { type ContractApi, createApiFinder } from "../contract/contract-api.ts";
import {
  type DocumentedError,
  documentedErrorOf,
  documentedErrorsIn,
  type ErrorExample,
  memberOn,
  withMember,
} from "../contract/documented-error.ts";
import type { Fault } from "../contract/faults.ts";

export interface Problem {
  readonly mediaType: string;
  readonly body: object;
}

export interface Problems {
  of(operation: Operation, status: number, faults: readonly Fault[]): Problem;
  /** That of a request without an operation: in the envelope of the API that has the path, else a bare message. */
  at(path: string, status: number): Problem;
}

/** The longest list of faults that is told. */
const MOST_FAULTS = 50;

export function createProblems(apis: readonly ContractApi[]): Problems {
  const known = new Map<Operation, Map<number, DocumentedError | undefined>>();
  const errorOf = (operation: Operation, status: number) => {
    const errors = known.get(operation) ?? new Map<number, DocumentedError | undefined>();
    known.set(operation, errors);
    if (!errors.has(status)) errors.set(status, documentedErrorOf(operation, status));
    return errors.get(status);
  };
  const envelopes = new Map<Contract, Envelope>(apis.map((api) => [api.contract, envelopeOf(api)]));
  const envelopeIn = (contract: Contract | undefined): Envelope =>
    (contract && envelopes.get(contract)) ?? bareMessage;
  const apiAt = createApiFinder(apis);
  return {
    of(operation, status, faults) {
      const error = errorOf(operation, status);
      const example = error && exampleFor(error, faults);
      if (error === undefined || example === undefined) return envelopeIn(operation.contract)(status);
      return {
        mediaType: error.mediaType,
        body: tell(error, example.value, faults.slice(0, MOST_FAULTS)),
      };
    },
    at: (path, status) => envelopeIn(apiAt(path)?.contract)(status),
  };
}

/** The example for a fault in that part of the request; else one that is for no part, or in which any fault can be told. */
function exampleFor(
  { examples, details }: DocumentedError,
  faults: readonly Fault[],
): ErrorExample | undefined {
  const parts = new Set<string | undefined>(faults.map((fault) => fault.in));
  return (
    examples.find(({ faultIn }) => faultIn !== undefined && parts.has(faultIn)) ??
    examples.find(({ faultIn }) => faultIn === undefined) ??
    examples.find(({ value }) => details !== undefined && memberOn(value, details) !== undefined) ??
    examples[0]
  );
}

/** An error with a status that nothing else is known of. */
type Envelope = (status: number) => Problem;

/** That of an API which marks no member of its errors, and of a path that no API has. */
const bareMessage: Envelope = (status) => ({
  mediaType: "application/json",
  body: { message: reasonOf(status) },
});

function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? "Error";
}

/** An error of the API without what is told in it. */
function envelopeOf(api: ContractApi): Envelope {
  const errors = documentedErrorsIn(api);
  const error = errors.find(({ message, examples }) => message !== undefined && examples.length > 0);
  const { message, code, details, mediaType = "", examples: [example] = [] } = error ?? {};
  if (message === undefined || example === undefined) return bareMessage;
  const blank = details === undefined ? example.value : withMember(example.value, details, undefined);
  return (status) => {
    const told = withMember(blank, message, reasonOf(status));
    return {
      mediaType,
      body: code === undefined ? told : withMember(told, code, codeOf(errors, status)),
    };
  };
}

/** The documented code of a status; else its name, as that of a documented 404 is. */
function codeOf(errors: readonly DocumentedError[], status: number): unknown {
  for (const { status: own, code, examples } of errors)
    if (own === String(status) && code !== undefined && examples[0] !== undefined)
      return memberOn(examples[0].value, code);
  return reasonOf(status)
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, "_");
}

/** Puts what is wrong into an example: by the name of the field where the error has such details, else in its message. */
function tell(error: DocumentedError, example: JsonObject, faults: readonly Fault[]): object {
  const { message, details } = error;
  if (details !== undefined) return tellByField({ ...error, details }, example, faults);
  if (message === undefined || faults.length === 0) return example;
  const says = faults.map(({ in: part, place, says }) => `${place || (part ?? "request")}: ${says}`);
  return withMember(example, message, says.join("; "));
}

/** Of the body or the request as a whole there are no details, and none in an example that shows none. */
function tellByField(
  { message, details }: Pick<DocumentedError, "message"> & { readonly details: readonly string[] },
  example: JsonObject,
  faults: readonly Fault[],
): object {
  const whole = faults.find(({ place }) => place === "");
  const hasDetails = memberOn(example, details) !== undefined;
  const blank = hasDetails ? withMember(example, details, undefined) : example;
  if (whole !== undefined && message !== undefined) {
    const what = whole.in === undefined ? "The request" : `The request ${whole.in}`;
    return withMember(blank, message, `${what} ${whole.says}`);
  }
  if (faults.length === 0 || !hasDetails) return blank;
  const byField = Map.groupBy(faults, ({ place }) => place);
  const told = [...byField].map(([field, own]) => [field, own.map(({ says }) => says).join("; ")]);
  // From entries, as a field may be called `__proto__`.
  return withMember(example, details, Object.fromEntries(told));
}
