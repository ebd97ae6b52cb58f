/**
 * Paths as whoever called a command wrote them.
 */
import { dirname, resolve } from "node:path";

/** The absolute path. npm runs a script in the folder of its package.json, and tells in which one it was called. */
export function callersPath(path: string): string {
  const { INIT_CWD = "", npm_package_json: script = "" } = process.env;
  const folder = process.cwd();
  // A process further down has its own folder, and the variables all the same.
  return resolve(script !== "" && dirname(script) === folder ? INIT_CWD : folder, path);
}
