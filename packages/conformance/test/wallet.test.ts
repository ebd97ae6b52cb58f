/**
 * Where credentials come from, and how they are renewed.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test, vi } from "vitest";
import type { Credential, Names, ProviderConfig } from "../src/config.ts";
import { readConfig } from "../src/config-file.ts";
import { openWallet } from "../src/run/wallet.ts";
import { folderWith } from "./command-run.ts";
import {
  answerOf,
  answers,
  bearerIn,
  idParameter,
  integerIn,
  refuse,
  runOnSmall,
  smallContract,
} from "./small-provider.ts";

const responses = { 200: answerOf({ type: "object" }), ...answers(400, 401, 404) };
const operation = (operationId: string) => ({ operationId, parameters: [idParameter("id")], responses });
const API = smallContract(
  { "/things/{id}": { get: operation("getThing"), post: operation("changeThing") } },
  {
    components: { securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
    security: [{ bearerAuth: [] }],
  },
);
const ROWS = { "/things/{id}": { existing: [1], absent: 404 } };

/** A command that prints a file. */
const printing = (file: string) => `${process.platform === "win32" ? "type" : "cat"} ${JSON.stringify(file)}`;

const valid = (bearerAuth: Credential): ProviderConfig<Names, Credential> => ({
  credentials: { valid: { bearerAuth } },
  rows: ROWS,
});

test("a credential is a value, a variable of the environment, or what a command prints", () => {
  vi.stubEnv("CONFORMANCE_TOKEN", "from-the-environment");
  const opened = (credential: Credential) =>
    openWallet(valid(credential)).config.credentials.valid.bearerAuth;
  expect(opened("plain")).toBe("plain");
  expect(opened({ env: "CONFORMANCE_TOKEN" })).toBe("from-the-environment");
  expect(opened({ command: "echo from-a-command" })).toBe("from-a-command");
  vi.unstubAllEnvs();
});

test.each<readonly [credential: Credential, message: string]>([
  [{ env: "NO_SUCH_VARIABLE" }, "credentials.valid.bearerAuth: the environment has no NO_SUCH_VARIABLE"],
  [{ command: "exit 3" }, "credentials.valid.bearerAuth: the command 'exit 3' ended with 3"],
  [{ command: "true" }, "credentials.valid.bearerAuth: the command 'true' printed nothing"],
  [{ command: "echo x", renewAfter: "soon" }, "renewAfter must be a time such as 10m, not 'soon'"],
])("one that is not to be had is told: %j", (credential, message) => {
  expect(() => openWallet(valid(credential))).toThrow(message);
});

test.each([
  ["{ envv: 'X' }", "credentials.valid.bearerAuth has 'envv', which is none of env, command, renewAfter"],
  ["{ env: 'X', renewAfter: '1m' }", "must have property command when property renewAfter is present"],
  ["{}", "credentials.valid.bearerAuth must NOT have fewer than 1 properties"],
  ["1", "credentials.valid.bearerAuth must be string,object"],
])("a configuration with %s is refused", async (credential, message) => {
  await using folder = await folderWith({
    "config.mjs": `export default { small: { credentials: { valid: { bearerAuth: ${credential} } } } };`,
  });
  await expect(readConfig(API, join(folder.path, "config.mjs"))).rejects.toThrow(message);
});

/** A provider for which some tokens are right, and which answers something. */
const provider =
  (
    isRight: (token: string, method: string) => boolean,
    answered: (token: string) => unknown = () => ({}),
  ): Parameters<typeof runOnSmall>[1] =>
  (request) => {
    const token = bearerIn(request);
    if (!isRight(token, request.method)) refuse(401);
    return integerIn(request.path[1]) === 1 ? [200, answered(token)] : [404, { message: token }];
  };

/** What no documented answer is, with the token in it. */
const tellingToken = (token: string) => [token];

/** The command runs again for each request: some are enough to see its second value in use. */
const FEW_REQUESTS = 20;

test("a command is asked again, and what it gave is valid no more; no value of it is in the report", async () => {
  await using folder = await folderWith({ token: "" });
  const file = join(folder.path, "token");
  let now = 0;
  let requests = 0;
  // No part of one is a part of the other.
  const tokens = ["kq83hfz7wm2p", "x91ylb4dv60t"];
  const token = () => tokens[now - 1] ?? "";
  const next = () => {
    now++;
    writeFileSync(file, token());
  };
  next();
  const report = await runOnSmall(
    API,
    provider((given) => {
      const isRight = given === token();
      // Whoever asks late enough gets another one.
      if (isRight && ++requests === 5) next();
      return isRight;
    }, tellingToken),
    valid({ command: printing(file), renewAfter: "0s" }),
    { concurrency: 1, only: "getThing", ...(isProof ? {} : { budget: FEW_REQUESTS }) },
  );
  expect(report.findings.map(({ check }) => check)).toContain("answer/type");
  expect(report.findings.map(({ check }) => check)).not.toContain("base");
  for (const { check, got } of report.findings)
    expect([check, got]).toEqual(["answer/type", '["$BEARER_AUTH"]']);
  expect(now).toBe(2);
  for (const secret of tokens) expect(JSON.stringify(report)).not.toContain(secret);
});

test("when a command gives nothing any more the run is over, and says why", async () => {
  await using folder = await folderWith({ token: "once" });
  const file = join(folder.path, "token");
  const { findings, notChecked } = await runOnSmall(
    API,
    provider((given) => {
      writeFileSync(file, "");
      return given === "once";
    }),
    valid({ command: printing(file), renewAfter: "0s" }),
    { concurrency: 1 },
  );
  expect(findings).toEqual([]);
  const why = `credentials were not renewed: credentials.valid.bearerAuth: the command '${printing(file)}' printed nothing`;
  expect(notChecked).toContainEqual({ what: "changeThing path/type", why });
});

test("operations may have credentials of their own", async () => {
  const config: ProviderConfig = {
    rows: ROWS,
    credentials: {
      valid: { bearerAuth: "only-reads" },
      byOperation: { changeThing: { bearerAuth: "only-writes" } },
    },
  };
  const { findings, coverage } = await runOnSmall(
    API,
    provider((token, method) => token === (method === "GET" ? "only-reads" : "only-writes")),
    config,
  );
  expect(findings).toEqual([]);
  expect(coverage.operations.missing).toEqual([]);
});
