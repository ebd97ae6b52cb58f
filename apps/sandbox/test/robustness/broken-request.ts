/**
 * A request that must be refused, as the bytes that are sent.
 */
import { CREDENTIALS } from "./client.ts";

/** The request. */
export interface BrokenRequest {
  /** What is broken. */
  readonly fault: string;
  readonly method: string;
  readonly path: string;
  readonly bytes: Buffer;
  /** Whether its end is clear, so that another request may follow on its connection. */
  readonly ends: boolean;
  /** Whether the client goes away when it has sent this, in the middle of the request. */
  readonly abandoned?: boolean;
}

/** The start of a request for an operation, with what a right one would send. */
export interface Target {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  /** The members of a right body as JSON texts, or undefined without one. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Whether the body is a list of what has these fields. */
  readonly isList?: boolean;
}

const ANOMALY = {
  title: '"A title"',
  description: '"A description"',
  risk: "2",
  siteId: "1",
  technicalInstallationId: "1",
  location: '{"room":"1"}',
  dueAt: '"2031-01-01T00:00Z"',
};

/** One for each operation. */
export const TARGETS = {
  anomaly: { method: "PUT", path: "/anomalies/v2/rs/1", fields: ANOMALY },
  report: { method: "POST", path: "/anomalies/v2/rs/reports/1/nonconformity", fields: ANOMALY, isList: true },
  images: {
    method: "POST",
    path: "/anomalies/v2/rs/1/images",
    fields: { uploadId: '"1"', name: '"a.png"', mimeType: '"image/png"', size: "1" },
    isList: true,
  },
  ticket: {
    method: "PUT",
    path: "/api/v1/tickets/550e8400-e29b-41d4-a716-446655440000",
    fields: {
      title: '"A title"',
      description: '"A description"',
      category: '"WATER"',
      notes: '"Notes"',
      attachments: '["https://example.com/a.png"]',
    },
  },
  intervention: { method: "GET", path: "/interventions/v2/rs/1" },
} as const satisfies Record<string, Target>;

/** Those that take a body. */
export const WRITES = [TARGETS.anomaly, TARGETS.report, TARGETS.images, TARGETS.ticket] as const;

/** The JSON text of a body with these members. */
export function bodyOf({ isList = false }: Target, fields: Readonly<Record<string, string>>): string {
  const members = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  const text = `{${members.join(",")}}`;
  return isList ? `[${text}]` : text;
}

/** Header lines by name; a list is sent as several lines. Undefined leaves a line out. */
export type HeaderLines = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A well-formed request with the right credentials, unless `headers` has others. */
export function requestOf(
  fault: string,
  { method, path }: { readonly method: string; readonly path: string },
  { body, headers = {} }: { readonly body?: string | Buffer; readonly headers?: HeaderLines } = {},
): BrokenRequest {
  const bytes = Buffer.from(body ?? "");
  const withBody = { "content-type": "application/json", "content-length": String(bytes.length) };
  const all = { host: "sandbox", ...CREDENTIALS, ...(body !== undefined && withBody), ...headers };
  return { fault, method, path, ends: true, bytes: Buffer.concat([headOf(method, path, all), bytes]) };
}

/** The request line and the header lines. Characters up to U+00FF are sent as one byte. */
export function headOf(method: string, path: string, headers: HeaderLines): Buffer {
  const lines = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
}
