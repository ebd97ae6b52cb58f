#!/usr/bin/env node
// Older versions of Node read no TypeScript.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 18)) await import("../src/client-cli.ts");
else {
  console.error(`facility-client: needs Node 22.18 or newer, this is ${process.versions.node}`);
  process.exitCode = 2;
}
