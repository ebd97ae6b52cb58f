/**
 * The suite inside vitest: a test a case.
 */
import { afterAll, beforeAll, describe, type TestContext, test } from "vitest";
import type { ConformanceConfig } from "./config.ts";
import { DEFAULTS, prepareRun, type Run } from "./conformance.ts";
import { APIS, apiContractOf } from "./contract/contracts.ts";
import type { RunOptions } from "./options.ts";
import { findingText, TITLES } from "./report/text.ts";
import type { Finding } from "./report.ts";
import type { Unit } from "./run/plan.ts";
import { isFailure, type Severity } from "./severity.ts";

/** How the tests are made. */
export type TestOptions = Omit<RunOptions, "onProgress" | "onHar" | "bail" | "concurrency">;

/** The most requests that a rule or a search takes. */
const MOST_REQUESTS = 100;

/**
 * Registers a test for each case of the suite, in a block an operation. What a configuration does not allow to check is
 * a skipped test with the reason.
 *
 * @example
 * ```ts
 * contractTests({ tickets: { baseUrl: "http://127.0.0.1:3001", credentials: { valid: { sessionCookie } } } });
 * ```
 */
export function contractTests(config: ConformanceConfig, options: TestOptions = {}): void {
  for (const [name, provider] of Object.entries(config)) {
    // `version`, and what was left out.
    if (typeof provider !== "object") continue;
    const api = apiContractOf(name);
    if (api !== undefined) describe(name, () => registerTests(prepareRun(api, provider, options), options));
    else test.skip(`${name}: not checked, as it is none of ${APIS.join(", ")}; the command tests documents`);
  }
}

function registerTests(run: Run, options: TestOptions): void {
  const { failOn, deadline, patience } = { ...DEFAULTS, ...options };
  // Whatever is filtered out, the other cases stand on the base requests.
  const bases = run.units.filter(({ kind }) => kind === "base");
  beforeAll(
    async () => {
      for (const unit of bases) await run.run(unit);
    },
    deadline * (bases.length + 1) + patience,
  );
  afterAll(() => run.close());
  const { notChecked } = run.report();
  const operations = Map.groupBy(run.units, ({ operation }) => operation.operationId);
  for (const [operationId, units] of operations)
    describe(operationId, () => {
      for (const unit of units) {
        const requests = unit.kind === "search" || unit.kind === "scenario" ? MOST_REQUESTS : 2;
        test(nameOf(unit), { timeout: deadline * requests + patience }, async (context) => {
          if (unit.kind !== "base") await run.run(unit);
          await judge(run, unit, context, failOn);
        });
      }
      for (const { what, why } of notChecked)
        if (isOf(what, operationId))
          test.skip(`${what.slice(operationId.length + 1)}: not checked, as ${why}`);
    });
  // What is about no operation that is tested.
  const ids = [...operations.keys()];
  for (const { what, why } of notChecked)
    if (!ids.some((operationId) => isOf(what, operationId))) test.skip(`${what}: not checked, as ${why}`);
}

function isOf(what: string, operationId: string): boolean {
  return what.startsWith(`${operationId} `);
}

async function judge(run: Run, unit: Unit, context: TestContext, failOn: Severity): Promise<void> {
  const { findings, notChecked } = run.outcome(unit);
  if (notChecked !== undefined) context.skip(notChecked);
  const told = (finding: Finding) => findingText(unit.operation.api.name, finding);
  const failures = findings.filter((finding) => isFailure(finding, failOn)).map(told);
  for (const finding of findings.filter((other) => !isFailure(other, failOn)))
    await context.annotate(told(finding), finding.accepted?.reason ?? TITLES[finding.severity]);
  if (failures.length === 0) return;
  const error = new Error(`\n${failures.join("\n\n")}`);
  // Where in the suite it was thrown tells nobody anything.
  error.stack = `${error.name}: ${error.message}`;
  throw error;
}

function nameOf(unit: Unit): string {
  if (unit.kind === "scenario") return `${unit.rule.id}: ${unit.rule.says}`;
  return unit.id.slice(unit.operation.operationId.length + 1);
}
