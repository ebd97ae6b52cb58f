/**
 * A limit on the memory of a command and of all that it starts, by a group of the system. `ulimit -v` counts what Node only
 * reserves, and ends it at once.
 */
import { existsSync } from "node:fs";
import { mkdir, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const GROUPS = "/sys/fs/cgroup";

/** A group of processes with a limit. */
export interface MemoryGroup {
  /** The file that takes the number of a process. */
  readonly processes: string;
  remove(): Promise<void>;
}

/** Makes a group; undefined where this process may make none. */
export async function memoryGroup(bytes: number): Promise<MemoryGroup | undefined> {
  const old = existsSync(join(GROUPS, "memory/memory.limit_in_bytes"));
  const folder = join(GROUPS, old ? "memory" : "", `places-${process.pid}`);
  try {
    await mkdir(folder);
  } catch {
    return undefined;
  }
  const remove = () => rmdir(folder).catch(() => undefined);
  try {
    await writeFile(join(folder, old ? "memory.limit_in_bytes" : "memory.max"), String(bytes), {
      flag: "r+",
    });
    return { processes: join(folder, "cgroup.procs"), remove };
  } catch {
    await remove();
    return undefined;
  }
}
