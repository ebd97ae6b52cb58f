/**
 * What the provider keeps. Rows are never changed in place: a change puts a new row into its map.
 */
import { seedAnomalies } from "./seed/anomalies.ts";
import { type InterventionData, seedInterventions } from "./seed/interventions.ts";
import { seedTickets } from "./seed/tickets.ts";

/** The fields of a row or of an object that came as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** A ticket. */
export interface Ticket extends Fields {
  readonly id: string;
  readonly updatedAt: string;
}

/** An anomaly, with the fields that something is computed from. */
export interface Anomaly extends Fields {
  readonly id: number;
  readonly type: number;
  readonly status: number;
  readonly title: string;
  readonly description: string;
  readonly risk: number;
  readonly siteId: number;
  readonly technicalInstallationId: number;
  readonly reportId: number;
  readonly resolvedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly metadata: Fields;
}

/** A file that was announced and can be uploaded. */
export interface Upload {
  readonly uploadId: unknown;
  readonly presignedUrl: string;
  readonly id: string;
}

/** The rows of both APIs. */
export interface State {
  /** By identifier in lower case. */
  readonly tickets: Map<string, Ticket>;
  readonly anomalies: Map<number, Anomaly>;
  readonly reports: ReadonlySet<number>;
  readonly interventions: ReadonlyMap<number, InterventionData>;
  /** By the anomaly that they belong to. */
  readonly uploads: Map<number, readonly Upload[]>;
  /** The last number that was given to a new row. */
  lastNumber: number;
}

/** The state of a provider that has just started. */
export function createState(): State {
  return {
    tickets: new Map(seedTickets.map((ticket) => [ticket.id, ticket])),
    anomalies: new Map(seedAnomalies.map((anomaly) => [anomaly.id, anomaly])),
    reports: new Set([1, 2, 3]),
    interventions: new Map(seedInterventions.map((intervention) => [intervention.base.id, intervention])),
    uploads: new Map(),
    lastNumber: 100,
  };
}

/** Now, and in any case later than the moment before. */
export function momentAfter(before: string): string {
  return new Date(Math.max(Date.now(), Date.parse(before) + 1)).toISOString();
}
