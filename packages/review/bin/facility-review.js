#!/usr/bin/env node
// Older versions of Node lack what the review uses, or read no TypeScript.
const [major] = process.versions.node.split(".").map(Number);
if (major >= 24) await import("../src/cli.ts");
else {
  console.error(`facility-review: needs Node 24 or newer, this is ${process.versions.node}`);
  process.exitCode = 2;
}
