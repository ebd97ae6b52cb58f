/**
 * The mock of documents that are watched: what changes is read again, and answers then.
 */
import { addAbortListener } from "node:events";
import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { messageOf } from "@facility-contracts/command/failure";
import type { Log } from "../log.ts";
import type { Prepared } from "../prepared.ts";
import { apiIn, type Opened, openDocuments } from "./documents.ts";
import { areUnchanged } from "./files.ts";
import type { DocumentFile } from "./found.ts";
import { type Prefixes, placed } from "./prefixes.ts";

/** Editors and git write a file in parts and several in a row: those of so many milliseconds are read at once. */
const PAUSE = 100;

/**
 * Mocks documents as they are at any time. One that is broken later is told, and answers as before until it is mended.
 *
 * @param signal ends the watching
 * @throws Failure when one cannot be used at the start, or two have one path
 */
export async function watchedMockOf(
  files: readonly DocumentFile[],
  prefixes: Prefixes,
  cache: string | undefined,
  log: Log,
  signal: AbortSignal,
): Promise<Prepared> {
  let opened = await openDocuments(files, cache);
  let apis = opened.map(apiIn);
  const mock = { apis: placed(apis, prefixes) };
  void follow();
  return mock;

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      // First, so that no change falls between the reading and the watching.
      const change = changeIn(opened, signal);
      if (await areAllUnchanged(opened)) await change.happens;
      change.ignore();
      await wait(PAUSE);
      if (!signal.aborted) await readAgain();
    }
  }

  async function readAgain(): Promise<void> {
    const before = opened;
    const same = await Promise.all(before.map((one) => areUnchanged(one.files)));
    const changed = files.filter((_, index) => !same[index]);
    if (changed.length === 0) return;
    const again = [...(await openDocuments(changed, cache))];
    opened = before.map((one, index) => (same[index] ? one : (again.shift() ?? one)));
    for (const one of opened) if (one.kind === "unreadable" && !before.includes(one)) tell(one.message);
    apis = apis.map((last, index) => {
      const one = opened[index];
      return one?.kind === "mocked" ? one.api : last;
    });
    try {
      mock.apis = placed(apis, prefixes);
    } catch (error) {
      tell(error);
      return;
    }
    for (const [index, { shown }] of files.entries()) {
      const one = opened[index];
      if (one?.kind === "mocked" && one !== before[index])
        log.start(`${shown} has changed, and is answered as it is now`, { message: "Changed", file: shown });
    }
  }

  function tell(error: unknown): void {
    log.write("error", `${messageOf(error).replace(/\.$/, "")}. The answers are those from before`);
  }
}

async function areAllUnchanged(opened: readonly Opened[]): Promise<boolean> {
  return (await Promise.all(opened.map(({ files }) => areUnchanged(files)))).every(Boolean);
}

/** The next change in the folders that documents were read from. */
function changeIn(opened: readonly Opened[], signal: AbortSignal) {
  const { promise: happens, resolve } = Promise.withResolvers<void>();
  const folders = new Set(opened.flatMap(({ files }) => [...files.keys()].map((file) => dirname(file))));
  const watchers = [...folders].flatMap((folder) => watchersOf(folder, resolve));
  const stop = addAbortListener(signal, () => resolve());
  return {
    happens,
    ignore: () => {
      stop[Symbol.dispose]();
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Watches a folder. Where it is gone, the one above: there it is seen that it comes back. */
function watchersOf(folder: string, changed: () => void): FSWatcher[] {
  try {
    return [watch(folder, changed).on("error", changed)];
  } catch {
    const above = dirname(folder);
    return above === folder ? [] : watchersOf(above, changed);
  }
}
