/**
 * Runs after `npm ci`, on the Node of the machine: leaves of the Node that npm brought what is needed (docs/adr/0007).
 *
 * npm 10, which comes with Node 20 and 22, removes its link in node_modules/.bin again when it skips the packages for
 * other platforms: they all have a command of the same name. npm 11 leaves the link alone.
 */
import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const bin = join(modules, ".bin");
const program = { linux: "bin/node", win32: "bin/node.exe" }[process.platform];
const brought = join(
  modules,
  `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
);
const link = join(bin, process.platform === "win32" ? "node.cmd" : "node");

if (program !== undefined && existsSync(join(brought, program))) {
  if (!existsSync(link)) {
    const target = relative(bin, join(brought, program));
    if (process.platform === "win32") writeFileSync(link, `@"%~dp0${target}" %*\r\n`);
    else symlinkSync(target, link);
  }
  // For compilers of add-ons, which no install script may start: 61 MB, a third of the package.
  rmSync(join(brought, "include"), { recursive: true, force: true });
}
