import { type Clock, secondsOf } from "../clock.ts";
import type { FileStore } from "./file-store.ts";

/** A store that signs the downloads of all files of an answer at once, and none by itself. */
export interface KeptDownloads extends Omit<FileStore, "presignGet"> {
  /** The URLs that answer these files, by key; others may be there too. */
  presignGets(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Signs the download of a file once a second, however many answers show it. */
export function keepDownloads(store: FileStore, clock: Clock): KeptDownloads {
  let kept = { second: "", urls: new Map<string, string>() };
  return {
    ...store,
    async presignGets(keys) {
      // A test may set the clock to the same second again and again; a bucket goes by the real one.
      const second = `${await secondsOf(clock)} ${Math.floor(performance.now() / 1000)}`;
      if (second !== kept.second) kept = { second, urls: new Map() };
      const { urls } = kept;
      const unsigned = keys.filter((key) => !urls.has(key));
      const sign = async (key: string) => urls.set(key, await store.presignGet(key));
      if (unsigned.length > 0) await Promise.all([...new Set(unsigned)].map(sign));
      return urls;
    },
  };
}
