import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const FAILURE = new URL("../src/failure.ts", import.meta.url).href;

/** Starts a command in a process of its own. */
function start(body: string) {
  const source = `import { Failure, run } from ${JSON.stringify(FAILURE)}; await run("tried", async () => { ${body} });`;
  return spawn(process.execPath, ["--input-type=module", "--eval", source], {
    stdio: ["pipe", "pipe", "pipe"],
  });
}

test("a reader that leaves ends no command, which goes on to its exit code", async () => {
  const child = start(`
    process.stdout.write("first\\n");
    for await (const _ of process.stdin);
    await new Promise((resolve) => process.stdout.write("x".repeat(1_000_000), resolve));
    console.error("went on");
    process.exitCode = 1;
  `);
  await once(child.stdout, "data");
  child.stdout.destroy();
  await once(child.stdout, "close");
  child.stdin.end();
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(said).toBe("went on\n");
  expect(code).toBe(1);
});

test("a failure is one line and its exit code", async () => {
  const child = start(`throw new Failure(2, "There is no such thing");`);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(said).toBe("tried: There is no such thing\n");
  expect(code).toBe(2);
});

test("what a failure quotes of others is not obeyed by a terminal, and its lines stay", async () => {
  const child = start(String.raw`throw new Failure(1, "\u001b[31mred\u0007\nsecond")`);
  expect(await text(child.stderr)).toBe("tried: \\u001b[31mred\\u0007\nsecond\n");
});

test.each([
  ["nobody else listens", "", 7],
  ["who prints listens itself", `process.stdout.on("error", () => {});`, 0],
])("another error of what is printed, where %s", async (_, listen, expected) => {
  const child = start(`
    process.on("uncaughtException", () => process.exit(7));
    ${listen}
    process.stdout.emit("error", Object.assign(new Error("full"), { code: "ENOSPC" }));
  `);
  const [code] = await once(child, "exit");
  expect(code).toBe(expected);
});
