/**
 * The rules of an API: what its `rules.yaml` says, made into checks by templates.
 */
import { onceFor } from "@facility-contracts/model/once";
import type { ApiContract } from "../contract/contracts.ts";
import { operationsOf } from "../contract/operations.ts";
import type { AnswerRule, Rules, ScenarioRule } from "./rule.ts";
import { TEMPLATES } from "./templates/templates.ts";

/** The parameter that names what an update moves in the answer, by template. */
const MOVED_BY: Readonly<Record<string, string>> = { clock: "field", copied: "to", movesUpdatedAt: "field" };

export const rulesOf = onceFor((api: ApiContract): Rules => {
  const operations = operationsOf(api);
  const answers: AnswerRule[] = [];
  const scenarios: ScenarioRule[] = [];
  for (const { assumed, id, operation: operationId, parameters = {}, says, template } of api.rules) {
    const operation = operations.find((tested) => tested.operationId === operationId);
    if (operation === undefined) continue;
    const moves = api.rules.flatMap((rule) => {
      const moved = rule.operation === operationId && rule.parameters?.[MOVED_BY[rule.template] ?? ""];
      return typeof moved === "string" ? [moved] : [];
    });
    const made = TEMPLATES.get(template)?.({ operation, operations, parameters, moves });
    const stated = { id, operationId, says, assumed };
    if (made !== undefined && "check" in made)
      answers.push({ ...stated, ...made, assumed: assumed ?? made.assumed });
    else if (made !== undefined) scenarios.push({ ...stated, ...made });
  }
  return { answers, scenarios };
});
