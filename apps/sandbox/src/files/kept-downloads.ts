import { type Clock, secondsOf } from "../clock.ts";
import type { FileStore } from "./file-store.ts";

/** Signs the download of a file once a second, however many answers show it. */
export function keepDownloads(store: FileStore, clock: Clock): FileStore {
  let kept = { second: 0, urls: new Map<string, Promise<string>>() };
  return {
    ...store,
    async presignGet(key) {
      const second = await secondsOf(clock);
      if (second !== kept.second) kept = { second, urls: new Map() };
      const url = kept.urls.get(key) ?? store.presignGet(key);
      kept.urls.set(key, url);
      return url;
    },
  };
}
