/**
 * Every mutant of a document of others, and those that its contract allows.
 */

import type { ForeignOperation } from "@facility-contracts/provider/foreign/contract";
import { answerMutants } from "../mutation/answer-mutants.ts";
import type { Mutant } from "../mutation/mutant.ts";
import { bodyMutants } from "../mutation/request-bodies.ts";
import { mediaMutants } from "../mutation/request-media.ts";
import { securityMutants } from "../mutation/request-security.ts";
import { parameterMutants } from "./parameter-mutants.ts";

/** The mutants of an operation. */
export function foreignMutantsOf(operation: ForeignOperation): readonly Mutant[] {
  return [
    ...parameterMutants(operation),
    ...bodyMutants(operation),
    ...mediaMutants(operation),
    ...(operation.security.length > 0 ? securityMutants(operation) : []),
    ...statusesOf(operation).flatMap((status) => answersOf(operation, status)),
  ];
}

/** The statuses that the provider answers. */
function statusesOf({ answers }: ForeignOperation): number[] {
  const named = [...answers.keys()].filter((status) => /^\d+$/.test(status)).map(Number);
  return answers.has("default") && !named.includes(400) ? [...named, 400] : named;
}

/** The mutants of answers with a status; of those that are no JSON, the status alone. */
function answersOf(operation: ForeignOperation, status: number): readonly Mutant[] {
  const contents = operation.answers.get(String(status)) ?? operation.answers.get("default") ?? [];
  const isJson = contents.some(({ mediaType }) => mediaType === "application/json");
  return answerMutants(operation, [status]).filter(({ kind }) => isJson || kind === "answer/status");
}
