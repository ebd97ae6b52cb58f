/**
 * The mutants of the answers of an operation.
 */

import type { OperationPlace } from "@facility-contracts/provider/foreign/place";
import { answerMutant } from "./answer-change.ts";
import { formChanges } from "./answer-forms.ts";
import { allMemberChanges, memberChanges } from "./answer-members.ts";
import { answerSchemaOf } from "./answer-schema.ts";
import { valueChanges } from "./answer-values.ts";
import { answerPlace, statusesOf } from "./document.ts";
import type { Mutant } from "./mutant.ts";

/** Every element of the documented answers, broken one at a time. */
export function answerMutants(
  operation: OperationPlace,
  statuses: readonly number[] = statusesOf(operation),
): Mutant[] {
  return statuses.flatMap((status) => {
    const answer = answerSchemaOf(operation, status);
    const response = answerPlace(operation, status);
    return [
      ...answer.nodes.flatMap((node) => [...memberChanges(answer, node), ...valueChanges(answer, node)]),
      ...allMemberChanges(answer, response.pointer),
      ...formChanges(answer, response),
    ].map((change) => answerMutant(operation, status, change));
  });
}
