import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS } from "@facility-contracts/provider/config";
import { expect, test } from "vitest";
import { conformance } from "../src/conformance.ts";
import type { Report } from "../src/report.ts";
import { PATIENT } from "./patient.ts";
import { runOn, SAMPLED_APIS, servedProvider } from "./provider-run.ts";

const comparable = ({ milliseconds, baseUrl, ...report }: Report) => report;

/** A run on the correct provider: its report, and what was sent. */
interface Run {
  readonly report: Report;
  readonly sent: readonly string[];
}

async function recorded(api: Api, seed?: number): Promise<Run> {
  const sent: string[] = [];
  const report = await runOn(api, {
    ...(seed === undefined ? {} : { seed }),
    between: (transport) => (request, signal) => {
      sent.push(
        `${request.target} ${JSON.stringify(request.headers)} ${Buffer.from(request.body ?? []).toString("base64")}`,
      );
      return transport(request, signal);
    },
  });
  return { report, sent: sent.toSorted() };
}

const runs = new Map<Api, Promise<Run>>();

/** One run for all that look at it. */
function correctRun(api: Api): Promise<Run> {
  const known = runs.get(api) ?? recorded(api);
  runs.set(api, known);
  return known;
}

test.each(APIS)("the correct provider of %s has no finding, and everything is covered", async (api) => {
  const { report } = await correctRun(api);
  expect(report.findings).toEqual([]);
  expect(report.notChecked).toEqual([]);
  expect(Object.entries(report.coverage).map(([name, { missing }]) => [name, missing])).toEqual([
    ["operations", []],
    ["statuses", []],
    ["parameters", []],
    ["keywords", []],
    ["rules", []],
  ]);
  expect(report.cases.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test.each(SAMPLED_APIS)("the correct provider of %s has no finding over HTTP either", async (api) => {
  const provider = await servedProvider(api);
  const report = await conformance(api, provider.config, PATIENT);
  await provider.stop();
  expect(comparable(report)).toEqual(comparable((await correctRun(api)).report));
});

test("all APIs together take fewer than 1,500 requests", async () => {
  const reports = await Promise.all(APIS.map(correctRun));
  const total = reports.reduce((sum, { report }) => sum + report.requests, 0);
  expect(total).toBeLessThan(1500);
});

test.each(SAMPLED_APIS)("two runs on %s with one seed send the same", async (api) => {
  const { report, sent } = await correctRun(api);
  expect((await recorded(api, report.seed)).sent).toEqual(sent);
  if (api === "tickets") expect((await recorded(api, report.seed + 1)).sent).not.toEqual(sent);
});

test("what a configuration does not give is not checked, and said so", async () => {
  const report = await runOn("tickets", {}, ({ credentials: { valid } }) => ({ credentials: { valid } }));
  expect(report.findings).toEqual([]);
  expect(report.notChecked).toEqual([
    { what: "updateTicket sessionCookie wrong", why: "credentials.wrong.sessionCookie is not given" },
    { what: "updateTicket sessionCookie expired", why: "credentials.expired.sessionCookie is not given" },
    { what: "updateTicket 403", why: "credentials.withoutRole is not given" },
    {
      what: "updateTicket 404, and that authentication comes before it",
      why: "rows.ticket.absent is not given",
    },
    { what: "updateTicket rule/first-update", why: "probes.ticket is not given" },
    { what: "updateTicket rule/other-rows", why: "rows.ticket.existing has no second id" },
    { what: "updateTicket rule/absent", why: "rows.ticket.absent is not given" },
  ]);
  expect(report.coverage.statuses.missing).toEqual(["updateTicket 403"]);
  expect(report.coverage.rules.missing).toEqual([
    "updateTicket first-update",
    "updateTicket other-rows",
    "updateTicket absent",
  ]);
});

test("without probes, the rules that need them are not checked", async () => {
  const report = await runOn("safety-register", {}, ({ probes: _, ...config }) => config);
  expect(report.findings).toEqual([]);
  expect(report.notChecked).toEqual([
    { what: "updateAnomaly rule/first-update", why: "probes.anomaly is not given" },
    {
      what: "createNonconformityAnomalies rule/all-or-nothing",
      why: "probes.anomaliesOfReport is not given",
    },
    { what: "createNonconformityAnomalies rule/all-of-them", why: "probes.anomaliesOfReport is not given" },
  ]);
});

test("read-only sends nothing but GET", async () => {
  const methods = new Set<string>();
  const report = await runOn("safety-register", {
    readOnly: true,
    between: (transport) => (request, signal) => {
      methods.add(request.method);
      return transport(request, signal);
    },
  });
  expect([...methods]).toEqual(["GET"]);
  expect(report.findings).toEqual([]);
  expect(report.coverage.operations).toEqual({ covered: ["getIntervention"], missing: [] });
  expect((await runOn("tickets", { readOnly: true })).requests).toBe(0);
});

test("only tests the operations that are named", async () => {
  const report = await runOn("safety-register", { only: ["addAnomalyImages"] });
  expect(new Set(report.cases.map(({ operationId }) => operationId))).toEqual(new Set(["addAnomalyImages"]));
  expect(report.findings).toEqual([]);
});

test("identifiers of other rows come from those that the provider knows", async () => {
  const sent = new Set<number>();
  const report = await runOn(
    "safety-register",
    {
      only: "updateAnomaly",
      between: (transport) => async (request, signal) => {
        const answer = await transport(request, signal);
        if (answer.status === 200)
          sent.add(JSON.parse(Buffer.from(request.body ?? []).toString("utf8")).siteId);
        return answer;
      },
    },
    (config) => ({ ...config, references: { siteId: [5, 6], technicalInstallationId: [7] } }),
  );
  expect([...sent].toSorted()).toEqual([5, 6]);
  expect(report.findings).toEqual([]);
});
