/**
 * What a test takes of a large set: all of it in `npm run proof`, a sample that covers every family in `npm test`.
 */

/** Whether the tests run as a proof: vitest.config.ts sets it from vitest's mode. */
export const isProof = process.env.FACILITY_PROOF === "1";

/** All members in a proof, else the first of each family, in the order of the whole. */
export function sampled<T>(all: readonly T[], familyOf: (member: T) => string): readonly T[] {
  if (isProof) return all;
  const seen = new Set<string>();
  return all.filter((member) => {
    const family = familyOf(member);
    return !seen.has(family) && seen.add(family);
  });
}
