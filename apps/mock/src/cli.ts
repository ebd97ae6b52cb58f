import cluster from "node:cluster";
import { run } from "./failure.ts";
import { createLog, type Log } from "./log.ts";
import { HELP, type Options, readOptions } from "./options.ts";

await run("mock", async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  // At once: also while it starts, and while a request hangs. The connections end with the process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  const log = createLog(options.logLevel, options.json);
  if (options.workers > 1 && cluster.isPrimary) await startAll(options, log);
  else if (cluster.isWorker) await startWorker(options, log);
  else await tellStarted(await startServer(options, log), options, log);
});

/** Starts a server in this process, and returns its origin once it listens. */
async function startServer(options: Options, log: Log): Promise<string> {
  const { readPrepared } = await import("./prepared.ts");
  const { createMockServer, TIMEOUTS } = await import("./http/server.ts");
  const { listen } = await import("./listen.ts");
  const site = options.site === undefined ? undefined : await readSite(options.site);
  const prepared = await readPrepared();
  return listen(createMockServer(prepared, { ...options, site, log, timeouts: TIMEOUTS }), options);
}

/** Starts a server in this process, which another one of this program started. */
async function startWorker(options: Options, log: Log): Promise<void> {
  const { becomeWorker, tellReady } = await import("./workers.ts");
  becomeWorker();
  tellReady(await startServer(options, log));
}

/** Starts the servers in processes of their own. */
async function startAll(options: Options, log: Log): Promise<void> {
  const { startWorkers } = await import("./workers.ts");
  await tellStarted(await startWorkers(options, log), options, log);
}

async function readSite(folder: string) {
  const { createSite } = await import("./pages/site.ts");
  return createSite(folder);
}

async function tellStarted(origin: string, { site }: Options, log: Log): Promise<void> {
  const { brokenExamples, startMessage } = await import("./start-message.ts");
  const { readPrepared } = await import("./prepared.ts");
  const prepared = await readPrepared();
  const milliseconds = Math.round(performance.now());
  log.start(startMessage(origin, prepared, milliseconds, { home: site === undefined }), {
    origin,
    milliseconds,
  });
  for (const text of brokenExamples(prepared)) log.write("warn", text);
}
