/**
 * Copies the repository to a place and runs a command there.
 */
import { chmod, chown, mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Outcome, runPart } from "../part.ts";
import { giveTo, type Origin, shareModules } from "./copy.ts";
import { memoryGroup } from "./memory.ts";
import { NOBODY, obstacleOf, type Place } from "./places.ts";

/** What to run, and with what. */
export interface Trial {
  readonly root: string;
  readonly origin: Origin;
  /** Of the place alone; it is empty. */
  readonly scratch: string;
  readonly command: string;
  /** Whether npm installs everything in each place. */
  readonly install: boolean;
  readonly log: string;
  readonly stop: AbortSignal;
}

/** Tries a place. A text says why it cannot be tried here. */
export async function tryPlace(place: Place, trial: Trial): Promise<Outcome | string> {
  const obstacle = obstacleOf(place);
  if (obstacle !== undefined) return obstacle;
  const group = place.memoryBytes === undefined ? undefined : await memoryGroup(place.memoryBytes);
  if (place.memoryBytes !== undefined && group === undefined)
    return "there is no control group that this user may make";
  try {
    const folder = join(trial.scratch, place.folder ?? "repository");
    const installs = trial.install || place.installs === true;
    const user = place.ordinary && process.getuid?.() === 0 ? NOBODY : undefined;
    await trial.origin.copy(place.way ?? "clone", folder);
    if (!installs) await shareModules(trial.root, folder);
    const env = await environmentOf(place, trial.scratch, user);
    if (user !== undefined) await giveTo(folder, user);
    if (place.isPrivate) await chmod(trial.scratch, 0o700);
    const steps = [
      ...(group === undefined ? [] : [`echo $$ > ${group.processes}`]),
      // What is cloned under a mask has it too.
      ...(place.umask === undefined ? [] : [`umask ${place.umask}`, "chmod -R go= ."]),
      ...(installs ? ["npm ci"] : []),
      trial.command,
    ].join(" && ");
    const cores = place.cores === undefined ? [] : ["taskset", "-c", "0"];
    const [file = "sh", ...args] = [...cores, "sh", "-c", steps];
    return await runPart(
      { name: place.name, command: [file, ...args], as: { ...user, env } },
      folder,
      trial.log,
      trial.stop,
    );
  } finally {
    await group?.remove();
  }
}

/** The variables of this process without those of npm, which began it in another folder. */
export async function environmentOf(place: Place, scratch: string, user: typeof NOBODY | undefined) {
  const { HOME, ...rest } = process.env;
  const own = Object.entries(rest).filter(
    ([name]) => !/^(npm_|NODE$|INIT_CWD$|NODE_COMPILE_CACHE$|TURBO_)/.test(name),
  );
  const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(own), PATH: path.join(delimiter) };
  if (place.home === undefined && HOME !== undefined) env.HOME = HOME;
  if (place.home === "own" || place.home === "read-only") {
    env.HOME = await folderIn(scratch, "home", user);
    // npm has to keep its packages somewhere.
    if (place.home === "read-only") env.npm_config_cache = await folderIn(scratch, "npm", user);
    if (place.home === "read-only") await chmod(env.HOME, 0o555);
  }
  if (place.ownTemporaryFolder) env.TMPDIR = await folderIn(scratch, "temporary files", user);
  return env;
}

async function folderIn(scratch: string, name: string, user: typeof NOBODY | undefined): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder);
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  return folder;
}
