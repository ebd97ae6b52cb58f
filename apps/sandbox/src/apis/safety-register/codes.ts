/**
 * The numeric codes of the sandbox. The pages list none: these are its own, and the demo data uses them.
 */

/** `type` of an anomaly. */
export const ANOMALY_TYPE = { corrective: 1, preventive: 2 } as const;

/** `status` of a preventive anomaly; a corrective one is resolved once `resolvedAt` is there. */
export const ANOMALY_STATUS = { unreviewed: 1, pending: 2, resolved: 3 } as const;

/** `status` of an intervention. The one of the page's example is in progress. */
export const INTERVENTION_STATUS = { planned: 1, inProgress: 2, done: 3 } as const;
