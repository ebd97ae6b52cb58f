/**
 * A PostgreSQL server of our own, which ends with the process that started it.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { chown, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { messageOf } from "@facility-contracts/command/failure";
import { query } from "./databases.ts";
import { copyFor, INSTEAD, type PostgresPrograms, preparePrograms } from "./programs.ts";

/** A server. */
export interface PostgresServer {
  /** `postgres://...` of the maintenance database. */
  readonly url: string;
  /** Where its files are while it is there. */
  readonly folder: string;
  /** Its data as it was before its first start, from which others can begin. */
  readonly fresh: string;
  /** Ends it as a crash would: connections break without a word. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same port and with the same data. */
  restart(): Promise<void>;
  /** Ends it, and removes its data. */
  stop(): Promise<void>;
}

const PASSWORD = "password";

/** `en`, because a server seldom has the order of bytes: a test that relies on that order fails here already. */
const INITDB = [
  "--username=postgres",
  "--auth=scram-sha-256",
  "--no-sync",
  "--no-instructions",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=icu",
  "--icu-locale=en",
];

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  // No socket in a folder that other servers use too.
  unix_socket_directories: "",
  // What a killed process wrote is still in the cache of the system. Only the crash of a machine would lose it.
  fsync: "off",
  full_page_writes: "off",
  // Nobody copies it.
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "200",
  shared_buffers: "32MB",
  // In the data folder, and so removed with it, even after a crash.
  dynamic_shared_memory_type: "mmap",
};

/** Below the ports that systems hand out, so that nothing gets that of a server while it is down. */
const PORTS = { min: 15_000, max: 32_000 };

/** How many ports are tried, if each one is taken. */
const MAX_PORTS = 50;

/** How long to wait until the processes of a crashed server have gone, each time, in milliseconds. */
const BETWEEN_RESTARTS = 50;

/**
 * Starts a server, with the fresh data of another if it is given: to make them takes most of the time.
 *
 * @throws Error with its log when it does not start.
 */
export async function startPostgresServer(given?: string): Promise<PostgresServer> {
  const programs = await preparePrograms();
  const janitor = startJanitor(programs.folder);
  try {
    const fresh = given ?? (await makeData(programs));
    const data = join(programs.folder, "data");
    await copyFor(programs.user, fresh, data);
    const { port, process: first } = await startOnFreePort(programs, data);
    return serverOf(programs, janitor, { fresh, data, port, first });
  } catch (cause) {
    await janitor.finish();
    throw new Error(`PostgreSQL does not start: ${messageOf(cause)}\n${INSTEAD}`, { cause });
  }
}

function serverOf(
  programs: PostgresPrograms,
  janitor: Janitor,
  {
    fresh,
    data,
    port,
    first,
  }: {
    readonly fresh: string;
    readonly data: string;
    readonly port: number;
    readonly first: ChildProcess;
  },
): PostgresServer {
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
  let running: ChildProcess | undefined = first;
  async function restart(): Promise<void> {
    while (running === undefined) {
      try {
        running = await start(programs, data, port);
      } catch (error) {
        // Processes of the crashed server that still run keep the new one from its memory.
        if (!messageOf(error).includes("still in use")) throw error;
        await sleep(BETWEEN_RESTARTS);
      }
    }
  }
  return {
    url,
    folder: programs.folder,
    fresh,
    async crash() {
      if (running === undefined) throw new Error("The server has crashed already.");
      const children = await query(url, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
      const ended = once(running, "exit");
      killAtOnce(
        running,
        children.map(({ pid }) => Number(pid)),
      );
      await ended;
      running = undefined;
      // The number may soon belong to another process, which neither the server nor the janitor must take for it.
      await rm(join(data, "postmaster.pid"));
    },
    restart,
    async stop() {
      // A server that comes down in order also gives back the shared memory that the crashed one left.
      await restart();
      await janitor.finish();
    },
  };
}

/** Makes the files of a server. */
async function makeData({ initdb, user, folder }: PostgresPrograms): Promise<string> {
  const data = join(folder, "fresh");
  const password = join(folder, "password");
  await writeFile(password, PASSWORD);
  if (user.uid !== undefined) await chown(password, user.uid, user.gid);
  await promisify(execFile)(initdb, [...INITDB, `--pgdata=${data}`, `--pwfile=${password}`], {
    ...user,
    cwd: folder,
  });
  return data;
}

async function startOnFreePort(programs: PostgresPrograms, data: string) {
  for (let tried = 1; ; tried += 1) {
    const port = randomInt(PORTS.min, PORTS.max);
    try {
      return { port, process: await start(programs, data, port) };
    } catch (error) {
      if (tried === MAX_PORTS || !messageOf(error).includes("could not bind")) throw error;
    }
  }
}

/**
 * Starts the process of a server, and waits until it takes connections.
 *
 * @throws Error with its log when it ends instead.
 */
async function start({ postgres, user, folder }: PostgresPrograms, data: string, port: number) {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = spawn(postgres, ["-D", data, ...settings], {
    ...user,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>();
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    // What comes later is read too, or the server would wait for it to be read.
    log = `${log}${text}`.slice(-MAX_LOG);
    if (log.includes("database system is ready to accept connections")) resolve(child);
  });
  child.once("error", reject).once("close", () => reject(new Error(log)));
  return promise;
}

/** How much of the log is kept, in characters. */
const MAX_LOG = 10_000;

/** Kills all processes of a server before one of them can tell a client of the end of another. */
function killAtOnce(server: ChildProcess, children: readonly number[]): void {
  if (process.platform !== "win32") server.kill("SIGSTOP");
  for (const child of children) {
    try {
      process.kill(child, "SIGKILL");
    } catch {
      // Its connection was closed meanwhile.
    }
  }
  server.kill("SIGKILL");
}

/** A process that, as soon as this one ends in whatever way, ends the server and removes its folder. */
interface Janitor {
  /** Has it do so now. */
  finish(): Promise<void>;
}

function startJanitor(folder: string): Janitor {
  const janitor = spawn(process.execPath, [join(import.meta.dirname, "janitor.ts"), folder], {
    // Not in the group of this process, which Ctrl-C ends as a whole, and not in the folder of the tests.
    detached: true,
    cwd: tmpdir(),
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(janitor, "exit");
  // It must not keep this process from ending.
  janitor.unref();
  return {
    async finish() {
      janitor.ref();
      janitor.stdin.end();
      const [code] = await ended;
      if (code !== 0) throw new Error(`${folder} may still be there: its janitor ended with ${code}`);
    },
  };
}
