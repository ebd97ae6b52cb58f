/**
 * The command, as people start it.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Failure } from "@facility-contracts/command/failure";
import { readOptions } from "@facility-contracts/command/options";
import { isProof } from "@facility-contracts/command/proof-mode";
import { refusedAddress } from "@facility-contracts/command/refused-address";
import { describe, expect, test } from "vitest";
import { COMMAND, settingsOf } from "../src/options.ts";
import { startSandbox } from "../src/sandbox.ts";
import { APIS, OPERATIONS } from "./apis.ts";
import { callerOf } from "./caller.ts";
import { createFilled, usePostgres } from "./databases.ts";
import { startSandboxHere } from "./sandbox-process.ts";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

const postgres = usePostgres();

/** Runs the command to its end. */
async function runToEnd(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  // Of its own: with DATABASE_URL it makes a folder for files there, also when it then finds the port taken.
  const cwd = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...process.env, PORT: "", DATABASE_URL: "", S3_BUCKET: "", ...env },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  await rm(cwd, { recursive: true });
  return { code, stdout, stderr };
}

/** What the command ends with when it does not start. Its process, which the proof looks at, ends so for wrong use too. */
async function failureHere(options: readonly string[], env: Readonly<Record<string, string>>) {
  // Of its own: it keeps files there, also when it then finds the port taken.
  const folder = await mkdtemp(join(tmpdir(), "sandbox-cli-"));
  const settings = settingsOf(readOptions(COMMAND, ["--files", folder, ...options]), env);
  const failure = await startSandbox({ ...settings, apis: APIS }).catch((error: unknown) => error);
  await rm(folder, { recursive: true });
  if (!(failure instanceof Failure)) throw new Error("It has started.");
  return { code: failure.exitCode, stdout: "", stderr: `sandbox: ${failure.message}\n` };
}

function deletes(command: string): boolean {
  return command.startsWith("curl -X DELETE ");
}

/** The title of a ticket that no printed command names, which may have deleted its own; it is given another one before. */
async function titleAt(origin: string, title?: string): Promise<unknown> {
  const ticket = "/api/v1/tickets/7c9e6679-7425-40de-944b-e07fc1f90ae7";
  const { body } = await callerOf(() => ({ origin }))("PUT", ticket, title === undefined ? {} : { title });
  return body.title;
}

describe("the command", () => {
  test("tells what it serves, each request that it prints is answered, and what it keeps is there until --reset", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-data-"));
    // On PostgreSQL each start costs a third: what a folder keeps, on-disk.test.ts sees there.
    const options = isProof ? ["--data", folder] : ["--files", folder];
    const env = { DATABASE_URL: isProof ? "" : await postgres.create() };
    const child = spawn(process.execPath, [...process.execArgv, CLI, "--port", "0", ...options], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, PORT: "", S3_BUCKET: "", NO_COLOR: "1", ...env },
    });
    let printed = "";
    let before: unknown;
    for await (const line of createInterface(child.stdout)) {
      printed += `${line}\n`;
      if (line.startsWith("Stop it")) break;
    }
    try {
      const commands = printed.match(/^curl [\s\S]*?(?=\n\n)/gm) ?? [];
      expect(commands.length).toBe(OPERATIONS.length);
      // What deletes a row goes last: the others name it, too.
      for (const command of commands.toSorted((a, b) => Number(deletes(a)) - Number(deletes(b)))) {
        const { stdout } = await promisify(execFile)("sh", ["-c", `${command} -s -w '\n%{http_code}'`]);
        expect([command, stdout]).toEqual([command, expect.stringMatching(/\n2\d\d$/)]);
      }
      const [upload] = printed.match(/^url=[\s\S]*?(?=\n\n)/m) ?? [];
      const put = await promisify(execFile)("sh", ["-ec", `${upload} -s -w '%{http_code}'`]);
      expect(put.stdout).toBe("200");
      const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      // What is printed is also there to read later, and the routes for tests are not.
      expect(printed).toContain(await (await fetch(origin)).text());
      expect((await fetch(`${origin}/__sandbox/state`)).status).toBe(404);
      before = await titleAt(origin);
      expect(await titleAt(origin, "Kept")).not.toBe(before);
    } finally {
      child.kill();
      expect(await once(child, "exit")).toEqual([0, null]);
    }
    const titleAfter = async (...more: readonly string[]) => {
      const sandbox = await startSandboxHere({ options: [...options, ...more], env });
      const title = await titleAt(sandbox.origin);
      await sandbox.stop();
      return title;
    };
    expect(await titleAfter()).toBe("Kept");
    expect(await titleAfter("--reset")).toBe(before);
    await rm(folder, { recursive: true });
  });

  test("says what to do when it cannot start", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const env = { DATABASE_URL: await createFilled(postgres) };
    const busy = await (isProof ? runToEnd : failureHere)(["--port", port], env);
    taken.close();
    expect(busy).toEqual({
      code: 1,
      stdout: "",
      stderr: `sandbox: Port ${port} on 127.0.0.1 is taken. Stop what listens there, or let a free one be picked: --port 0\n`,
    });
    await using nobody = await refusedAddress();
    const url = `postgres://user:secret@${new URL(nobody.origin).host}/none`;
    const gone = await startSandboxHere({ env: { DATABASE_URL: url } }).catch((error: unknown) => error);
    expect(gone).toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^The database cannot be used: .*ECONNREFUSED.*DATABASE_URL right\?$/),
    });
    expect(String(gone)).not.toContain("secret");
  });

  test("--help lists the options, and wrong use exits with 2", async () => {
    const help = await runToEnd(["--help"]);
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining("--data <folder>")]);
    expect(await runToEnd(["--nope"])).toMatchObject({ code: 2, stdout: "" });
  });
});
