/**
 * The mutants as a proxy, in front of a small provider.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { readOptions } from "@facility-contracts/command/options";
import { isProof } from "@facility-contracts/command/proof-mode";
import { refusedAddress } from "@facility-contracts/command/refused-address";
import { IDLE_MS } from "@facility-contracts/serving/idle-time";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { COMMAND, optionsOf } from "../mutation/options.ts";
import { startMutant } from "../mutation/proxy.ts";
import { tryCommand } from "../mutation/try-command.ts";

const MUTATE = fileURLToPath(new URL("../mutation/mutate.ts", import.meta.url));
const TICKET = "/api/v1/tickets/550e8400-e29b-41d4-a716-446655440000";
const TITLE = "updateTicket/request/body/title/maxLength-dropped";

let server: Server;
let target: string;
let received: { rawHeaders: string[]; url: string; body: string } | undefined;

beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    received = { rawHeaders: incoming.rawHeaders, url: incoming.url ?? "", body };
    const session = incoming.headers.cookie === "session=valid";
    const tooLong = /"title":"x{121,}"/.test(body);
    const status = incoming.method !== "PUT" ? 404 : session ? (tooLong ? 400 : 200) : 401;
    response.writeHead(status, { "content-type": "application/json", "x-kept": "yes" });
    response.end(
      JSON.stringify({ id: "550e8400-e29b-41d4-a716-446655440000", updatedAt: "2024-01-15T13:00:00Z" }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  target = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterAll(() => server.close());

describe("--proxy", () => {
  test("forwards what no mutant is about as it is, and mutates the rest", async () => {
    const { origin, stop } = await proxy("--id", TITLE);
    const other = await send(origin, "GET", "/other?a=%20b", { "X-Kept": "1" });
    expect(other).toMatchObject({ status: 404, headers: { "x-kept": "yes" } });
    expect(received?.url).toBe("/other?a=%20b");
    expect(received?.rawHeaders.join(" ")).toContain("X-Kept 1");
    expect(received?.rawHeaders.join(" ")).toContain(`Host ${target.slice(7)}`);

    const valid = await put(origin, { title: "short" });
    expect(valid.status).toBe(200);
    expect(received?.body).toBe('{"title":"short"}');
    const long = await put(origin, { title: "x".repeat(121) });
    expect(long.status).toBe(200);
    expect(received?.body).toBe('{"title":"short"}');
    expect(await stop()).toBe(0);
  });

  test("mutates answers", async () => {
    await using listening = await proxyInside("updateTicket/answer/200/updatedAt/left-out");
    expect((await put(listening.origin, {})).body).toBe('{"id":"550e8400-e29b-41d4-a716-446655440000"}');
  });

  test("takes the valid credentials from its options", async () => {
    const id = "updateTicket/request/security/sessionCookie/missing-accepted";
    await using listening = await proxyInside(id, "--valid", "sessionCookie=valid");
    const headers = { "Content-Type": "application/json" };
    expect((await send(listening.origin, "PUT", TICKET, headers, "{}")).status).toBe(200);
  });

  test("says when the provider does not answer, and refuses bodies beyond 10 MB", async () => {
    await using nobody = await refusedAddress();
    await using listening = await proxyInside(TITLE, "--target", nobody.origin);
    const unanswered = await put(listening.origin, {});
    expect(unanswered.status).toBe(502);
    // In the five seconds of Node a busy machine may not come to the next request, which is then answered with a reset.
    expect(unanswered.headers["keep-alive"]).toBe(`timeout=${IDLE_MS / 1000}`);
    expect((await put(listening.origin, { title: "x".repeat(11_000_000) })).status).toBe(413);
  });
});

describe("--command", () => {
  const suite = (expression: string) =>
    `node -e 'const put = (body) => new Promise((resolve) => http.request(process.env.TARGET_URL + "${TICKET}", { method: "PUT", headers: { cookie: "session=valid", "content-type": "application/json" } }, resolve).end(JSON.stringify(body))); (async () => { process.exit((${expression}) ? 0 : 1); })()'`;
  const refusesLong = suite(
    '(await put({})).statusCode === 200 && (await put({ title: "x".repeat(121) })).statusCode === 400',
  );

  test("runs it for each mutant and says which ones it saw", async () => {
    const all = await (isProof ? mutate : tried)("updateTicket/request/body/title/maxLength-*", refusesLong);
    expect(all.code).toBe(1);
    const { mutants } = JSON.parse(all.output);
    const killed = Object.fromEntries(
      mutants.map(({ id, killed }: { id: string; killed: boolean }) => [id.split("/").at(-1), killed]),
    );
    expect(killed).toEqual({ "maxLength-dropped": true, "maxLength-119": false, "maxLength-121": true });
  });

  test("ends with what it runs when its end is asked for", async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "mutate-end-"));
    const begun = join(folder.path, "begun");
    const ended = Promise.withResolvers<void>();
    const run = tried(TITLE, `sleep 600 & touch '${begun}'; wait`, async (end) => {
      await vi.waitUntil(() => existsSync(begun), { timeout: 250_000 });
      await end();
      ended.resolve();
    });
    await expect(run).rejects.toThrow("Without a mutant the command ends with 1");
    await ended.promise;
  });

  test("is no measure when it fails without a mutant", async () => {
    await expect(tried(TITLE, "exit 3")).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("Without a mutant the command ends with 3"),
    });
  });
});

function started(args: readonly string[]) {
  return spawn(process.execPath, [MUTATE, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** What a command makes of mutants, by the command `mutate` as a process. */
async function mutate(id: string, command: string) {
  const child = started(["--id", id, "--command", command, "--json", "--target", target]);
  const [[code], output] = await Promise.all([once(child, "close"), text(child.stdout)]);
  return { code, output };
}

/** The same in this process. */
async function tried(id: string, command: string, onStart?: Parameters<typeof tryCommand>[1]) {
  const given = ["--id", id, "--command", command, "--json", "--target", target];
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const code = await tryCommand(optionsOf(readOptions(COMMAND, given)), onStart, { write });
  return { code, output };
}

async function proxy(...args: string[]) {
  const child = started(["--proxy", "--target", target, ...args]);
  const [line] = await once(child.stdout, "data");
  return {
    origin: String(line).trim(),
    stop: async () => {
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      return code;
    },
  };
}

/** The same in this process. */
async function proxyInside(id: string, ...args: string[]) {
  const options = optionsOf(readOptions(COMMAND, ["--proxy", "--target", target, "--id", id, ...args]));
  const { origin, stop } = await startMutant(options);
  return { origin, [Symbol.asyncDispose]: stop };
}

function put(origin: string, body: unknown) {
  return send(
    origin,
    "PUT",
    TICKET,
    { Cookie: "session=valid", "Content-Type": "application/json" },
    JSON.stringify(body),
  );
}

async function send(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(origin + path, { method, headers }, resolve)
      .on("error", reject)
      .end(body);
  });
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}
