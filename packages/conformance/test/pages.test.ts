/**
 * A provider that answers what the pages show has no error and no warning: of our contract as it is, and not of the frozen one.
 * What a page shows is the longest of the examples of a media type.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { examplesOf } from "@facility-contracts/model/example";
import { keysOf } from "@facility-contracts/model/pointer";
import { describe, expect, test } from "vitest";
import { apis } from "../../contract/generated/apis.js";
import { prepareRun } from "../src/conformance.ts";
import type { ApiContract } from "../src/contract/contracts.ts";
import { isSafe, type OperationContract, responseFor } from "../src/contract/operation.ts";
import { operationsOf } from "../src/contract/operations.ts";
import { blocksOf } from "../src/rules/blocks.ts";
import { replacedAt } from "../src/rules/parts.ts";
import type { Unit } from "../src/run/plan.ts";
import type { Transport } from "../src/wire.ts";

const PAGES = apis.flatMap(({ document, name, rules, shown }) => {
  const api: ApiContract = { name, contract: contractOf(document, name), rules, shown: new Set(shown) };
  return operationsOf(api).map((operation) => ({ api, operation, page: operation.operationId }));
});

/** What the page shows of an answer, without the blocks that nobody asked for. */
function shown(operation: OperationContract, status: number, query: URLSearchParams) {
  const [content] = responseFor(operation, status)?.contents ?? [];
  const examples = content === undefined ? [] : examplesOf(content.place).map(({ value }) => value);
  const [example] = examples.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  const unasked = blocksOf(operation).filter(({ extend }) => !query.getAll("extend").includes(extend));
  const value = unasked.reduce<unknown>(
    (answer, { path }) => replacedAt(answer, keysOf(path), undefined),
    example,
  );
  return {
    status,
    headers: { "content-type": content?.name ?? "" },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** The status that a unit expects; undefined for what a provider that keeps nothing cannot answer. */
function statusFor(unit: Unit): number | undefined {
  const success = Number(unit.operation.success.status);
  if (unit.kind === "base" || (unit.kind === "scenario" && isSafe(unit.operation))) return success;
  if (unit.kind !== "case") return undefined;
  const { expect: expected } = unit.tested;
  if (expected.kind === "refused") return expected.statuses[0];
  return isSafe(unit.operation) && expected.kind === "accepted" ? success : undefined;
}

describe.each(PAGES)("$page", ({ api, operation }) => {
  test("answered as its page shows it", async () => {
    const values = (secret: string) =>
      Object.fromEntries(
        operation.security.flatMap(({ schemes }) => schemes.map(({ name }) => [name, `${secret}-${name}`])),
      );
    let status = 0;
    const transport: Transport = ({ target }) =>
      Promise.resolve(shown(operation, status, new URL(target, "http://provider.invalid").searchParams));
    const run = prepareRun(
      api,
      { credentials: { valid: values("valid"), wrong: values("wrong"), withoutRole: values("reader") } },
      { transport, only: operation.operationId },
    );
    let sent = 0;
    for (const unit of run.units) {
      const expected = statusFor(unit);
      if (expected === undefined) continue;
      status = expected;
      sent++;
      await run.run(unit);
    }
    const { cases, findings } = run.report();
    expect(findings.filter(({ severity }) => severity !== "assumption")).toEqual([]);
    expect(cases.filter(({ outcome }) => outcome !== "not-checked").length).toBeGreaterThan(sent / 2);
  });
});
