/**
 * Runs after `npm ci`, on the Node of the machine: makes sure that node_modules/.bin has the Node of this repository.
 *
 * npm 10, which comes with Node 20 and 22, removes the link again when it skips the packages for other platforms: they
 * all have a command of the same name (docs/adr/0007). npm 11 leaves it alone, and this does nothing.
 */
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const bin = join(modules, ".bin");
const program = { linux: "bin/node", win32: "bin/node.exe" }[process.platform];
const brought = join(
  modules,
  `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
  program ?? "",
);
const link = join(bin, process.platform === "win32" ? "node.cmd" : "node");

if (program !== undefined && existsSync(brought) && !existsSync(link)) {
  const target = relative(bin, brought);
  if (process.platform === "win32") writeFileSync(link, `@"%~dp0${target}" %*\r\n`);
  else symlinkSync(target, link);
}
