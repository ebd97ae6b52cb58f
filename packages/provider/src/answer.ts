/**
 * Answers, and the error bodies of each API.
 */
import type { Api } from "@facility-contracts/contract/frozen/operations";
import type { Fields } from "./rows.ts";
import type { WireAnswer } from "./wire.ts";

/** An answer before it is written as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: Fields;
}

/** Why a request was refused. */
export type Refusal =
  | "unauthorized"
  | "forbidden"
  | "noRoute"
  | "absent"
  | "parameter"
  | "mediaType"
  | "size"
  | "body"
  | "internal";

interface Texts {
  readonly status: number;
  readonly code: string;
  readonly ticket: string;
  readonly register: string;
}

const TEXTS: Readonly<Record<Refusal, Texts>> = {
  unauthorized: {
    status: 401,
    code: "UNAUTHORIZED",
    ticket: "Unauthorized access",
    register: "Unauthorized",
  },
  forbidden: { status: 403, code: "FORBIDDEN", ticket: "Insufficient permissions", register: "Forbidden" },
  noRoute: { status: 404, code: "NOT_FOUND", ticket: "Not found", register: "Not Found" },
  absent: { status: 404, code: "NOT_FOUND", ticket: "Ticket not found", register: "Not Found" },
  parameter: {
    status: 400,
    code: "VALIDATION_ERROR",
    ticket: "Invalid ticket ID",
    register: "Invalid request parameters",
  },
  mediaType: {
    status: 415,
    code: "VALIDATION_ERROR",
    ticket: "Content-Type must be application/json",
    register: "Unsupported Media Type",
  },
  size: {
    status: 413,
    code: "VALIDATION_ERROR",
    ticket: "Request body too large",
    register: "Request Too Long",
  },
  body: {
    status: 400,
    code: "VALIDATION_ERROR",
    ticket: "Validation failed",
    register: "Invalid request body",
  },
  internal: {
    status: 500,
    code: "INTERNAL_ERROR",
    ticket: "Internal error",
    register: "Internal Server Error",
  },
};

/** The answer to a request that is refused. Only tickets have details, by field name. */
export function refuse(api: Api, refusal: Refusal, details?: Readonly<Record<string, string>>): Answer {
  const { status, code, ticket, register } = TEXTS[refusal];
  if (api === "safety-register") return { status, body: { message: register } };
  const error = { message: ticket, code, ...(details === undefined ? {} : { details }) };
  return { status, body: { success: false, error } };
}

const encoder = new TextEncoder();

/** An answer with a text as its body. */
export function wireOf(status: number, text: string, type = "application/json; charset=utf-8"): WireAnswer {
  const body = encoder.encode(text);
  return { status, headers: { "content-type": type, "content-length": String(body.length) }, body };
}

/** Writes an answer as JSON. */
export function encode(answer: Answer): WireAnswer {
  return wireOf(answer.status, JSON.stringify(answer.body));
}
