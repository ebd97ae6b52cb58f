import { join, resolve } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { COMMAND, idleOptions, settingsOf } from "../src/options.ts";

const options = (args: string[], env: NodeJS.ProcessEnv) => settingsOf(readOptions(COMMAND, args), env);

const DEFAULTS = {
  documents: [],
  prefixes: new Map(),
  watch: false,
  port: 4010,
  host: "127.0.0.1",
  dynamic: false,
  seed: undefined,
  delay: 0,
  errors: false,
  cors: true,
  site: undefined,
  workers: 1,
  logLevel: "warn",
  json: false,
};

// npm tells in which folder it was called, and so it does to tests.
beforeEach(() => vi.stubEnv("npm_package_json", ""));
afterEach(() => vi.unstubAllEnvs());

test.each([
  [[], {}, {}],
  [[], { PORT: "4020" }, { port: 4020 }],
  [[], { PORT: "" }, {}],
  [["--port", "0"], { PORT: "4020" }, { port: 0 }],
  [["--port=65535", "--host", "::1"], {}, { port: 65_535, host: "::1" }],
  [["--dynamic", "--seed", "a b", "--errors"], {}, { dynamic: true, seed: "a b", errors: true }],
  [["--delay", "60000", "--workers=2"], {}, { delay: 60_000, workers: 2 }],
  [
    ["--cors", "--site", "site", "--log-level", "silent", "--json"],
    {},
    { site: resolve("site"), logLevel: "silent", json: true },
  ],
  [["--no-cors"], {}, { cors: false }],
  [
    ["a.yaml", "b", "--prefix", "a=/x", "--prefix", "b=/y"],
    {},
    {
      documents: ["a.yaml", "b"],
      prefixes: new Map([
        ["a", "/x"],
        ["b", "/y"],
      ]),
    },
  ],
  [["a.yaml", "--watch"], {}, { documents: ["a.yaml"], watch: true }],
  [["--portal", "portal"], {}, { site: "portal" }],
  [["--portal", "portal", "--site", "site"], {}, { site: resolve("site") }],
  [["--portal", "portal", "a.yaml"], {}, { documents: ["a.yaml"] }],
])("%j with %j", (args, env, given) => {
  expect(options(args, env)).toEqual({ ...DEFAULTS, ...given });
});

test("of npm start, a folder is relative to where that was called, and the portal to the repository", () => {
  vi.stubEnv("INIT_CWD", resolve("elsewhere"));
  vi.stubEnv("npm_package_json", resolve("package.json"));
  expect(options(["--site", "site"], {}).site).toBe(join(resolve("elsewhere"), "site"));
  expect(options(["--portal", "portal"], {}).site).toBe("portal");
});

test.each([
  [[], []],
  [["--dynamic", "--seed", "a"], []],
  [["--no-cors"], []],
  [["--cors"], ["--cors is the default: leave it out. --no-cors is the opposite"]],
  [["--seed", "a"], [expect.stringContaining("--seed does nothing without --dynamic")]],
])("of %j, what changes nothing is told", (args, told) => {
  expect(idleOptions(readOptions(COMMAND, args))).toEqual(told);
});

describe("wrong use says what and ends with exit code 2", () => {
  test.each([
    [["--port", "65536"], {}, "--port must be a whole number from 0 to 65535, not '65536'"],
    [["--port", ""], {}, "--port must be a whole number"],
    [["--port=-1"], {}, "--port must be a whole number"],
    [["--port", "4e3"], {}, "--port must be a whole number"],
    [[], { PORT: "http" }, "PORT must be a whole number from 0 to 65535, not 'http'"],
    [["--host", ""], {}, "--host must name an address"],
    [["--delay", "60001"], {}, "--delay must be a whole number from 0 to 60000, not '60001'"],
    [["--workers", "0"], {}, "--workers must be a whole number from 1 to 256, not '0'"],
    [["--log-level", "all"], {}, "--log-level must be one of silent, error, warn, info, not 'all'"],
    [["--cors", "--no-cors"], {}, "--cors and --no-cors say opposite things"],
    [["--port"], {}, "--port needs a value, as in --port=<number>"],
    [["--port", "--host", "::1"], {}, "--port needs a value, as in --port=<number>"],
    [["--port", "-1"], {}, "--port must be a whole number from 0 to 65535, not '-1'"],
    [["--watch"], {}, "--watch follows documents that are named"],
    [["a.yaml", "--watch", "--workers", "2"], {}, "--watch goes with one worker"],
    [["--prefix", "tickets"], {}, "--prefix must be the name of a document and a path"],
  ])("%j with %j", (args, env, message) => {
    const oneLine = expect.stringMatching(/^[^\n]+$/);
    expect(() => options(args, env)).toThrow(expect.objectContaining({ exitCode: 2, message: oneLine }));
    expect(() => options(args, env)).toThrow(message);
  });
});
