/**
 * What every update moves.
 */
import { Broken } from "./broken.ts";
import type { Provider } from "./provider.ts";
import type { Fields } from "./rule.ts";

/**
 * Makes updates one after another. One that seems to leave `updatedAt` where it was is made again when the clock of the
 * provider has gone on: it may tell whole seconds only.
 *
 * @throws Broken when an update does not move `updatedAt` forward.
 */
export async function movesUpdatedAt(
  provider: Provider,
  start: Fields,
  place: string,
  updates: readonly (() => Promise<Fields>)[],
): Promise<void> {
  let { updatedAt: before } = start;
  for (const update of updates) {
    let { updatedAt: after } = await update();
    if (after === before) {
      await provider.tick(before);
      ({ updatedAt: after } = await update());
    }
    if (!(Date.parse(String(after)) > Date.parse(String(before))))
      throw new Broken(place, `a moment after ${before}`, after);
    before = after;
  }
}
