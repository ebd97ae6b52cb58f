/**
 * What a change to the contract means, with proof.
 */
export { compareDocuments } from "./compare/compare.ts";
export type * from "./report.ts";
export { type Reviewed, type ReviewOptions, review } from "./review.ts";
