/**
 * The command on a document that is none of ours.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "@facility-contracts/serving/listen";
import { expect, onTestFinished, test, vi } from "vitest";
import { readConfig } from "../src/config-file.ts";
import { runSuite } from "../src/conformance.ts";
import { namedContract } from "../src/contract/named.ts";
import { writeConfig } from "../src/init.ts";
import { findingText } from "../src/report/text.ts";
import { openWallet } from "../src/run/wallet.ts";
import type { Transport } from "../src/wire.ts";
import { folderWith, performed } from "./command-run.ts";

const PARKING = `
openapi: 3.0.3
info: { title: Parking, version: 1.0.0 }
paths:
  /spaces/{space}:
    get:
      parameters: [{ name: space, in: path, required: true, schema: { type: integer }, example: 7 }]
      responses:
        "200":
          description: One
          content:
            application/json:
              schema: { type: object, required: [free], properties: { free: { type: boolean } } }
`;

const WITH_KEY = `${PARKING}
security: [{ apiKey: [], "my key": [] }]
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-Key }
    my key: { type: http, scheme: bearer }
`;

test("a document without credentials needs no configuration", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING });
  const api = await namedContract(join(folder.path, "parking.yaml"));
  const config = await readConfig(api, undefined, "http://127.0.0.1:3001");
  const report = await runSuite(api, config, { transport: answering({ free: true }) });
  expect(report).toMatchObject({ api: "parking", findings: [] });
  expect(report.cases.length).toBeGreaterThan(0);
});

test("a configuration without an entry for it is told, as it may be there under a wrong name", async () => {
  await using folder = await folderWith({
    "parking.yaml": PARKING,
    "conformance.config.mjs": "export default { parkin: { rows: {} } };",
  });
  const told = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => told.mockRestore());
  const { code } = await performed(folder.path, "parking.yaml", "--dry-run");
  expect(code).toBe(0);
  expect(told.mock.calls).toEqual([
    ["conformance.config.mjs has no entry for parking; it has parkin. Nothing of it is used"],
  ]);
});

test("what a document names is no order to the terminal: in the plan, and where it is said what there is", async () => {
  const document = PARKING.replace("get:", 'get:\n      operationId: "a\\e[31m"');
  await using folder = await folderWith({ "parking.yaml": document });
  const run = (...args: readonly string[]) => performed(folder.path, "parking.yaml", ...args);
  const told = "a\\u001b[31m";
  expect((await run("--dry-run")).stdout).toContain(`\n${told} path/type path space`);
  expect(await run("--only", "b")).toMatchObject({
    code: 2,
    stderr: `--only must be one of ${told}, not 'b'`,
  });
});

test("what a document states is an error where the provider says otherwise", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING });
  await using server = await disposable(answering({ free: "yes" }));
  const { code, stdout } = await performed(folder.path, "parking.yaml", "--url", server.origin, "--json");
  expect(code).toBe(1);
  const [finding] = JSON.parse(stdout).findings;
  expect(finding).toMatchObject({
    severity: "error",
    check: "answer/type",
    writtenAt: expect.stringMatching(/^parking\.yaml:13:\d+$/),
  });
  expect(findingText("parking", finding)).toMatch(/contract {2}parking\.yaml:13:\d+ at #\/paths\/~1spaces/);
});

test("one that needs credentials asks for a configuration, and --init writes it", async () => {
  await using folder = await folderWith({ "parking/openapi.yaml": WITH_KEY });
  const api = await namedContract(join(folder.path, "parking/openapi.yaml"));
  await expect(readConfig(api, undefined)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining("--init writes one to fill in"),
  });
  const file = join(folder.path, "conformance.config.ts");
  expect(writeConfig(api, file)).toContain(`Wrote ${file}.`);
  const text = await readFile(file, "utf8");
  expect(text).toContain('valid: { apiKey: { env: "API_KEY" }, "my key": { env: "MY_KEY" } }');
  expect(text).toContain('"/spaces/{space}": { existing: [7]');
  expect(() => writeConfig(api, file)).toThrow("conformance.config.ts exists already");
  const written = await readConfig(api, file);
  expect(() => openWallet(written)).toThrow("credentials.valid.apiKey: the environment has no API_KEY");
  vi.stubEnv("API_KEY", "secret");
  vi.stubEnv("MY_KEY", "other");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(openWallet(written).config.credentials.valid).toEqual({ apiKey: "secret", "my key": "other" });
});

test("a document that is broken is told with its place", async () => {
  await using folder = await folderWith({ "parking.yaml": PARKING.replace("3.0.3", "3.2.0") });
  await expect(namedContract(join(folder.path, "parking.yaml"))).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/parking\.yaml:2:\d+ at #\/openapi: OpenAPI "3\.2\.0" is not supported/),
  });
});

/** A provider that answers the same to each request with a number in its path. */
function answering(value: unknown): Transport {
  return async ({ target }) => {
    const isRow = /^\/spaces\/(?:-?\d+|%3\d)(?:\?|$)/.test(target);
    return {
      status: isRow ? 200 : 404,
      headers: isRow ? { "content-type": "application/json" } : {},
      body: Buffer.from(isRow ? JSON.stringify(value) : ""),
    };
  };
}

/** A server of a provider. */
async function disposable(provider: Transport) {
  const server = createServer(async ({ method = "", url = "" }, response) => {
    const { status, headers, body } = await provider(
      { method, target: url, headers: [], body: undefined },
      new AbortController().signal,
    );
    response.writeHead(status, headers).end(body);
  });
  const origin = await listen(server, { host: "127.0.0.1", port: 0 });
  return { origin, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) };
}
