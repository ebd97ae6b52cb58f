// Generated from openapi/ by `npm run generate`. Do not edit.

import safetyRegisterDocument from "./safety-register.json" with { type: "json" };
import safetyRegisterGrounds from "./safety-register.grounds.json" with { type: "json" };
import safetyRegisterRules from "./safety-register.rules.json" with { type: "json" };
import ticketsDocument from "./tickets.json" with { type: "json" };
import ticketsGrounds from "./tickets.grounds.json" with { type: "json" };
import ticketsRules from "./tickets.rules.json" with { type: "json" };

export const apis = Object.freeze([
  { name: "safety-register", document: safetyRegisterDocument, shown: safetyRegisterGrounds.shown, rules: safetyRegisterRules.rules },
  { name: "tickets", document: ticketsDocument, shown: ticketsGrounds.shown, rules: ticketsRules.rules },
]);
