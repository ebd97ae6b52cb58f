/**
 * What the provider keeps. Rows are never changed in place: a change puts a new row into its map.
 */
import type { Anomaly, Ticket } from "./rows.ts";
import { seedAnomalies } from "./seed/anomalies.ts";
import { type InterventionData, seedInterventions } from "./seed/interventions.ts";
import { seedTickets } from "./seed/tickets.ts";

/** A file that was announced and can be uploaded. */
export interface Upload {
  readonly uploadId: unknown;
  readonly presignedUrl: string;
  readonly id: string;
}

/** The rows of all its APIs. */
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
