#!/usr/bin/env node
/**
 * `exec` for Windows, where no shell has it; npm puts this file into node_modules/.bin. Elsewhere the shell's own
 * `exec` wins: it puts the program in the place of the shell, so that a signal to npm reaches it (docs/adr/0012).
 */
import { spawnSync } from "node:child_process";

const [program, ...options] = process.argv.slice(2);
if (program === undefined) {
  console.error("Usage: exec PROGRAM [OPTION...]");
  process.exit(2);
}
const { status, error } = spawnSync(program, options, { stdio: "inherit" });
if (error) console.error(`exec: ${error.message}`);
process.exit(status ?? 1);
