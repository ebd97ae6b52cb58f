/**
 * The places where somebody may stand who clones this repository.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Way } from "./copy.ts";

/** A place. What is not said is as it is where the command runs. */
export interface Place {
  readonly name: string;
  /** Below the folder of the place. */
  readonly folder?: string;
  readonly way?: Way;
  /** Run by a user who is not root. */
  readonly ordinary?: boolean;
  /** Where HOME is: a folder of its own, one that cannot be written, or nowhere. */
  readonly home?: "own" | "read-only" | "none";
  /** The folder of the place is closed to all but its owner. */
  readonly isPrivate?: boolean;
  /** In a folder with another name than /tmp. */
  readonly ownTemporaryFolder?: boolean;
  /** The mask of the files that are made. */
  readonly umask?: string;
  readonly cores?: 1;
  readonly memoryBytes?: number;
  /** What is tried is how npm installs: nothing is shared. */
  readonly installs?: true;
}

/** All of them. */
export const PLACES: readonly Place[] = [
  { name: "private folder", isPrivate: true },
  { name: "ordinary user", ordinary: true, home: "own" },
  { name: "spaces and letters", folder: "Bürö 東京 & Söhne/it's here" },
  { name: "read-only home", ordinary: true, home: "read-only" },
  { name: "no HOME", home: "none" },
  { name: "TMPDIR elsewhere", ownTemporaryFolder: true },
  { name: "2 GB of memory", memoryBytes: 2 * 1024 ** 3 },
  { name: "one core", cores: 1 },
  { name: "umask 077", umask: "077", installs: true },
  { name: "shallow clone", way: "shallow" },
  { name: "no repository", way: "archive" },
];

/** The user of a place for which root is not meant: by convention the one that owns nothing. */
export const NOBODY = { uid: 65_534, gid: 65_534 };

/** Why a place cannot be tried on this machine. */
export function obstacleOf({ cores }: Place): string | undefined {
  if (process.platform === "win32") return "only where there is a POSIX shell";
  if (cores !== undefined && !isCommand("taskset")) return "there is no taskset";
  return undefined;
}

function isCommand(name: string): boolean {
  if (!existsSync("/bin/sh")) return false;
  try {
    execFileSync("/bin/sh", ["-c", `command -v ${name}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
