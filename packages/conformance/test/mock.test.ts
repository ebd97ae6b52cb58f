/**
 * The mock and the package are of our contract, not of the frozen one.
 */

import { startMock } from "@facility-contracts/command/mock-process";
import { isProof } from "@facility-contracts/command/proof-mode";
import { conformance } from "@facility-contracts/conformance";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../examples/mock.config.ts";
import { PATIENT } from "./patient.ts";
import { SAMPLED_APIS } from "./provider-run.ts";

const APIS = ["safety-register", "tickets"] as const;

/** Beside a proof one operation that reads and one that writes are enough of an API. */
const SAMPLE = {
  "safety-register": { only: ["updateAnomaly", "getIntervention"] },
  tickets: { only: ["updateTicket"] },
} as const;

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

test.each(APIS)(
  "the mock of %s keeps all that a mock can keep, and the report says that it holds no rule",
  async (api) => {
    const options = isProof ? PATIENT : { ...PATIENT, ...SAMPLE[api] };
    const report = await conformance(api, { ...config[api], baseUrl: mock.origin }, options);
    expect(report.findings).toEqual([]);
    expect(report.coverage.keywords.missing).toEqual([]);
    expect(report.coverage.parameters.missing).toEqual([]);
    expect(report.coverage.rules.covered).toEqual([]);
    expect(report.notChecked).toContainEqual({
      what: "rules, and credentials that are nearly right",
      why: "rules is false: the provider keeps nothing",
    });
  },
);

test.each(SAMPLED_APIS)("with the rules on, the mock of %s is found out", async (api) => {
  const { rules: _, ...others } = config[api];
  const report = await conformance(api, { ...others, baseUrl: mock.origin }, PATIENT);
  expect(report.findings.filter(({ check }) => check.startsWith("rule/")).length).toBeGreaterThan(3);
});
