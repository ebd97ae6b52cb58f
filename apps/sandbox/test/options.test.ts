/**
 * The command line.
 */
import { join } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { COMMAND, settingsOf } from "../src/options.ts";
import { startMessage } from "../src/start-message.ts";

const options = (args: string[], env: NodeJS.ProcessEnv) => settingsOf(readOptions(COMMAND, args), env);

/** What the start tells. */
function toldWith(env: NodeJS.ProcessEnv, ...args: string[]): string {
  const started = { origin: "http://127.0.0.1:1", apis: [], milliseconds: 5 };
  return startMessage({ ...started, options: options(args, env) });
}

/** Where npm is called, which runs the command in the folder of its package.json. */
const CALLED_IN = join(process.cwd(), "elsewhere");

beforeAll(() => {
  vi.stubEnv("INIT_CWD", CALLED_IN);
  vi.stubEnv("npm_package_json", join(process.cwd(), "package.json"));
});
afterAll(() => vi.unstubAllEnvs());

describe("the options", () => {
  test("without any, rows are kept in memory on port 4011 of this machine", () => {
    expect(options([], {})).toEqual({
      json: false,
      host: "127.0.0.1",
      port: 4011,
      reset: false,
      control: false,
      cors: false,
      mostRequests: 256,
      stopSeconds: 10,
      logLevel: "warn",
      place: { kind: "memory" },
      files: { kind: "temporary" },
    });
  });

  test.each([
    [["--latency", "200"], { latency: { least: 200, most: 200 }, failing: 0 }],
    [["--latency", "100-500", "--fail", "2%"], { latency: { least: 100, most: 500 }, failing: 0.02 }],
    [["--fail", "0.5%", "--seed", "x"], { latency: { least: 0, most: 0 }, failing: 0.005, seed: "x" }],
    [["--fail", "100%"], { failing: 1, seed: expect.stringMatching(/^[0-9a-f]{8}$/) }],
  ])("%j disturbs requests", (args, disturbance) => {
    expect(options(args, {}).disturbance).toMatchObject(disturbance);
    expect(options(["--latency", "0", "--fail", "0%"], {}).disturbance).toBeUndefined();
  });

  test.each([
    [["--latency", "fast"], "--latency must be milliseconds up to 60000, such as 200 or 100-500, not 'fast'"],
    [["--latency", "500-100"], "not '500-100'"],
    [["--latency", "1-2-3"], "not '1-2-3'"],
    [["--latency", "-1"], "not '-1'"],
    [["--latency", "60001"], "not '60001'"],
    [["--fail", "2"], "--fail must be a share from 0% to 100%, not '2'"],
    [["--fail", "101%"], "not '101%'"],
    [["--fail", "x%"], "not 'x%'"],
    [["--seed", "1"], "--seed does nothing without --latency or --fail"],
  ])("%j is wrong use", (args, message) => {
    expect(() => options(args, {})).toThrow(message);
  });

  test("--data keeps rows and files in one folder, which is the caller's", () => {
    const { place, files } = options(["--data", "x"], {});
    expect([place, files]).toEqual([
      { kind: "folder", folder: join(CALLED_IN, "x") },
      { kind: "folder", folder: join(CALLED_IN, "x/files") },
    ]);
  });

  test("DATABASE_URL, S3_BUCKET and PORT are taken from the environment", () => {
    const env = {
      DATABASE_URL: "postgres://a:b@c/d",
      S3_BUCKET: "bucket",
      S3_ENDPOINT: "http://127.0.0.1:9000",
      AWS_REGION: "eu-west-3",
      PORT: "4999",
    };
    expect(options(["--connections", "3"], env)).toMatchObject({
      port: 4999,
      place: { kind: "postgres", url: "postgres://a:b@c/d", connections: 3 },
      files: { kind: "s3", bucket: "bucket", region: "eu-west-3", endpoint: "http://127.0.0.1:9000" },
    });
    expect(options(["--port", "1"], env).port).toBe(1);
    expect(options([], { DATABASE_URL: "postgresql://c/d" }).files).toEqual({
      kind: "folder",
      folder: join(CALLED_IN, "sandbox-files"),
    });
    expect(options(["--files", "y"], {}).files).toEqual({ kind: "folder", folder: join(CALLED_IN, "y") });
  });

  test("what empties everything asks for a token beyond this machine, and where one is given", () => {
    const tokenOf = (args: string[], env = {}) => options(args, env).controlToken;
    const given = { SANDBOX_CONTROL_TOKEN: "given" };
    expect(tokenOf(["--host", "0.0.0.0"])).toBeUndefined();
    for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
      expect(tokenOf(["--control", "--host", host])).toBeUndefined();
    for (const host of ["0.0.0.0", "::", "192.168.1.2", "127.example.com"])
      expect(tokenOf(["--control", "--host", host])).toMatch(/^[\w-]{32}$/);
    const all = ["--control", "--host", "::"];
    expect(tokenOf(all)).not.toBe(tokenOf(all));
    expect([tokenOf(all, given), tokenOf(["--control"], given)]).toEqual(["given", "given"]);
  });

  test("the start says what is open, and to whom", () => {
    const told = (...args: string[]) => toldWith({}, ...args);
    expect(told()).not.toContain("/__sandbox");
    expect(told("--control")).toContain("/__sandbox is open to every program of this machine");
    expect(told("--control", "--host", "::")).toMatch(
      /\/__sandbox asks for this header:\n\n {2}Authorization: Bearer [\w-]{32}\n/,
    );
    expect(JSON.parse(told("--json"))).toEqual({
      message: "Sandbox ready",
      origin: "http://127.0.0.1:1",
      milliseconds: 5,
    });
    expect(JSON.parse(told("--json", "--control", "--host", "::"))).toMatchObject({
      controlToken: expect.stringMatching(/^[\w-]{32}$/),
    });
  });

  test("the start does not tell a token that it was given", () => {
    const env = { SANDBOX_CONTROL_TOKEN: "a-secret" };
    const text = toldWith(env, "--control");
    expect(text).toContain("Authorization: Bearer <that of SANDBOX_CONTROL_TOKEN>\n");
    expect(`${text}${toldWith(env, "--control", "--json")}`).not.toContain("a-secret");
  });

  test.each([
    ["https://a.test/b/", "https://a.test/b"],
    ["https://a.test/?", "https://a.test"],
    ["https://a.test/b?#", "https://a.test/b"],
    ["https://user:secret@a.test:8443/b", "https://a.test:8443/b"],
  ])("of the public URL %s only what presigned ones begin with is kept", (given, kept) => {
    expect(options(["--public-url", given], {}).publicUrl).toBe(kept);
  });

  test.each(["7%", "0.07%", "29%", "0.000001%", "100%"])(
    "the start says --fail %s as it was given",
    (share) => {
      expect(toldWith({}, "--fail", share)).toContain(` ${share.replace("%", " %")} of the cases`);
    },
  );

  test.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [["--port", "70000"], {}, /--port must be a whole number from 0 to 65535, not '70000'/],
    [[], { PORT: "x" }, /PORT must be a whole number/],
    [["--host", ""], {}, /--host must name an address/],
    [["--log-level", "loud"], {}, /--log-level must be one of silent, error/],
    [["--concurrency", "0"], {}, /--concurrency must be a whole number from 1/],
    [["--stop-time", "0"], {}, /--stop-time must be a whole number from 1 to 3600/],
    [["--connections", "0"], {}, /--connections must be a whole number from 1/],
    [["--nope"], {}, /'--nope'.*npm run sandbox -- --port 0/],
    [["here"], {}, /'here'.*--help/],
    [["--data", ""], {}, /--data must name a folder/],
    [["--files", ""], {}, /--files must name a folder/],
    [["--data", "x"], { DATABASE_URL: "postgres://c/d" }, /give only one/],
    [["--files", "x"], { S3_BUCKET: "b" }, /give only one/],
    [["--connections", "10"], {}, /--connections does nothing without DATABASE_URL/],
    [["--connections", "10", "--data", "x"], {}, /--connections does nothing without DATABASE_URL/],
    [[], { S3_ENDPOINT: "http://127.0.0.1:9000" }, /S3_ENDPOINT does nothing without S3_BUCKET/],
    [
      ["--host", "::"],
      { SANDBOX_CONTROL_TOKEN: "x" },
      /SANDBOX_CONTROL_TOKEN does nothing without --control/,
    ],
    [["--public-url", "ftp://x"], {}, /--public-url must be an http or https URL/],
    [["--public-url", "http://x/?a"], {}, /--public-url must be/],
  ])("%j with %j is wrong use", (args, env, message) => {
    expect(() => options(args, env)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
    );
  });

  test("a wrong DATABASE_URL is not repeated, as it may hold a password", () => {
    expect(() => options([], { DATABASE_URL: "mysql://root:secret@x/y" })).toThrow(
      expect.objectContaining({ exitCode: 2, message: "DATABASE_URL must begin with postgres://" }),
    );
  });
});
