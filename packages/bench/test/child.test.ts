import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Starts more processes than Node lets one event have listeners, and leaves them. */
const STARTER = `
  import { spawn } from "node:child_process";
  import { endWithThisProcess } from ${JSON.stringify(new URL("../src/child.ts", import.meta.url).href)};
  for (let number = 0; number < 12; number++) {
    const args = ["--eval", "setInterval(() => {}, 1000)"];
    endWithThisProcess(spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] }));
  }
  console.log("started");
  // A warning comes with the next tick.
  setImmediate(() => process.exit(3));
`;

test("however many processes there are, they end with the one that started them, without a warning", () => {
  // It returns when nobody has its output open any more.
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", STARTER], {
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: "started\n", stderr: "" });
});
