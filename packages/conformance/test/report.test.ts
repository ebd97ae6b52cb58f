import { execFileSync } from "node:child_process";
import { isProof } from "@facility-contracts/command/proof-mode";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS, CONFIG } from "@facility-contracts/provider/config";
import { expect, test } from "vitest";
import { requestOf } from "../src/cases/request.ts";
import { prepareRun } from "../src/conformance.ts";
import { neededApiContract } from "../src/contract/contracts.ts";
import { curlOf } from "../src/report/curl.ts";
import { junitOf } from "../src/report/junit.ts";
import { markdownOf } from "../src/report/markdown.ts";
import { mergeReports } from "../src/report/merge.ts";
import { secretsOf } from "../src/report/secrets.ts";
import { textOf } from "../src/report/text.ts";
import type { Report } from "../src/report.ts";
import type { Transport } from "../src/wire.ts";
import { answering, providerOf, runOn } from "./provider-run.ts";

/**
 * Everything is accepted, and the answer repeats what was sent: in the address too, and percent-encoded. Its reports are
 * long: of the operations with the same credentials `npm test` takes one.
 */
const broken = (api: Api) =>
  runOn(api, {
    ...(isProof ? {} : { only: ["updateTicket", "getIntervention"] }),
    between: answering(({ headers, target }) => {
      const sent = headers.map(([, value]) => value);
      return {
        status: 200,
        value: { target, encoded: encodeURIComponent(target), sent, long: "x".repeat(100), again: sent },
      };
    }),
  });

const gone =
  (transport: Transport): Transport =>
  async (request, signal) => {
    const answer = await transport(request, signal);
    return answer.status === 404
      ? { ...answer, body: Buffer.from('{"success":false,"error":{"message":"`|<b>","code":"GONE"}}') }
      : answer;
  };

/** One run for all that look at its report. */
let faultyRun: Promise<Report> | undefined;
const withFault = () => (faultyRun ??= runOn("tickets", { between: gone }));

test.each(APIS)("no secret of %s is in a report, not even in part", async (api) => {
  const { config } = providerOf(api);
  const secrets = Object.values(config.credentials).flatMap((credentials) => Object.values(credentials));
  const report = await broken(api);
  const texts = [
    JSON.stringify(report),
    textOf(report),
    junitOf(report, "assumption"),
    markdownOf(report, "assumption"),
  ];
  const parts = secrets.flatMap((secret) => [
    secret,
    secret.slice(0, -1),
    secret.slice(0, secret.length >> 1),
    [...secret].toReversed().join(""),
  ]);
  expect(parts.filter((part) => texts.some((text) => text.includes(part)))).toEqual([]);
  if (api === "tickets") expect(texts[1]).toContain("$SESSION_COOKIE");
});

const code = (character: string, base: number) => (character.codePointAt(0) ?? 0).toString(base);
const SPELLINGS: Record<string, (character: string, index: number) => string> = {
  plain: (character) => character,
  "upper case": (character) => character.toUpperCase(),
  "look-alikes that ignore case": (character) => ({ s: "ſ", k: "\u212a" })[character] ?? character,
  backslashes: (character) => `\\${character}`,
  percent: (character) => `%${code(character, 16)}`,
  JSON: (character) => `\\u${code(character, 16).padStart(4, "0").toUpperCase()}`,
  "HTML, hexadecimal": (character) => `&#x00${code(character, 16)};`,
  "HTML, decimal": (character) => `&#${code(character, 10)};`,
  "one of three each": (character, index) =>
    [character, `%${code(character, 16)}`, `&#${code(character, 10)};`][index % 3] ?? "",
};

test.each(Object.entries(SPELLINGS))("a secret is taken out of a text: %s", (_, spelled) => {
  for (const value of ["kiss-me/42=silk+road", "100%25&#65;kiss\\u0041x", "kissé-ñ-silk-road"]) {
    const written = [...value].map(spelled).join("");
    const { redacted } = secretsOf(["", { sessionToken: value }]);
    expect(redacted(`"%20&#38;\\u0020${written}%zz&#99999999;"`)).toBe(
      '"%20&#38;\\u0020$SESSION_TOKEN%zz&#99999999;"',
    );
  }
});

test("the password of a name is taken out of a text by itself, and the name is not", () => {
  const { redacted } = secretsOf(["", { basicAuth: "admin:hunter2" }]);
  expect(redacted('{"user":"admin","password":"hunter2","both":"admin:hunter2"}')).toBe(
    '{"user":"admin","password":"$BASIC_AUTH","both":"$BASIC_AUTH"}',
  );
});

/** In place of curl: prints how many arguments it has, those, and what it would read. */
const CURL = `curl() {
  printf '%s\\0' "$#"
  for argument in "$@"; do printf '%s\\0' "$argument"; done
  case "$*" in *'--data-binary @-'*) base64; esac
  printf '\\0'
}
`;

/** What commands would send: one shell runs them all. */
function sentBy(commands: readonly string[], variables: Record<string, string>) {
  const env = { ...process.env, ...variables };
  const input = CURL + commands.join("\n");
  const texts = execFileSync("sh", { env, input, encoding: "utf8", maxBuffer: 2 ** 26 }).split("\0");
  return commands.map(() => {
    const args = texts.splice(0, Number(texts.shift()));
    const read = Buffer.from(texts.shift() ?? "", "base64");
    const values = (flag: string) => args.filter((_, index) => args[index - 1] === flag);
    const url = args.find((arg) => /^https?:/.test(arg));
    const [data] = values("--data-binary");
    const body = data === "@-" ? read : data === undefined ? undefined : Buffer.from(data);
    return { url, method: values("-X")[0] ?? "GET", headers: values("-H"), body };
  });
}

test.each(APIS)(
  "the commands for %s send what the suite sends",
  { skip: process.platform === "win32" },
  (api) => {
    const config = CONFIG[api];
    const { valid, wrong, expired, withoutRole } = config.credentials;
    const secrets = secretsOf(
      ["", valid],
      ["WRONG_", wrong],
      ["EXPIRED_", expired],
      ["WITHOUT_ROLE_", withoutRole],
    );
    const variables = Object.fromEntries(
      Object.entries({ "": valid, WRONG_: wrong, EXPIRED_: expired, WITHOUT_ROLE_: withoutRole }).flatMap(
        ([prefix, credentials = {}]) =>
          Object.entries(credentials).map(([scheme, value]) => [
            prefix +
              { bearerAuth: "BEARER_AUTH", sessionToken: "SESSION_TOKEN", sessionCookie: "SESSION_COOKIE" }[
                scheme
              ],
            value,
          ]),
      ),
    );
    const { units } = prepareRun(neededApiContract(api), config);
    const tested = units.flatMap((unit) =>
      unit.kind === "case" ? [{ ...unit.tested, request: requestOf(unit.base, unit.tested.edits) }] : [],
    );
    // Every kind of check, and every edit of credentials: those have variables in them.
    const seen = new Set<string>();
    const chosen = tested.filter(({ check, says }) => {
      const key = check.startsWith("security") ? `${check} ${says}` : check;
      return !seen.has(key) && seen.add(key);
    });
    const special = tested
      .filter(({ says }) => /UTF-8|marks that|letters of|deep|twice|zero/.test(says))
      .slice(0, 8);
    const sent = [...chosen, ...special];
    const commands = sent.map(({ request }) => curlOf("http://provider.test/main", [request], { secrets }));
    const answers = sentBy(commands, variables);
    for (const [index, { id, request }] of sent.entries()) {
      const { url, method, headers = [], body } = answers[index] ?? {};
      expect(url, id).toBe(`http://provider.test/main${request.target}`);
      expect(method, id).toBe(request.method);
      const sent = headers
        .filter((header) => header !== "Content-Type:")
        .map((header) => header.replace(/;$/, ": "));
      expect(sent, id).toEqual(request.headers.map(([name, value]) => `${name}: ${value}`));
      // As texts: of long bodies, vitest compares byte by byte with the names of their members.
      expect(body?.toString("base64"), id).toBe(
        request.body === undefined ? undefined : Buffer.from(request.body).toString("base64"),
      );
    }
  },
);

test("a body that begins with @ is no file of whoever runs the command", () => {
  const request = { method: "POST", target: "/a", headers: [], body: Buffer.from("@/etc/hostname") };
  const secrets = secretsOf(["", {}]);
  expect(curlOf("http://provider.test", [request], { secrets })).not.toContain("@/etc");
});

const BODY = Buffer.from("{}");

// Without its own option, curl waits for the body that an answer to HEAD has not, and sends a body by POST.
test.each([
  ["GET", undefined, "--path-as-is 'http"],
  ["GET", BODY, "--path-as-is -X GET 'http"],
  ["HEAD", undefined, "--path-as-is -I 'http"],
  ["HEAD", BODY, "--path-as-is -X HEAD --max-time 10 'http"],
  ["PUT", BODY, "--path-as-is -X PUT 'http"],
])("the command for %s with the body %s has the options of curl for it", (method, body, options) => {
  const request = { method, target: "/", headers: [], body };
  expect(curlOf("http://provider.test", [request], { secrets: secretsOf() })).toContain(options);
});

test("findings of one cause are one, with the number of cases", async () => {
  const report = await withFault();
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({
    check: "answer/const",
    place: "answer /error/code",
    got: "GONE",
  });
  const text = textOf(report);
  expect(text).toMatch(/^1\. error {2}updateTicket answer\/const/);
  expect(text).toContain(
    'tickets.json#/components/schemas/NotFoundError/properties/error/properties/code/const = "NOT_FOUND"',
  );
  expect(text).toContain(
    "does not keep the contract of tickets: 1 error, 0 warnings, 0 assumptions not confirmed",
  );
  expect(text).not.toContain("\u001b");
  expect(textOf(report, { colour: true })).toContain("\u001b");
});

test("JUnit has a test case a case, and is well-formed", async () => {
  const report = await withFault();
  const xml = junitOf(report, "error");
  expect(xml.match(/<testcase /g)).toHaveLength(report.cases.length);
  expect(xml.match(/<failure /g)).toHaveLength(
    report.cases.filter(({ outcome }) => outcome === "failed").length,
  );
  expect(xml).toContain(
    'name="updateTicket path/absent path id: an identifier that no row has"><failure message="answer /error/code: expected 404',
  );
  expect(
    xml
      // What stands between tags.
      .replaceAll(/>(?:[^<>&]|&#\d+;)*(?=<)/g, ">")
      .replaceAll(
        /<\/?(testsuites?|testcase|failure|skipped|system-out)( [\w]+="[^"<>&]*(&#\d+;[^"<>&]*)*")*\/?>|<\?xml[^>]*\?>/g,
        "",
      )
      .trim(),
  ).toBe("");
});

test("Markdown keeps what findings hold from being read as Markdown", async () => {
  const report = await withFault();
  const markdown = markdownOf({ ...report, remarks: [{ what: "<b> @octocat", times: 1 }] }, "error");
  expect(markdown).toMatch(/^## ❌ Contract of tickets\n/);
  expect(markdown).toContain("- got: <code>GONE</code>");
  expect(markdown).toContain("- &#60;b&#62; &#64;&#8203;octocat");
  expect(markdown).toContain("| statuses | 7 of 7 |  |");
});

test("the reports of shards are together that of the whole", async () => {
  const between = answering(({ headers }) =>
    headers.some(([name]) => name === "COOKIE") ? { status: 418, value: {} } : undefined,
  );
  const whole = await runOn("tickets", { between });
  const shards = await Promise.all(
    [1, 2, 3].map((index) => runOn("tickets", { between, shard: { index, of: 3 } })),
  );
  const merged = mergeReports(shards);
  const told = ({ findings, coverage, cases, notChecked }: Report) => ({
    findings: findings.map(({ check, place, caseIds }) => [check, place, caseIds.toSorted()]),
    coverage: Object.entries(coverage).map(([name, { covered, missing }]) => [
      name,
      covered.toSorted(),
      missing,
    ]),
    cases: cases.map(({ id, outcome }) => `${id} ${outcome}`).toSorted(),
    notChecked,
  });
  expect(told(merged)).toEqual(told(whole));
  for (const shard of shards) expect(shard.requests).toBeLessThan(whole.requests * 0.8);
});

test("reports of two runs cannot be merged", async () => {
  const short = (seed: number) => runOn("tickets", { seed, budget: 1 });
  const [one, other] = await Promise.all([short(1), short(2)]);
  expect(() => mergeReports([one, other])).toThrow(
    "The reports are not of one run: tickets with seed 1 in 1, tickets with seed 2 in 1",
  );
});

test("JUnit tells how to send it again, where it is written and what was not checked", async () => {
  const report = await runOn("tickets", { between: gone }, (config) => ({ ...config, probes: {} }));
  const xml = junitOf(
    { ...report, findings: report.findings.map((finding) => ({ ...finding, writtenAt: "a.yaml:3:5" })) },
    "error",
  );
  expect(xml).toMatch(/<failure [^>]*>error updateTicket answer\/const answer \/error\/code\n {3}where/);
  expect(xml).toMatch(/\n {3}contract {2}a\.yaml:3:5 at #/);
  expect(xml).toMatch(/\n {3}page {6}https:/);
  expect(xml).toMatch(/\n {3}try {7}curl -i/);
  expect(xml).toContain(
    'name="updateTicket rule/first-update"><skipped message="probes.ticket is not given"/></testcase>',
  );
  expect(xml.match(/<skipped /g)).toHaveLength(1);
});

/** What a provider, or whoever wrote a report, may want a terminal, a page or GitHub to obey. */
const HOSTILE = "\u001b[2J\u009b1m\u202etxt\u2028::error::x\n::warning::y ##[error]z";

test("no report obeys what it holds, also one that somebody else wrote", async () => {
  const report = await withFault();
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("nothing was found");
  const hostile = Object.fromEntries(
    Object.entries(finding).map(([name, value]) => [
      name,
      name !== "severity" && typeof value === "string" ? HOSTILE : value,
    ]),
  );
  const names = { covered: [HOSTILE], missing: [HOSTILE] };
  const merged = mergeReports([
    {
      ...report,
      api: HOSTILE,
      baseUrl: HOSTILE,
      findings: [
        { ...finding, ...hostile },
        { ...finding, ...hostile, check: "b", accepted: { reason: HOSTILE, date: HOSTILE } },
      ],
      notes: [{ operationId: HOSTILE, part: HOSTILE, answers: 1, example: HOSTILE }],
      notChecked: [{ what: HOSTILE, why: HOSTILE }],
      cases: [{ id: HOSTILE, operationId: HOSTILE, order: 1, outcome: "not-checked", message: HOSTILE }],
      coverage: { operations: names, statuses: names, parameters: names, keywords: names, rules: names },
    },
  ]);
  const stale = [{ finding: HOSTILE, severity: "error", reason: HOSTILE, date: HOSTILE }] as const;
  const told = { ...merged, stale };
  const texts = [textOf(told), markdownOf(told, "error"), junitOf(told, "error")];
  for (const text of texts)
    expect([..."\u001b\u009b\u202e\u2028"].filter((character) => text.includes(character))).toEqual([]);
  expect(textOf(told)).not.toMatch(/^\s*::|##\[/m);
});

test("of several commands the last one is that which shows it, and long ones are cut for people", async () => {
  const report = await runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      if (answer.status !== 200) return answer;
      const ticket = JSON.parse(Buffer.from(answer.body).toString("utf8"));
      return {
        ...answer,
        body: Buffer.from(JSON.stringify({ ...ticket, createdAt: new Date().toISOString() })),
      };
    },
  });
  const rule = report.findings.find(({ check }) => check === "rule/partial-update");
  const commands = rule?.curl.split("\n") ?? [];
  expect(commands.length).toBeGreaterThan(1);
  expect(commands.at(-1)).toMatch(new RegExp(` # request ${commands.length} shows it$`));
  expect(commands.slice(0, -1).join()).not.toContain("shows it");
  const long = {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, curl: "x".repeat(9000) })),
  };
  for (const text of [textOf(long), markdownOf(long, "error"), junitOf(long, "error")]) {
    expect(text).toContain("(9000 characters; --json has them all)");
    expect(text).not.toContain("x".repeat(5000));
  }
});
