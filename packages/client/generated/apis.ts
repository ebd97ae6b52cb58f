// Generated from openapi/ by `npm run generate`. Do not edit.

import type { Api } from "../src/api.ts";
import type { Asked } from "../src/asked.ts";
import {
  type ExtendedInterventionAnswer,
  type InterventionBlock,
  safetyRegisterApi,
} from "./safety-register.ts";
import { ticketsApi } from "./tickets.ts";

/** Every API. */
export const apis: readonly Api[] = [safetyRegisterApi, ticketsApi];

/** The answers that a parameter adds fields to, by operation and by what it is called with. */
export interface ExtendedAnswers<Call> {
  readonly getIntervention: ExtendedInterventionAnswer<Asked<Call, "extend", InterventionBlock>>;
}
