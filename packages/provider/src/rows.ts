/**
 * The rows that the provider keeps.
 */

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
