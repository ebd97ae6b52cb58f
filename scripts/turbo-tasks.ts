/**
 * What turbo's hash of each task covers, as turbo itself says it.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "@facility-contracts/command/repository";

const TURBO = fileURLToPath(new URL("../node_modules/turbo/bin/turbo", import.meta.url));

/** A task of a workspace. */
export interface Task {
  /** `@facility-contracts/portal#build`. */
  readonly id: string;
  /** The folder of the workspace, absolute. */
  readonly folder: string;
  readonly command: string;
  /** The files of its own inputs, absolute. */
  readonly inputs: ReadonlySet<string>;
  /** Whether a change of a file changes its hash: by its inputs, or by those of a task that it depends on. */
  covers(file: string): boolean;
}

/** One task of `turbo run --dry=json`. */
interface DryTask {
  readonly taskId: string;
  readonly directory: string;
  readonly command: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

/** The tasks of these names in all workspaces that have a command for them. */
export function turboTasks(...names: readonly string[]): readonly Task[] {
  const output = execFileSync(process.execPath, [TURBO, "run", ...names, "--dry=json"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { tasks }: { tasks: readonly DryTask[] } = JSON.parse(output);
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  const inputsOf = new Map(
    tasks.map(({ taskId, directory, inputs }) => [
      taskId,
      new Set(Object.keys(inputs).map((path) => join(ROOT, directory, path))),
    ]),
  );
  return tasks
    .filter(({ command }) => command !== "<NONEXISTENT>")
    .map(({ taskId, directory, command }) => {
      const before = withDependencies(taskId, byId);
      const built = [...before]
        .filter((id) => id !== taskId && id.endsWith("#build"))
        .map((id) => join(ROOT, byId.get(id)?.directory ?? "", "dist/"));
      return {
        id: taskId,
        folder: join(ROOT, directory),
        command,
        inputs: inputsOf.get(taskId) ?? new Set<string>(),
        covers: (file: string) =>
          [...before].some((id) => inputsOf.get(id)?.has(file)) ||
          built.some((folder) => file.startsWith(folder)),
      };
    });
}

function withDependencies(id: string, byId: ReadonlyMap<string, DryTask>, seen = new Set<string>()) {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const dependency of byId.get(id)?.dependencies ?? []) withDependencies(dependency, byId, seen);
  return seen;
}
