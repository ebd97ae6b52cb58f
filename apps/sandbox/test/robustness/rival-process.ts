/**
 * A process that does what it reads with the folder of its argument, and says what came of it: `take` takes it as that of
 * `--data`, `release` gives it back, and `make` makes one below it.
 */
import { createInterface } from "node:readline";
import { takeDataFolder } from "../../src/database/data-folder.ts";
import { makeOwnFolder } from "../../src/own-folder.ts";

const [, , folder = ""] = process.argv;
let release: (() => Promise<void>) | undefined;

const commands = {
  async take() {
    try {
      ({ release } = await takeDataFolder(folder));
      return "taken";
    } catch {
      return "refused";
    }
  },
  async release() {
    await release?.();
    release = undefined;
    return "released";
  },
  make: async () => (await makeOwnFolder(folder, "process-")).folder,
};

/** What it can be told. */
export type RivalCommand = keyof typeof commands;

console.log("ready");
for await (const line of createInterface(process.stdin))
  if (line === "take" || line === "release" || line === "make") console.log(await commands[line]());
