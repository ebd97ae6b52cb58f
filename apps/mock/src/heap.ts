/**
 * How much V8 keeps of what is no longer used. Left alone it lets 400 clients that send much and read nothing take 300 MB, of
 * which 20 are alive.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** How large the space of new objects may grow, in bytes: as large as V8 likes, it answers no faster. */
const MAX_NEW_SPACE_BYTES = 16_000_000;

/** How often that is looked at, in milliseconds. V8 makes the space smaller again when nothing happens. */
const LOOK_TIME = 100;

/** Keeps the heap of this process small, from now on. */
export function keepHeapSmall(): void {
  // How much may come to what was alive, until V8 looks what still is.
  setFlagsFromString("--heap-growing-percent=25");
  setInterval(() => {
    const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
    const mayGrow = (space?.space_size ?? 0) < MAX_NEW_SPACE_BYTES;
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  }, LOOK_TIME).unref();
}
