#!/usr/bin/env node
// In the repository the sources run as they are; in the package, where Node refuses TypeScript, what was built of them.
import { existsSync } from "node:fs";

const source = new URL("../src/cli.ts", import.meta.url);
await import(existsSync(source) ? source.href : "../dist/cli.js");
