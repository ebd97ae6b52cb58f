/** For runs on a provider in a process of its own: a machine that has much to do is not to count as one without an answer. */
export const PATIENT = { deadline: 300_000 } as const;
