#!/usr/bin/env node
// In the repository the sources run as they are; in the package, where Node refuses TypeScript, what was built of them.
import { existsSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 18)) {
  const source = new URL("../src/client-cli.ts", import.meta.url);
  await import(existsSync(source) ? source.href : "../dist/cli.js");
} else {
  console.error(`facility-client: needs Node 22.18 or newer, this is ${process.versions.node}`);
  process.exitCode = 2;
}
