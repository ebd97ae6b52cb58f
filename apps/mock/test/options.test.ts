import { describe, expect, test } from "vitest";
import { readOptions } from "../src/options.ts";

test.each([
  [[], {}, { port: 4010, host: "127.0.0.1", help: false }],
  [[], { PORT: "4020" }, { port: 4020, host: "127.0.0.1", help: false }],
  [[], { PORT: "" }, { port: 4010, host: "127.0.0.1", help: false }],
  [["--port", "0"], { PORT: "4020" }, { port: 0, host: "127.0.0.1", help: false }],
  [["--port=65535", "--host", "::1"], {}, { port: 65_535, host: "::1", help: false }],
  [["--help"], {}, { port: 4010, host: "127.0.0.1", help: true }],
])("%j with %j", (args, env, options) => {
  expect(readOptions(args, env)).toEqual(options);
});

describe("wrong use says what and ends with exit code 2", () => {
  test.each([
    [["--port", "65536"], {}, "--port must be a whole number from 0 to 65535, not '65536'"],
    [["--port", ""], {}, "--port must be a whole number"],
    [["--port=-1"], {}, "--port must be a whole number"],
    [["--port", "4e3"], {}, "--port must be a whole number"],
    [[], { PORT: "http" }, "PORT must be a whole number from 0 to 65535, not 'http'"],
    [["--port"], {}, "Option '--port <value>' argument missing"],
    [["--port", "--host", "::1"], {}, "Option '--port' argument is ambiguous"],
    [["tickets"], {}, "Unexpected argument 'tickets'"],
  ])("%j with %j", (args, env, message) => {
    const oneLine = expect.stringMatching(/^[^\n]+$/);
    expect(() => readOptions(args, env)).toThrow(expect.objectContaining({ exitCode: 2, message: oneLine }));
    expect(() => readOptions(args, env)).toThrow(message);
  });
});
