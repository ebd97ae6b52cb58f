/**
 * The dates that an update moves.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import { broken } from "../broken.ts";
import { type Template, textIn } from "../template.ts";
import { updatesOf } from "../updates.ts";

/**
 * Every update moves a date forward, also one that changes nothing. One that seems to leave it where it was is made again when
 * the clock of the provider has gone on: it may tell whole seconds only.
 */
export const movesUpdatedAt: Template = (given) => ({
  async run(provider) {
    const { base, change, changes, isPartial, path, read, update } = updatesOf(provider, given);
    const field = textIn(given.parameters, "field");
    const dateOf = (row: object) => valueAt(row, field.slice(path.length));
    const bodies = isPartial ? changes() : [change()];
    let before = dateOf(await update(base));
    // Where all fields are sent, to read is to send the same again.
    for (const send of [...bodies, ...(isPartial ? bodies.slice(-1) : [])]
      .map((body) => () => update(body))
      .concat(() => read())) {
      let after = dateOf(await send());
      if (after === before) {
        await tick(before);
        after = dateOf(await send());
      }
      if (!(Date.parse(String(after)) > Date.parse(String(before))))
        throw broken(`answer ${field}`, `a moment after ${before}`, after);
      before = after;
    }
  },
});

/** Waits until a clock that shows a moment has gone on: a millisecond, or a second when it shows whole seconds. */
async function tick(moment: unknown): Promise<void> {
  const hasFraction = /\.\d*[1-9]/.test(String(moment));
  await new Promise((resolve) => setTimeout(resolve, hasFraction ? 5 : 1100));
}

/** A date is the time of the update. Clocks differ. */
export const clock: Template = (given) => ({
  async run(provider) {
    const { path, read } = updatesOf(provider, given);
    const field = textIn(given.parameters, "field");
    const date = valueAt(await read(), field.slice(path.length));
    if (!(Math.abs(Date.parse(String(date)) - Date.now()) < 30 * 60_000))
      throw broken(`answer ${field}`, `about ${new Date().toISOString()}`, date);
  },
});
