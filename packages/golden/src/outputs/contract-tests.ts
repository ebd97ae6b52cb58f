/**
 * The contract tests: what they plan, the bytes that they send, and what they report.
 */
import type { ApiName } from "@facility-contracts/contract/frozen/apis";
import { APIS, configOf } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import type { ConformanceConfig } from "../../../conformance/src/config.ts";
import { conformance } from "../../../conformance/src/conformance.ts";
import { neededApiContract } from "../../../conformance/src/contract/contracts.ts";
import { planText } from "../../../conformance/src/report/plan.ts";
import type { Report } from "../../../conformance/src/report.ts";
import type { Transport, WireRequest } from "../../../conformance/src/wire.ts";
import type { Output } from "../golden-file.ts";
import { entriesOf } from "./entries.ts";

/** One after the other, so that each run sends the same in the same order; a busy machine is no missing answer. */
const OPTIONS = { seed: 1, concurrency: 1, failOn: "assumption", deadline: 300_000 } as const;

/** Each case with what it expects, and what is not checked. */
export function plan(): Output {
  const config = configOf(createProvider());
  return new Map(
    APIS.flatMap((api) =>
      planText(neededApiContract(api), config[api], OPTIONS, false)
        .split("\n")
        .map((line, index): [string, string] => {
          const [id = "", expects = ""] = line.split(/ -> (?!.* -> )/);
          return [`${api} ${id || index}`, expects];
        }),
    ),
  );
}

/** Every request of a run on the small provider. */
export async function requests(): Promise<Output> {
  const runs = await Promise.all(
    APIS.map(async (api) =>
      (await providerRun(api)).sent.map((request, index): [string, string] => [
        `${api} ${index + 1} ${request.method}`,
        textOf(request),
      ]),
    ),
  );
  return new Map(runs.flat());
}

/** The report of a run on the small provider. */
export async function providerReport(): Promise<Output> {
  return reportEntries(
    await Promise.all(APIS.map(async (api) => [api, (await providerRun(api)).report] as const)),
  );
}

/** The report of a run over HTTP on what is somewhere. */
export async function reportOf(config: ConformanceConfig): Promise<Output> {
  const reports: (readonly [string, Report])[] = [];
  for (const api of APIS)
    reports.push([api, await conformance(api, config[api] ?? missing(api), OPTIONS)] as const);
  return reportEntries(reports);
}

/** A case that passed is one of the plan; the others have an entry each. */
function reportEntries(reports: readonly (readonly [string, Report])[]): Output {
  return new Map(
    reports.flatMap(([api, { milliseconds: _, baseUrl, cases, coverage, notChecked, ...report }]) => [
      ...entriesOf(api, { ...report, notChecked: notChecked.length }),
      ...notChecked.map(({ what, why }) => [`${api} not checked: ${what}`, why] as const),
      ...Object.entries(coverage).flatMap(([part, { covered, missing }]) => [
        [`${api} ${part} covered`, covered] as const,
        [`${api} ${part} missing`, missing] as const,
      ]),
      [`${api} passed`, cases.filter(({ outcome }) => outcome === "passed").map(({ id }) => id)] as const,
      ...cases
        .filter(({ outcome }) => outcome !== "passed")
        .map(({ id, outcome, message = "" }) => {
          return [`${api} ${id}`, `${outcome} ${message}`.trim().replaceAll(baseUrl, "BASE_URL")] as const;
        }),
    ]),
  );
}

/** What the contract tests sent to the small provider, and what they report. */
interface ProviderRun {
  readonly sent: readonly WireRequest[];
  readonly report: Report;
}

const runs = new Map<ApiName, Promise<ProviderRun>>();

/** One run of an API for all outputs. */
function providerRun(api: ApiName): Promise<ProviderRun> {
  const run = runs.get(api) ?? runOnProvider(api);
  runs.set(api, run);
  return run;
}

async function runOnProvider(api: ApiName): Promise<ProviderRun> {
  const provider = createProvider();
  const sent: WireRequest[] = [];
  const transport: Transport = (request, signal) => {
    sent.push(request);
    return provider.handle(request, signal);
  };
  const report = await conformance(api, configOf(provider)[api], { ...OPTIONS, transport });
  return { sent, report };
}

function textOf({ method, target, headers, body }: WireRequest): string {
  const lines = [`${method} ${target}`, ...headers.map(([name, value]) => `${name}: ${value}`), ""];
  return [...lines, Buffer.from(body ?? []).toString("base64")].join("\n");
}

function missing(api: string): never {
  throw new Error(`There is no configuration of ${api}`);
}
