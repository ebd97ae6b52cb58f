/**
 * A process that takes the data folder of its argument at each line that it reads, says whether it got it, and gives it
 * back at the next line.
 */
import { createInterface } from "node:readline";
import { takeDataFolder } from "../../src/database/data-folder.ts";

const [, , folder = ""] = process.argv;
let release: (() => Promise<void>) | undefined;

console.log("ready");
for await (const line of createInterface(process.stdin)) {
  if (line === "release") {
    await release?.();
    release = undefined;
    console.log("released");
    continue;
  }
  try {
    ({ release } = await takeDataFolder(folder));
    console.log("taken");
  } catch {
    console.log("refused");
  }
}
