import type { ChildProcess } from "node:child_process";

const running = new Set<ChildProcess>();

// One listener for all: Node warns of more than ten.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Ends a process with this one, also when whoever started it does not come to stop it. */
export function endWithThisProcess(child: ChildProcess): void {
  running.add(child);
  child.once("exit", () => running.delete(child));
}
