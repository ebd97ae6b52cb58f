/**
 * What a test takes of a large set: all of it in `npm run proof`, a sample that covers every family in `npm test`.
 */

/** Whether the tests run as a proof: vitest.config.ts sets it from vitest's mode. */
export const isProof = process.env.FACILITY_PROOF === "1";

/** All members in a proof, else the first of each family, in the order of the whole. A member may be of several families. */
export function sampled<T>(
  all: readonly T[],
  ...familiesOf: readonly ((member: T) => string)[]
): readonly T[] {
  if (isProof) return all;
  const seen = familiesOf.map(() => new Set<string>());
  return all.filter((member) => {
    const families = familiesOf.map((familyOf) => familyOf(member));
    const isNew = families.some((family, kind) => !seen[kind]?.has(family));
    for (const [kind, family] of families.entries()) seen[kind]?.add(family);
    return isNew;
  });
}

/** The same, with one variant of each family: the variants in turn, so that the sample has them all. */
export function sampledInTurn<T>(
  all: readonly T[],
  familyOf: (member: T) => string,
  variantOf: (member: T) => string,
): readonly T[] {
  if (isProof) return all;
  return [...Map.groupBy(all, familyOf).values()].flatMap((family, index) => {
    const variants = [...Map.groupBy(family, variantOf).values()];
    return variants[index % variants.length]?.[0] ?? [];
  });
}
