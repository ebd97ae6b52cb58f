/**
 * The suite inside vitest: a test a case.
 */
import { afterAll, beforeAll, describe, type TestContext, test } from "vitest";
import type { ConformanceConfig } from "./config.ts";
import { DEFAULTS, prepareRun, type Run } from "./conformance.ts";
import { APIS, apiContractOf } from "./contract/contracts.ts";
import type { RunOptions } from "./options.ts";
import { nameOf as nameOfFinding } from "./report/baseline.ts";
import { isOfCase } from "./report/junit.ts";
import { remarkText } from "./report/remark.ts";
import { findingText, isUnchecked, STALE, staleLines, TITLES } from "./report/text.ts";
import type { Finding, NotChecked } from "./report.ts";
import type { Unit } from "./run/plan.ts";
import { isFailure, type Severity } from "./severity.ts";

/** How the tests are made. */
export type TestOptions = Omit<RunOptions, "onProgress" | "onHar" | "bail" | "concurrency">;

/** The most requests that a rule or a search takes. */
const MOST_REQUESTS = 100;

/**
 * Registers a test for each case of the suite, in a block an operation. What a configuration does not allow to check is
 * a skipped test with the reason. What only shows behind all of them is a last test.
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
  const told = new Set<string>();
  const operations = Map.groupBy(run.units, ({ operation }) => operation.operationId);
  for (const [operationId, units] of operations)
    describe(operationId, () => {
      for (const unit of units) {
        const requests = unit.kind === "search" || unit.kind === "scenario" ? MOST_REQUESTS : 2;
        test(nameOf(unit), { timeout: deadline * requests + patience }, async (context) => {
          if (unit.kind !== "base") await run.run(unit);
          const { findings, notChecked } = run.outcome(unit);
          if (notChecked !== undefined) context.skip(notChecked);
          for (const finding of findings) told.add(nameOfFinding(finding));
          await judge(unit.operation.api.name, findings, context, failOn);
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
  test("the run as a whole", (context) => judgeWhole(run, { told, known: notChecked }, context, failOn));
}

function isOf(what: string, operationId: string): boolean {
  return what.startsWith(`${operationId} `);
}

/** What the other tests tell: the names of findings, and what was not checked before any of them ran. */
interface Told {
  readonly told: ReadonlySet<string>;
  readonly known: readonly NotChecked[];
}

/** What no test before could tell: what a row that is made shows, what several answers leave open, what never came. */
async function judgeWhole(
  run: Run,
  { told, known }: Told,
  context: TestContext,
  failOn: Severity,
): Promise<void> {
  const report = run.report();
  const { api, cases, findings, notChecked, remarks, stale } = report;
  const late = notChecked.filter(
    (part) =>
      !known.some(({ what, why }) => what === part.what && why === part.why) &&
      !cases.some((result) => isOfCase(part, result)),
  );
  const lines = [
    ...remarks.map(remarkText),
    ...late.map(({ what, why }) => `${what}: not checked, as ${why}`),
  ];
  for (const line of lines) await context.annotate(line);
  const done = new Set(cases.map(({ id }) => id));
  // With a filter nothing is known of what was filtered out.
  if (run.units.every(({ id }) => done.has(id))) {
    if (isUnchecked(report)) fail(["nothing was checked"]);
    const gone = stale.filter((line) => isFailure(line, failOn));
    if (gone.length > 0) fail([STALE, ...staleLines({ ...report, stale: gone })]);
  }
  const others = findings.filter((finding) => !told.has(nameOfFinding(finding)));
  await judge(api, others, context, failOn);
  if (late.length > 0) context.skip(lines.join("; "));
}

async function judge(
  api: string,
  findings: readonly Finding[],
  context: TestContext,
  failOn: Severity,
): Promise<void> {
  const told = (finding: Finding) => findingText(api, finding);
  const failures = findings.filter((finding) => isFailure(finding, failOn)).map(told);
  for (const finding of findings.filter((other) => !isFailure(other, failOn)))
    await context.annotate(told(finding), finding.accepted?.reason ?? TITLES[finding.severity]);
  if (failures.length > 0) fail(failures);
}

function fail(failures: readonly string[]): never {
  const error = new Error(`\n${failures.join("\n\n")}`);
  // Where in the suite it was thrown tells nobody anything.
  error.stack = `${error.name}: ${error.message}`;
  throw error;
}

function nameOf(unit: Unit): string {
  if (unit.kind === "scenario") return `${unit.rule.id}: ${unit.rule.says}`;
  return unit.id.slice(unit.operation.operationId.length + 1);
}
