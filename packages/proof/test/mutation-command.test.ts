/**
 * The command: its options.
 */
import { readOptions } from "@facility-contracts/command/options";
import { describe, expect, test } from "vitest";
import { COMMAND, optionsOf } from "../mutation/options.ts";
import { listOf } from "../mutation/print.ts";

const TITLE = "updateTicket/request/body/title/maxLength-dropped";

describe("wrong use", () => {
  test.each([
    [["--api", "nope"], "There is no API 'nope'"],
    [["--id", "nope"], "No mutant"],
    [["--nope"], "--nope"],
    [["--proxy", "--id", TITLE], "--proxy needs --target"],
    [["--command", "true"], "--command needs --target"],
    [["--proxy", "--api", "tickets", "--target", "http://127.0.0.1:1"], "one mutant"],
    [["--proxy", "--command", "true", "--id", TITLE, "--target", "http://127.0.0.1:1"], "leave --proxy out"],
    [["--target", "http://127.0.0.1:1"], "--target is for"],
    [["--proxy", "--id", TITLE, "--target", "ftp://a"], "no http address"],
    [["--proxy", "--id", TITLE, "--target", "http://127.0.0.1:1", "--port", "70000"], "--port must be"],
    [["--proxy", "--id", TITLE, "--target", "http://127.0.0.1:1", "--valid", "a"], "NAME=VALUE"],
  ])("%j", (args, message) => {
    expect(() => optionsOf(readOptions(COMMAND, args))).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
    );
  });

  test("--list is not", () => {
    const args = ["--list", "--kind", "request/security", "--api", "tickets"];
    const { task, mutants } = optionsOf(readOptions(COMMAND, args));
    expect(task).toBe("list");
    expect(listOf(mutants)).toContain(
      "updateTicket/request/security/sessionCookie/missing-accepted  A request without",
    );
  });
});
