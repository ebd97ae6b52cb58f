import type { ChildProcess } from "node:child_process";

/** Ends a process with this one, also when whoever started it does not come to stop it. */
export function endWithThisProcess(child: ChildProcess): void {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
}
