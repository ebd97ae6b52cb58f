/**
 * The names that a rule may use: operations of its contract, and fields of their requests and answers.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import type { Contract } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { namesIn, schemasAt } from "@facility-contracts/model/schema/path";
import type { NamedOperation } from "./operations.ts";

/** The names of one sort. */
export interface Names {
  /** What one of them is: "a field of the answer of updateTicket". */
  readonly what: string;
  has(name: string): boolean;
  /** Those that may have been meant. */
  near(name: string): readonly string[];
}

/** What `openapi/rules.schema.json` calls the sorts of names. */
export const FORMATS = ["operation", "field-of-request", "field-of-answer", "field-of-any-answer"] as const;

/** The operations that a rule may be about, by the names that reports have for them: one need not have an operationId. */
export function ruledOperationsOf(contract: Contract): NamedOperation[] {
  return operationsOf(contract).flatMap((operation) =>
    operation.kind === "path" ? [{ ...operation, operationId: operation.name }] : [],
  );
}

/** The schemas of the JSON answers of an operation. */
export function answerSchemas(operation: NamedOperation): Place[] {
  return answersOf(operation).flatMap(({ contents }) => jsonContentIn(contents)?.schema ?? []);
}

/** The names that a rule about an operation may use, by format. */
export function namesFor(contract: Contract, operationId: unknown): Readonly<Record<string, Names>> {
  const all = ruledOperationsOf(contract);
  const operation = all.find((known) => known.operationId === operationId);
  const ids = all.map((known) => known.operationId);
  return {
    operation: { what: "an operation of the contract", has: (name) => ids.includes(name), near: () => ids },
    // Of an operation that is not there, that alone is told.
    ...(operation === undefined
      ? {}
      : {
          "field-of-request": fieldsOf(`the request of ${operationId}`, requestSchemas(operation)),
          "field-of-answer": fieldsOf(`the answer of ${operationId}`, answerSchemas(operation)),
        }),
    "field-of-any-answer": fieldsOf("an answer", all.flatMap(answerSchemas)),
  };
}

/** The schema of its JSON body, if it has one. */
export function requestSchemas(operation: NamedOperation): Place[] {
  return [jsonContentIn(bodyOf(operation)?.contents ?? [])?.schema ?? []].flat();
}

function fieldsOf(message: string, schemas: readonly Place[]): Names {
  const at = (path: string) => schemas.flatMap((schema) => schemasAt(schema, path));
  return {
    what: `a field of ${message}`,
    has: (path) => path.startsWith("/") && at(path).length > 0,
    near(path) {
      // What is beside the first step that leads nowhere.
      const keys = keysOf(path);
      const end = keys.findIndex(
        (_, index) => at(pointerBelow("", ...keys.slice(0, index + 1))).length === 0,
      );
      const around = pointerBelow("", ...keys.slice(0, Math.max(0, end)));
      const names = namesIn(at(around)).map((name) => pointerBelow(around, name));
      return names.length > 0 ? names : [`${around}/*`];
    },
  };
}
