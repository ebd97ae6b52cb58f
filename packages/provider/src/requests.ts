/**
 * Requests that show faults. Each is right unless it says otherwise.
 */
import { TOKENS } from "./tokens.ts";
import type { WireRequest } from "./wire.ts";

/** Headers as they are sent. */
export type Headers = WireRequest["headers"];

/** What differs from the usual request. */
export interface Sent {
  readonly id?: number | string;
  /** Instead of the usual ones. */
  readonly headers?: Headers;
  /** Beside the usual ones. */
  readonly more?: Headers;
  /** Instead of the value written as JSON; an empty text sends no body. */
  readonly text?: string | Uint8Array;
  readonly query?: string;
}

/** The ticket of the page, and another one. */
export const TICKET = "550e8400-e29b-41d4-a716-446655440000";
export const OTHER_TICKET = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";

export const JSON_TYPE: Headers = [["Content-Type", "application/json"]];
export const COOKIE: Headers = [["Cookie", `session=${TOKENS.session.valid}`]];
export const BEARER: Headers = [["Authorization", `Bearer ${TOKENS.access.valid}`]];
export const SESSION: Headers = [["X-Session-Token", TOKENS.sessionToken.valid]];

/** What a nonconformity needs, and a bit more. */
export const ITEM = {
  title: "Door blocked",
  description: "The emergency exit is blocked.",
  risk: 3,
  technicalInstallationId: 1,
  siteId: 1,
};

/** The seven fields of an update. */
export const UPDATE = {
  ...ITEM,
  location: { room: "Chambre 1", floor: "1st Floor" },
  dueAt: "2024-12-01T12:34:56.000Z",
};

export const IMAGE = { uploadId: "file-1", name: "example.jpg", mimeType: "image/jpeg", size: 1024 };

/** Several of one kind, told apart by their number. */
export function several<Value>(count: number, make: (number: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

const encoder = new TextEncoder();

function request(method: string, path: string, usual: Headers, body: unknown, sent: Sent): WireRequest {
  const content = sent.text ?? (body === undefined ? "" : JSON.stringify(body));
  return {
    method,
    target: sent.query === undefined ? path : `${path}?${sent.query}`,
    headers: sent.headers ?? [...usual, ...(sent.more ?? [])],
    body: content.length === 0 ? undefined : typeof content === "string" ? encoder.encode(content) : content,
  };
}

/** Updates a ticket. */
export function ticket(body: unknown, sent: Sent = {}): WireRequest {
  return request("PUT", `/api/v1/tickets/${sent.id ?? TICKET}`, [...COOKIE, ...JSON_TYPE], body, sent);
}

const REGISTER: Headers = [...BEARER, ...SESSION];

/** Updates an anomaly. */
export function anomaly(body: unknown = UPDATE, sent: Sent = {}): WireRequest {
  return request("PUT", `/anomalies/v2/rs/${sent.id ?? 1}`, [...REGISTER, ...JSON_TYPE], body, sent);
}

/** Creates anomalies on a report. */
export function nonconformity(items: unknown, sent: Sent = {}): WireRequest {
  const path = `/anomalies/v2/rs/reports/${sent.id ?? 1}/nonconformity`;
  return request("POST", path, [...REGISTER, ...JSON_TYPE], items, sent);
}

/** Adds images to an anomaly. */
export function images(items: unknown, sent: Sent = {}): WireRequest {
  return request("POST", `/anomalies/v2/rs/${sent.id ?? 1}/images`, [...REGISTER, ...JSON_TYPE], items, sent);
}

/** Reads an intervention, with some blocks. */
export function intervention(extend: readonly string[] = [], sent: Sent = {}): WireRequest {
  const query = extend.map((value) => `extend=${encodeURIComponent(value)}`).join("&");
  const path = `/interventions/v2/rs/${sent.id ?? 1}`;
  return request("GET", path, REGISTER, undefined, extend.length === 0 ? sent : { query, ...sent });
}
