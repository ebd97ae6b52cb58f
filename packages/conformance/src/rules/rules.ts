/**
 * The rules by API: a file of rules for each page, or for several pages on one thing.
 */
import { additionAnswers, additionScenarios } from "./additions.ts";
import { anomalyAnswers, anomalyScenarios } from "./anomalies.ts";
import { interventionAnswers, interventionScenarios } from "./interventions.ts";
import type { Rules } from "./rule.ts";
import { tickets } from "./tickets.ts";

const RULES: Readonly<Record<string, Rules>> = {
  "safety-register": {
    answers: [...anomalyAnswers, ...additionAnswers, ...interventionAnswers],
    scenarios: [...anomalyScenarios, ...additionScenarios, ...interventionScenarios],
  },
  tickets,
};

/** The rules of an API; none of one that has none. */
export function rulesOf(name: string): Rules {
  return RULES[name] ?? { answers: [], scenarios: [] };
}
