import { once } from "node:events";
import { createServer } from "node:http";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { operations } from "@facility-contracts/contract/operations";
import { listen } from "@facility-contracts/serving/listen";
import { expect, test } from "vitest";
import { once as onlyOnce } from "../src/answers/once.ts";
import { placed, prefixesOf } from "../src/documents/prefixes.ts";
import { startMessage } from "../src/start-message.ts";
import { runMock, startMock } from "./mock-process.ts";
import { preparedContract } from "./mock-server.ts";
import { head, open } from "./raw-exchange.ts";

/** Of the proof one for each test; else one for the first signal and for what is printed. */
const started = isProof ? () => startMock() : onlyOnce(() => startMock());

test.each(sampled(["SIGTERM", "SIGINT"] as const, () => "a signal"))(
  "%s ends it with exit code 0 while a request hangs",
  async (signal) => {
    const mock = await started();
    const socket = open(mock.port);
    const headers = { Expect: "100-continue", "Content-Length": "10", "Content-Type": "application/json" };
    socket.write(head("PUT /api/v1/tickets/550e8400-e29b-41d4-a716-446655440000", headers));
    // The interim answer shows that the mock has the request and waits for its body.
    await once(socket, "data");
    const { exitCode, stderr } = await mock.stop(signal);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  },
);

test("a port that is taken gives one line with host, port and what to do, and exit code 1", async () => {
  const other = createServer();
  const { port } = new URL(await listen(other, { port: 0, host: "127.0.0.1" }));
  const { exitCode, stdout, stderr } = await runMock(["--port", port]);
  other.close();
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(new RegExp(`^mock: Port ${port} on 127\\.0\\.0\\.1 is taken.* --port 0\\n$`));
});

// It is told as a port is that is taken.
if (isProof)
  test("a host that is not of this machine gives one line and exit code 1", async () => {
    const { exitCode, stderr } = await runMock(["--port", "0", "--host", "192.0.2.1"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^mock: Cannot listen on port 0 of 192\.0\.2\.1: [^\n]+\n$/);
  });

test("wrong use gives one line and exit code 2", async () => {
  const { exitCode, stdout, stderr } = await runMock(["--prot", "1"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toBe(
    "mock: Unknown option '--prot'. `--help` lists them. Of npm start they go behind `--`: npm start -- --port 0\n",
  );
});

test("our own documents have prefixes as well", async () => {
  const { apis } = await preparedContract();
  const wrong = /--prefix nothing=\.\.\.: there is no document 'nothing'\. There are: .*tickets/;
  expect(() => placed(apis, prefixesOf(["nothing=/v1"]))).toThrow(wrong);
  const below = { apis: placed(apis, prefixesOf(["tickets=/v1"])) };
  expect(startMessage("http://localhost", below, 0, { home: true })).toMatch(
    / PUT +\/v1\/api\/v1\/tickets\/\{id\} /,
  );
  if (!isProof) return;
  const { exitCode, stderr } = await runMock(["--port", "0", "--prefix", "nothing=/v1"]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(new RegExp(`^mock: ${wrong.source}`));
  const mock = await startMock({}, ["--prefix", "tickets=/v1"]);
  await mock.stop();
  expect(mock.startMessage).toMatch(/ PUT +\/v1\/api\/v1\/tickets\/\{id\} /);
});

// What prints the help of all commands is tested in packages/command.
if (isProof)
  test("--help lists the options", async () => {
    const { exitCode, stdout, stderr } = await runMock(["--help"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/--port.*--host.*--help/s);
  });

test("it prints its operations, and no colour codes into a pipe", async () => {
  const mock = await started();
  await mock.stop();
  const rows = mock.startMessage.split("\n").map((line) => line.trim().split(/ +/, 2));
  for (const { method, path } of operations) expect(rows).toContainEqual([method.toUpperCase(), path]);
  expect(mock.startMessage).not.toContain("\u001b");
});
