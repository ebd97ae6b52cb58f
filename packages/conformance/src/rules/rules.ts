/**
 * The rules by API: a file of rules for each page, or for several pages on one thing.
 */
import type { Api } from "@facility-contracts/contract/operations";
import { additionAnswers, additionScenarios } from "./additions.ts";
import { anomalyAnswers, anomalyScenarios } from "./anomalies.ts";
import { interventionAnswers, interventionScenarios } from "./interventions.ts";
import type { Rules } from "./rule.ts";
import { tickets } from "./tickets.ts";

/** The rules of each API. */
export const RULES: Readonly<Record<Api, Rules>> = {
  "safety-register": {
    answers: [...anomalyAnswers, ...additionAnswers, ...interventionAnswers],
    scenarios: [...anomalyScenarios, ...additionScenarios, ...interventionScenarios],
  },
  tickets,
};
