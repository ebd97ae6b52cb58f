import { execFileSync } from "node:child_process";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS, CONFIG } from "@facility-contracts/provider/config";
import { expect, test } from "vitest";
import { requestOf } from "../src/cases/request.ts";
import { prepareRun } from "../src/conformance.ts";
import { neededApiContract } from "../src/contract/contracts.ts";
import { curlOf, secretsOf } from "../src/report/curl.ts";
import { junitOf } from "../src/report/junit.ts";
import { markdownOf } from "../src/report/markdown.ts";
import { mergeReports } from "../src/report/merge.ts";
import { textOf } from "../src/report/text.ts";
import type { Report } from "../src/report.ts";
import { answering, providerOf, runOn } from "./provider-run.ts";

/** Everything is accepted, and the answer repeats what was sent: in the address too, and percent-encoded. */
const broken = (api: Api) =>
  runOn(api, {
    between: answering(({ headers, target }) => {
      const sent = headers.map(([, value]) => value);
      return {
        status: 200,
        value: { target, encoded: encodeURIComponent(target), sent, long: "x".repeat(100), again: sent },
      };
    }),
  });

const withFault = () =>
  runOn("tickets", {
    between: (transport) => async (request, signal) => {
      const answer = await transport(request, signal);
      return answer.status === 404
        ? { ...answer, body: Buffer.from('{"success":false,"error":{"message":"`|<b>","code":"GONE"}}') }
        : answer;
    },
  });

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
  for (const secret of secrets)
    for (const text of texts) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.slice(0, -1));
      expect(text).not.toContain(secret.slice(0, secret.length >> 1));
      expect(text).not.toContain([...secret].toReversed().join(""));
    }
  if (api === "tickets") expect(texts[1]).toContain("$SESSION_COOKIE");
});

/** In place of curl: prints its arguments, and what it would read. */
const CURL = `curl() {
  for argument in "$@"; do printf '%s\\0' "$argument"; done
  case "$*" in *'--data-binary @-'*) cat;; esac
}
`;

/** What a command would send. */
function sentBy(command: string, variables: Record<string, string>) {
  const env = { ...process.env, ...variables };
  const output = execFileSync("sh", ["-c", CURL + command], { env, maxBuffer: 2 ** 24 });
  const end = output.lastIndexOf(0) + 1;
  const args = output.subarray(0, end).toString("utf8").split("\0").slice(0, -1);
  const values = (flag: string) => args.filter((_, index) => args[index - 1] === flag);
  const url = args.find((arg) => /^https?:/.test(arg));
  const [data] = values("--data-binary");
  const body = data === "@-" ? output.subarray(end) : data === undefined ? undefined : Buffer.from(data);
  return { url, method: values("-X")[0] ?? "GET", headers: values("-H"), body };
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
    for (const { id, request } of [...chosen, ...special]) {
      const { url, method, headers, body } = sentBy(
        curlOf("http://provider.test/main", [request], secrets),
        variables,
      );
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
      .replaceAll(
        /<\/?(testsuites?|testcase|failure|skipped|system-out)( [\w]+="[^"<>&]*(&#\d+;[^"<>&]*)*")*\/?>|<\?xml[^>]*\?>/g,
        "",
      )
      .trim(),
  ).toBe("");
});

test("Markdown keeps what findings hold from being read as Markdown", async () => {
  const markdown = markdownOf(await withFault(), "error");
  expect(markdown).toMatch(/^## ❌ Contract of tickets\n/);
  expect(markdown).toContain("- got: ` GONE `");
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
  const [one, other] = await Promise.all([runOn("tickets", { seed: 1 }), runOn("tickets", { seed: 2 })]);
  expect(() => mergeReports([one, other])).toThrow(
    "The reports are not of one run: tickets with seed 1 in 1, tickets with seed 2 in 1",
  );
});
