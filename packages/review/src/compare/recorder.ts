/**
 * Collects the changes of a comparison. What several operations share is one change, with all of them.
 */
import { isWithin } from "@facility-contracts/model/pointer";
import type { Change, Side, Tier, TouchedOperation, Witness } from "../report.ts";
import { BUMPS, bumpOf } from "./bump.ts";
import { sidesIn } from "./side.ts";

/** A change as it is noticed at one operation, or at none. */
export type Noticed = Omit<Change, "bump" | "operations"> & {
  readonly operation?: TouchedOperation;
  /** Many operations say it, each at its own place: then it is one change, at the place of the first. */
  readonly everywhere?: boolean;
};

export interface Recorder {
  note(change: Noticed): void;
  /** Everything that was noticed, the most important first. */
  changes(): Change[];
}

const TIERS: readonly Tier[] = ["wire", "client", "documentation"];

export function createRecorder(): Recorder {
  const noticed = new Map<string, Change>();
  return {
    note({ everywhere = false, operation, ...change }) {
      const { after, before, kind, title } = change;
      // What each operation calls the place is another matter: one edit is one change.
      const key = everywhere ? `${kind} ${title}` : JSON.stringify([kind, before, after]);
      const touched = operation === undefined ? [] : [operation];
      const known = noticed.get(key);
      noticed.set(
        key,
        known === undefined
          ? { ...change, bump: bumpOf(change), operations: touched }
          : joined(known, change, touched),
      );
    },
    changes: () => withoutRewritten([...noticed.values()]).sort((one, other) => rankOf(one) - rankOf(other)),
  };
}

/** What is only written in another way where one operation uses it may matter to another one. */
function withoutRewritten(changes: readonly Change[]): Change[] {
  const places = changes.filter(({ tier }) => tier === "wire").map(({ before }) => before.pointer);
  return changes.filter(
    ({ kind, before: { pointer } }) =>
      kind !== "rewritten" || !places.some((place) => isWithin(place, pointer)),
  );
}

function joined(known: Change, change: Noticed, touched: readonly TouchedOperation[]): Change {
  const breaks = sidesIn([...known.breaks, ...change.breaks]);
  const witnesses = breaks.flatMap((side) => firstOf(side, [...known.witnesses, ...change.witnesses]));
  // What is worse says what the change is: an answer may be hurt by what does no harm to a request.
  const rank = rankOf({ ...change, bump: bumpOf(change) }) - rankOf(known);
  const isShown = change.certainty === "proven" && known.certainty !== "proven";
  // Of two that are as bad, the one that a message shows says where.
  const isWorse = rank < 0 || (rank === 0 && isShown);
  const [worse, other] = isWorse ? [change, known] : [known, change];
  const isHalfProven = worse.certainty === "proven" && witnesses.length < breaks.length;
  const whole = {
    ...worse,
    // Whom the other one hurts no message shows, and its title says why.
    ...(isHalfProven && { certainty: "by rule" as const, title: other.title }),
    breaks,
    witnesses,
    before: known.before,
    after: known.after,
    operations: touched.reduce(withOperation, known.operations),
  };
  return { ...whole, bump: bumpOf(whole) };
}

function firstOf(side: Side, witnesses: readonly Witness[]): Witness[] {
  return witnesses.filter((witness) => witness.side === side).slice(0, 1);
}

/** The operations with one more; one that is touched in both directions stands there once. */
export function withOperation(
  operations: readonly TouchedOperation[],
  operation: TouchedOperation,
): readonly TouchedOperation[] {
  const index = operations.findIndex(
    ({ method, path }) => method === operation.method && path === operation.path,
  );
  const known = operations[index];
  if (known === undefined) return [...operations, operation];
  if (known.direction === operation.direction) return operations;
  return operations.with(index, { ...known, direction: "both" });
}

/** The smaller the more important. */
function rankOf({ bump, tier, breaks }: Pick<Change, "bump" | "tier" | "breaks">): number {
  return -BUMPS.indexOf(bump) * 100 + TIERS.indexOf(tier) * 10 - breaks.length;
}
