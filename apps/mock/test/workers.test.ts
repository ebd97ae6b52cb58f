import { createServer } from "node:http";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { listen } from "@facility-contracts/serving/listen";
import { expect, test } from "vitest";
import { runMock, startMock } from "./mock-process.ts";

const headers = { Authorization: "Bearer token", "X-Session-Token": "token" };

/** Asks on a connection of its own: the next one goes to another worker. */
function askOnce(origin: string): Promise<Response> {
  return fetch(`${origin}/interventions/v2/rs/1`, { headers: { ...headers, Connection: "close" } });
}

test("several workers answer on one port, one that dies is replaced, and all stop with the first process", async () => {
  const mock = await startMock({}, ["--workers", "2", "--log-level", "info"]);
  const ask = () => askOnce(mock.origin);
  expect((await ask()).status).toBe(200);

  for (const signal of sampled(["SIGKILL", "SIGTERM"] as const, () => "a signal to a worker")) {
    const before = mock.children();
    const [worker] = before;
    if (worker === undefined) expect.fail("There is no worker");
    process.kill(worker, signal);
    await expect.poll(() => mock.children().some((child) => !before.includes(child))).toBe(true);
    expect(mock.children()).toHaveLength(2);
    // The other one may be dead by the time that this one listens.
    await expect.poll(async () => (await ask().catch(() => undefined))?.status).toBe(200);
    for (let count = 0; count < 10; count++) expect((await ask()).status).toBe(200);
  }

  const { exitCode, stdout, stderr } = await mock.stop();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("A worker ended with SIGKILL; another one takes its place");
  await expect(ask()).rejects.toThrow();
});

// Of one process: cli.test.ts.
if (isProof)
  test("a port that is taken gives one line and exit code 1", async () => {
    const other = createServer();
    const { port } = new URL(await listen(other, { port: 0, host: "127.0.0.1" }));
    const { exitCode, stderr } = await runMock(["--port", port, "--workers", "3"]);
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^mock: Port \d+ on 127\.0\.0\.1 is taken[^\n]*\n$/);
  });

// Of what else stops it the first test stops all with one signal.
if (isProof)
  test("Ctrl+C, which goes to all processes of a terminal, ends them in silence", async () => {
    const mock = await startMock({}, ["--workers", "2"]);
    const workers = mock.children();
    for (const worker of workers) process.kill(worker, "SIGINT");
    // They leave it to the first process to stop. By their answers, which they give in turn, they have got the signal.
    for (let count = 0; count < 20; count++) expect((await askOnce(mock.origin)).status).toBe(200);
    expect(mock.children()).toEqual(workers);
    const { exitCode, stdout, stderr } = await mock.stop("SIGINT");
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: mock.startMessage, stderr: "" });
  });
