/**
 * How the check of a rule ends when it does not hold, or cannot be checked.
 */

import { anyItem, shown } from "../checks/problem.ts";
import { firstOfEach } from "../first-of-each.ts";

/** Where a rule does not hold. */
export interface Breach {
  readonly place: string;
  readonly expected: string;
  readonly got: string;
  /** Of several requests the number of those after which it showed. */
  readonly requests?: number;
}

/** A rule does not hold, in one place or in several. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly breaches: readonly Breach[];

  constructor(breaches: readonly Breach[]) {
    super(
      breaches.map(({ place, expected, got }) => `${place}: expected ${expected}, got ${got}`).join("\n"),
    );
    this.breaches = breaches;
  }
}

/** Says where a rule does not hold. */
export function broken(place: string, expected: unknown, got: unknown): Broken {
  return new Broken([{ place, expected: shown(expected), got: shown(got) }]);
}

/**
 * Checks all of them, so that what one breaks does not hide what another does. Of the items of a list the first one is told.
 *
 * @throws Broken with what all of them break
 */
export function checkEach<Item>(items: Iterable<Item>, check: (item: Item) => void): void {
  const breaches = [...items].flatMap((item) => breachesOf(() => check(item)));
  if (breaches.length > 0) throw new Broken(firstOfEach(breaches, ({ place }) => anyItem(place)));
}

/** What a check breaks. */
export function breachesOf(check: () => void): readonly Breach[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Broken) return error.breaches;
    throw error;
  }
}

/** A scenario cannot go on, as what it stands on is not there. It is then not checked. */
export class NotPossible extends Error {
  override readonly name = "NotPossible";
}
