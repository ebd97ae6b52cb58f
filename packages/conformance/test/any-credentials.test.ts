/**
 * Alternatives of credentials, and none.
 */
import { describe, expect, test } from "vitest";

import {
  answerOf,
  answers,
  bearerIn,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

describe("credentials", () => {
  const schemes = {
    token: { type: "http", scheme: "bearer" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    tenant: { type: "apiKey", in: "header", name: "X-Tenant" },
    login: { type: "oauth2", flows: {} },
    certificate: { type: "mutualTLS" },
    password: { type: "http", scheme: "basic" },
    code: { type: "apiKey", in: "query", name: "access code" },
  };
  const contractWith = (security: readonly object[], statuses: readonly number[] = [401]) =>
    smallContract(
      {
        "/pets": {
          get: {
            operationId: "getPets",
            security,
            responses: { 200: answerOf({}), ...answers(...statuses) },
          },
        },
      },
      { components: { securitySchemes: schemes } },
    );
  const valid = {
    token: "valid-token-1",
    key: "valid-key-22",
    tenant: "valid-tenant-333",
    login: "valid-login-4444",
    password: "somebody:valid-password-55555",
    code: "valid code 666666",
  };
  /** The name and password of a request; the word Basic counts in any case. */
  const basicIn = ({ headers }: Seen) => {
    const [, encoded = ""] = /^basic (.+)$/i.exec(headers.authorization ?? "") ?? [];
    return Buffer.from(encoded, "base64").toString();
  };
  const wanted = (names: readonly string[]) => (request: Seen) =>
    names.every(
      (name) =>
        ({
          token: bearerIn(request) === valid.token,
          login: bearerIn(request) === valid.login,
          key: request.headers["x-key"] === valid.key,
          tenant: request.headers["x-tenant"] === valid.tenant,
          password: basicIn(request) === valid.password,
          code: request.query.get("access code") === valid.code,
        })[name],
    );
  const provider =
    (...alternatives: readonly (readonly string[])[]) =>
    (request: Seen): Said =>
      alternatives.some((names) => wanted(names)(request)) ? [200, {}] : refuse(401);
  const run = (
    security: readonly object[],
    answer: (request: Seen) => Said,
    given: Record<string, string> = valid,
  ) => runOnSmall(contractWith(security), answer, { credentials: { valid: given, wrong: {}, expired: {} } });
  const EITHER = [{ token: [] }, { key: [], tenant: [] }];

  test("are tried in each alternative, and all of one are needed", async () => {
    const report = await run(EITHER, provider(["token"], ["key", "tenant"]));
    expect(report.findings).toEqual([]);
    const ids = report.cases.map(({ id }) => id);
    expect(ids).toContain(
      "getPets security/alternative headers: with key and tenant in place of other credentials",
    );
    expect(ids).toContain(
      "getPets security/missing header X-Tenant: without tenant, in place of key and tenant",
    );
  });

  test.each([
    ["nothing is", [{}, { login: ["write"] }]],
    ["another role is", [{ login: ["write"] }, { login: ["admin"] }]],
    ["no role is", [{ login: ["write"] }, { login: [] }]],
  ])("of someone with another role are right where %s enough", async (_, security) => {
    const report = await runOnSmall(
      contractWith(security, [401, 403]),
      (request): Said => {
        const isNobody = request.headers.authorization === undefined;
        const needsNothing = security.some((one) => Object.keys(one).length === 0);
        const isKnown = ["valid-login-4444", "an-admin"].includes(bearerIn(request));
        return isKnown || (isNobody && needsNothing) ? [200, {}] : refuse(401);
      },
      { credentials: { valid, withRole: { admin: { login: "an-admin" } } } },
    );
    expect(report.findings).toEqual([]);
  });

  test.each([
    ["an alternative that is not known", [["token"]], "security/alternative"],
    ["an alternative of which half is enough", [["token"], ["key"]], "security/missing"],
    ["none needed", [[]], "security/missing"],
  ])("%s is found", async (_, known, check) => {
    const report = await run(EITHER, provider(...known));
    expect(report.findings.map((finding) => finding.check)).toContain(check);
  });

  test("that may be left out are sent, and left out", async () => {
    const security = [{}, { token: [] }];
    expect((await run(security, provider([]))).findings).toEqual([]);
    const report = await run(security, provider(["token"]));
    expect(report.findings.map(({ check }) => check)).toEqual(["security/missing", "security/alternative"]);
  });

  test("of a scheme that is part of another alternative are no fault beside it", async () => {
    const report = await run([{ token: [] }, { token: [], key: [] }], provider(["token"]));
    expect(report.findings).toEqual([]);
  });

  test("of Basic and in a query are sent, right, wrong and in other places", async () => {
    const both = [{ password: [], code: [] }];
    const right = await run(both, provider(["password", "code"]));
    expect(right.findings).toEqual([]);
    const ids = right.cases.map(({ id }) => id);
    expect(ids).toContain("getPets security/spelling basic Authorization: basic in lower case");
    expect(ids).toContain("getPets security/missing query access code: without code");
    for (const known of [["password"], ["code"]])
      expect((await run(both, provider(known))).findings.map(({ check }) => check)).toContain(
        "security/missing",
      );
  });

  test("of Basic and in a query are in no report, however they are written", async () => {
    const report = await run([{ password: [], code: [] }], () => [200, { seen: "anything" }]);
    expect(report.findings.length).toBeGreaterThan(5);
    const text = JSON.stringify(report);
    const { password, code } = valid;
    for (const secret of [password, code, encodeURIComponent(code), Buffer.from(password).toString("base64")])
      expect(text).not.toContain(secret);
    expect(text).toContain("| base64 |");
  });

  test("a provider that takes the encoded password as a token is found", async () => {
    const careless = (request: Seen): Said =>
      /^(?:basic|bearer) /i.test(request.headers.authorization ?? "") &&
      request.headers.authorization?.endsWith(Buffer.from(valid.password).toString("base64"))
        ? [200, {}]
        : refuse(401);
    const report = await run([{ password: [] }], careless);
    expect(report.findings.flatMap(({ caseIds }) => caseIds)).toEqual([
      "getPets security/place basic Authorization: what is encoded after the word Bearer",
    ]);
  });

  test.each([
    ["a cookie, or a token", { type: "apiKey", in: "cookie", name: "session" }, schemes.token],
    ["a header, or a query", { ...schemes.key, name: "api_key" }, { ...schemes.code, name: "api_key" }],
    ["a header, or a token in it", { ...schemes.key, name: "Authorization" }, schemes.token],
    ["a token, or a query", schemes.token, { ...schemes.code, name: "access_token" }],
  ])("%s: the place of one is none to be refused for the other", async (_, one, other) => {
    const contract = smallContract(
      {
        "/pets": {
          get: { security: [{ one: [] }, { other: [] }], responses: { 200: answerOf({}), ...answers(401) } },
        },
      },
      { components: { securitySchemes: { one, other } } },
    );
    const secret = "one-secret-for-both-1";
    const isIn = (scheme: { type: string; in?: string; name?: string }, request: Seen): boolean => {
      const { name = "" } = scheme;
      if (scheme.in === undefined) return bearerIn(request) === secret;
      if (scheme.in === "query") return request.query.getAll(name).includes(secret);
      if (scheme.in === "header") return request.headers[name.toLowerCase()] === secret;
      return (request.headers.cookie ?? "").split("; ").includes(`${name}=${secret}`);
    };
    const report = await runOnSmall(
      contract,
      (request): Said => (isIn(one, request) || isIn(other, request) ? [200, {}] : refuse(401)),
      { credentials: { valid: { one: secret, other: secret } } },
    );
    expect(report.findings).toEqual([]);
  });

  test("of OAuth are bearer tokens", async () => {
    expect((await run([{ login: [] }], provider(["login"]))).findings).toEqual([]);
  });

  test("that are not given, or that cannot be sent, are told", async () => {
    const one = await run(EITHER, provider(["token"], ["key", "tenant"]), { token: valid.token });
    expect(summed(one)).toEqual({
      findings: [],
      notChecked: expect.arrayContaining(["getPets key: credentials.valid.key is not given"]),
    });
    const none = await run(EITHER, provider(["token"]), { key: valid.key });
    expect(summed(none).notChecked).toEqual(["getPets: credentials.valid has not token, nor key and tenant"]);
    const some = await run([{ token: [] }, { certificate: [] }], provider(["token"]));
    expect(summed(some)).toEqual({
      findings: [],
      notChecked: expect.arrayContaining([
        "getPets credentials: the suite sends bearer tokens, names with passwords, and API keys, and not certificate",
      ]),
    });
    const unknown = await run([{ certificate: [] }], provider([]));
    expect(summed(unknown).notChecked).toEqual([
      "getPets: the suite sends bearer tokens, names with passwords, and API keys, and not certificate",
    ]);
  });
});
