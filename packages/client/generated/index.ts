// Generated from openapi/ by `npm run generate`. Do not edit.

export type * as SafetyRegister from "@facility-contracts/contract/safety-register";
export type * as Tickets from "@facility-contracts/contract/tickets";
export * from "./safety-register.ts";
export * from "./tickets.ts";
export * from "./uploads.ts";
