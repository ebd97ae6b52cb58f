import { type Clock, secondsOf } from "../clock.ts";
import type { FileStore } from "./file-store.ts";

/** Signs the download of a file once a second, however many answers show it. */
export function keepDownloads(store: FileStore, clock: Clock): FileStore {
  let kept = { second: "", urls: new Map<string, Promise<string>>() };
  return {
    ...store,
    async presignGet(key) {
      // A test may set the clock to the same second again and again; a bucket goes by the real one.
      const second = `${await secondsOf(clock)} ${Math.floor(performance.now() / 1000)}`;
      if (second !== kept.second) kept = { second, urls: new Map() };
      const { urls } = kept;
      const url = urls.get(key) ?? store.presignGet(key);
      urls.set(key, url);
      url.catch(() => urls.delete(key));
      return url;
    },
  };
}
