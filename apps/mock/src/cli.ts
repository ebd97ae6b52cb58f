import cluster from "node:cluster";
import { runCommand } from "@facility-contracts/command/options";
import type { Prefixes } from "./documents/prefixes.ts";
import { createLog, type Log } from "./log.ts";
import { COMMAND, idleOptions, type Options, settingsOf } from "./options.ts";
import { type Prepared, readPrepared } from "./prepared.ts";

await runCommand("mock", COMMAND, async (values) => {
  const options = settingsOf(values, process.env);
  // At once: also while it starts, and while a request hangs. The connections end with the process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  const log = createLog(options.logLevel, options.json);
  const prepared = await preparedFor(options, log);
  if (cluster.isWorker) await startWorker(prepared, options, log);
  else {
    await tellStarted(await start(prepared, options, log), prepared, options, log);
    for (const text of idleOptions(values)) log.write("warn", text);
  }
});

/** What is mocked: our contract, or the documents that were named. */
async function preparedFor({ documents, prefixes, watch }: Options, log: Log): Promise<Prepared> {
  if (documents.length === 0) return placedPrepared(await readPrepared(), prefixes);
  const { documentsAt } = await import("./documents/found.ts");
  const { mockOf } = await import("./documents/documents.ts");
  const { cacheFolder } = await import("./documents/cache.ts");
  const { toldWhenLong } = await import("./long-work.ts");
  const files = await documentsAt(documents);
  const cache = cacheFolder(process.env);
  const mockAll = async () => {
    if (!watch) return mockOf(files, prefixes, cache);
    const { watchedMockOf } = await import("./documents/watch.ts");
    return watchedMockOf(files, prefixes, cache, log, new AbortController().signal);
  };
  return toldWhenLong(mockAll(), `Reading ${documents.join(", ")}: large documents take some seconds`);
}

async function placedPrepared(prepared: Prepared, prefixes: Prefixes): Promise<Prepared> {
  if (prefixes.size === 0) return prepared;
  const { placed } = await import("./documents/prefixes.ts");
  return { apis: placed(prepared.apis, prefixes) };
}

/** Starts a server in this process, or with `--workers` in several, and returns its origin once it listens. */
async function start(prepared: Prepared, options: Options, log: Log): Promise<string> {
  if (options.workers === 1) return startServer(prepared, options, log);
  const { startWorkers } = await import("./workers.ts");
  return startWorkers(options, log);
}

async function startServer(prepared: Prepared, options: Options, log: Log): Promise<string> {
  const { createMockServer, DEFAULTS } = await import("./http/server.ts");
  const { keepHeapSmall } = await import("./heap.ts");
  keepHeapSmall();
  const { listen } = await import("@facility-contracts/serving/listen");
  const site = options.site === undefined ? undefined : await readSite(options.site);
  return listen(createMockServer(prepared, { ...DEFAULTS, ...options, site, log }), options);
}

/** Starts a server in this process, which another one of this program started. */
async function startWorker(prepared: Prepared, options: Options, log: Log): Promise<void> {
  const { becomeWorker, tellReady } = await import("./workers.ts");
  becomeWorker();
  tellReady(await startServer(prepared, options, log));
}

async function readSite(folder: string) {
  const { createSite } = await import("./pages/site.ts");
  return createSite(folder);
}

async function tellStarted(origin: string, prepared: Prepared, { site }: Options, log: Log): Promise<void> {
  const { faultsOfPrepared, startMessage } = await import("./start-message.ts");
  const milliseconds = Math.round(performance.now());
  log.start(startMessage(origin, prepared, milliseconds, { home: site === undefined }), {
    origin,
    milliseconds,
  });
  for (const text of faultsOfPrepared(prepared)) log.write("warn", text);
}
