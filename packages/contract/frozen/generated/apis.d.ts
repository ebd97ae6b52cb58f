// Generated from openapi/ by `npm run generate`. Do not edit.

import type { operations as SafetyRegisterOperations } from "./safety-register.js";
import type { operations as TicketsOperations } from "./tickets.js";

/** The name of an API: that of its folder. */
export type ApiName = "safety-register" | "tickets";

/** An API, as engines work on it. */
export interface Api {
  readonly name: ApiName;
  /** The bundled OpenAPI document. */
  readonly document: object;
  /** JSON pointers into the document: what examples on pages alone show. */
  readonly shown: readonly string[];
  /** What its pages state in prose, in the order in which it is tried. */
  readonly rules: readonly Rule[];
}

/** What a page states in prose, and how the contract tests hold it against a provider: `openapi/rules.schema.json`. */
export interface Rule {
  /** The operationId. */
  readonly operation: string;
  readonly id: string;
  readonly template: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The rule as a sentence. */
  readonly says: string;
  /** Why it is assumed, where no page says it. */
  readonly assumed?: string;
}

/** Every API of the contract, by name. */
export declare const apis: readonly Api[];

/** The operations of each API, by operationId. */
export interface OperationsOf {
  readonly "safety-register": SafetyRegisterOperations;
  readonly "tickets": TicketsOperations;
}

/** The operations of all APIs, by operationId: no two have the same. */
export interface Operations extends SafetyRegisterOperations, TicketsOperations {}

/** The names that a provider of an API is described with. */
export interface NamesOf {
  readonly "safety-register": {
    readonly schemes: "bearerAuth" | "sessionToken";
    readonly scopes: never;
    /** Kinds of rows. */
    readonly rows: "anomaly" | "report" | "intervention";
  };
  readonly "tickets": {
    readonly schemes: "sessionCookie";
    readonly scopes: "ticket:write";
    /** Kinds of rows. */
    readonly rows: "ticket";
  };
}
