import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * The processor time of a process and of those that it started, of its own code and of the system for it, in microseconds;
 * `undefined` where the system does not tell.
 */
export function processorTime({ pid }: Pick<ChildProcess, "pid">): number | undefined {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    const pids = [pid, ...(children === "" ? [] : children.split(" "))];
    const threads = pids.flatMap((one) =>
      readdirSync(`/proc/${one}/task`).map((id) => `/proc/${one}/task/${id}`),
    );
    // In nanoseconds, before what else the file tells.
    const times = threads.map((thread) => Number(readFileSync(`${thread}/schedstat`, "utf8").split(" ")[0]));
    return times.reduce((sum, each) => sum + each) / 1000;
  } catch {
    return undefined;
  }
}
