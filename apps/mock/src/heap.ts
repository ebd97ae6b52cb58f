import { setFlagsFromString } from "node:v8";

/**
 * Has V8 keep less of what is no longer used: left alone it lets 400 clients that send much and read nothing take 300 MB, of
 * which 20 are alive. How large the space of new objects may grow is left to V8: to bound it too makes an answer dearer by a
 * quarter.
 */
export function keepHeapSmall(): void {
  // How much may come to what was alive, until V8 looks what still is.
  setFlagsFromString("--heap-growing-percent=25");
}
