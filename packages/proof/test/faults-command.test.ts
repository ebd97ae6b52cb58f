import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { expect, test } from "vitest";
import { COMMAND, perform } from "../faults/command.ts";

const PACKAGE = join(import.meta.dirname, "..");

/** What `npm run faults` does, in this process. */
async function performed(...args: string[]) {
  let stdout = "";
  const code = await perform(readOptions(COMMAND, args), (lines) => (stdout += `${lines}\n`));
  return { code, stdout };
}

test("prints what found a fault", async () => {
  const { code, stdout } = await performed("--id", "notes-null-accepted");
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^notes-null-accepted +validation +updateTicket body\/type body \/notes +\d+ +[\d.]+$/m,
  );
  expect(stdout).toContain("1 of 1 found: validation 1 of 1");
});

test("--json prints the results", async () => {
  const { code, stdout } = await performed("--id", "notes-null-accepted", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    results: [{ id: "notes-null-accepted", found: { check: "updateTicket body/type" } }],
  });
});

test("--list prints them and tries none", async () => {
  expect(await performed("--id", "notes-null-accepted", "--list")).toEqual({
    code: 0,
    stdout: "notes-null-accepted: Takes null for notes that are not sent.\n",
  });
});

test.each([
  [["--id", "none"], "There is no fault 'none'"],
  [["--category", "none"], "--category must be one of "],
  [["--none"], "Unknown option '--none'"],
])("wrong use: %j", async (args, message) => {
  await expect(performed(...args)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(message),
  });
});

test("a provider with a fault listens, and stops at SIGTERM", async () => {
  const child = spawn(
    process.execPath,
    ["faults/serve-fault.ts", "--port", "0", "--fault", "notes-null-accepted"],
    { cwd: PACKAGE },
  );
  const [output] = await once(child.stdout, "data");
  const [says, origin] = String(output).split("\n");
  expect(says).toBe("Takes null for notes that are not sent.");
  expect((await fetch(`${origin}/interventions/v2/rs/1`)).status).toBe(401);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
