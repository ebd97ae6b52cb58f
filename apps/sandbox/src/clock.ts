/**
 * The time that tokens and URLs end by, which a test may move.
 */
import type { Kysely } from "kysely";
import type { Tables } from "./database/tables.ts";
import { keepFresh } from "./fresh.ts";

export interface Clock {
  /**
   * The milliseconds since 1970. They follow a clock of the machine that is set forward, and go on steadily when that is
   * set back: what has ended stays so, and nothing holds for longer.
   */
  now(): Promise<number>;
}

export interface SharedClock extends Clock {
  /**
   * Sets it ahead of the real time by a number of milliseconds, or behind it by a negative one, for all processes: the
   * others follow within five seconds. The real time is that of the machine again, also where that was set back.
   */
  setAhead(milliseconds: number): Promise<void>;
}

/** How long what was read is taken for true, in milliseconds. */
const FRESH = 5_000;

/** The clock of all processes of a database, which says how far it is ahead. */
export function createClock(db: Kysely<Tables>): SharedClock {
  const row = keepFresh(FRESH, () => db.selectFrom("clock").select("ahead").executeTakeFirstOrThrow());
  let realAhead = Date.now() - performance.now();
  return {
    async now() {
      const { ahead } = await row.read();
      const steady = performance.now();
      realAhead = Math.max(realAhead, Date.now() - steady);
      return steady + realAhead + ahead;
    },
    async setAhead(milliseconds) {
      await db.updateTable("clock").set({ ahead: milliseconds }).execute();
      realAhead = Date.now() - performance.now();
      // Also a reading that began before: nobody who asks from now on is given it.
      row.forget();
    },
  };
}

/** The seconds since 1970 by a clock. */
export async function secondsOf(clock: Clock): Promise<number> {
  return Math.floor((await clock.now()) / 1000);
}
