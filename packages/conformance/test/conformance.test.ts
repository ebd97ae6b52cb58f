import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS } from "@facility-contracts/provider/config";
import { expect, test } from "vitest";
import { conformance } from "../src/conformance.ts";
import type { Report } from "../src/report.ts";
import { PATIENT } from "./patient.ts";
import { runOn, servedProvider } from "./provider-run.ts";

const comparable = ({ milliseconds, baseUrl, ...report }: Report) => report;

const runs = new Map<Api, Promise<Report>>();

/** The report on the correct provider: several tests look at it, and one run is as the other. */
function correctRun(api: Api): Promise<Report> {
  const known = runs.get(api) ?? runOn(api);
  runs.set(api, known);
  return known;
}

test.each(APIS)("the correct provider of %s has no finding, and everything is covered", async (api) => {
  const report = await correctRun(api);
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

test.each(APIS)("the correct provider of %s has no finding over HTTP either", async (api) => {
  const provider = await servedProvider(api);
  const report = await conformance(api, provider.config, PATIENT);
  await provider.stop();
  expect(comparable(report)).toEqual(comparable(await correctRun(api)));
});

test("all APIs together take fewer than 1,500 requests", async () => {
  const reports = await Promise.all(APIS.map(correctRun));
  const total = reports.reduce((sum, { requests }) => sum + requests, 0);
  expect(total).toBeLessThan(1500);
});

test.each(APIS)("two runs on %s with one seed send the same", async (api) => {
  const sent = async (seed: number) => {
    const requests: string[] = [];
    await runOn(api, {
      seed,
      between: (transport) => (request, signal) => {
        requests.push(
          `${request.target} ${JSON.stringify(request.headers)} ${Buffer.from(request.body ?? []).toString("base64")}`,
        );
        return transport(request, signal);
      },
    });
    return requests.toSorted();
  };
  const first = await sent(7);
  expect(await sent(7)).toEqual(first);
  if (api === "tickets") expect(await sent(8)).not.toEqual(first);
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
