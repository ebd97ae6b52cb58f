import { setImmediate } from "node:timers/promises";
import { configOf } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { expect, onTestFinished, test, vi } from "vitest";
import { conformance } from "../src/conformance.ts";
import { mergeReports } from "../src/report/merge.ts";
import type { Transport } from "../src/wire.ts";
import { runOn, SAMPLED_APIS, withSuccess } from "./provider-run.ts";

test("an assumption that is not confirmed hides no rule behind it", async () => {
  const report = await runOn("tickets", {
    between: withSuccess(({ userId: _, ...ticket }) => ({ ...ticket, notes: "always the same" })),
  });
  const found = report.findings.map(({ severity, check }) => `${severity} ${check}`);
  expect(found).toContain("assumption answer/required");
  expect(found).toContain("error rule/echo");
});

test("fields that the contract does not name do not matter", async () => {
  let calls = 0;
  const report = await runOn("tickets", {
    between: withSuccess((ticket) => ({ ...ticket, version: calls++, requestId: `${calls}` })),
  });
  expect(report.findings).toEqual([]);
});

test.each([
  ["whole seconds", (text: string) => text.replace(/\.\d+Z$/, "Z")],
  ["an offset of zero", (text: string) => text.replace(/\.\d+Z$/, "+00:00")],
])("timestamps with %s are fine", async (_, spelt) => {
  // The clock is that of the test: where seconds are whole, a rule waits for the next one.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }).setTimerTickMode("nextTimerAsync");
  onTestFinished(() => void vi.useRealTimers());
  const dates = ({ createdAt, updatedAt }: Record<string, unknown>) => ({
    createdAt: spelt(String(createdAt)),
    updatedAt: spelt(String(updatedAt)),
  });
  const report = await runOn("tickets", {
    between: withSuccess((ticket) => ({ ...ticket, ...dates(ticket) })),
  });
  expect(report.findings).toEqual([]);
});

test("a base request that is refused makes nothing pass that expects the same refusal", async () => {
  const report = await runOn("tickets", {}, (config) => ({
    ...config,
    credentials: { ...config.credentials, valid: { sessionCookie: "a-session-that-nobody-has" } },
  }));
  const passed = report.cases.filter(({ outcome }) => outcome === "passed").map(({ id }) => id);
  // 403 is another refusal.
  expect(passed.filter((id) => id.includes("security/") && !id.includes("security/role"))).toEqual([]);
  expect(report.notChecked.map(({ why }) => why)).toContain("the base request is answered 401 too");
});

test.each(SAMPLED_APIS)(
  "shards of %s that run at once on one provider do not disturb each other",
  async (api) => {
    const provider = createProvider();
    const config = configOf(provider)[api];
    const yielding: Transport = async (request, signal) => {
      // The others get their turn between a request and its answer.
      await setImmediate();
      return provider.handle(request, signal);
    };
    const shards = [1, 2, 3].map((index) =>
      conformance(api, config, { transport: yielding, shard: { index, of: 3 } }),
    );
    const merged = mergeReports(await Promise.all(shards));
    expect(merged.findings).toEqual([]);
    expect(merged.cases.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  },
);

test("a probe that fails is told, and ends nothing", async () => {
  const report = await runOn("tickets", {}, (config) => ({
    ...config,
    probes: {
      ticket() {
        throw new Error("the database is away");
      },
    },
  }));
  expect(report.findings).toEqual([]);
  expect(report.notChecked).toEqual([
    { what: "updateTicket rule/first-update", why: "a probe failed: the database is away" },
  ]);
});
