/**
 * Reads the lint configuration of `openapi/` for `audit.ts`.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Config, getTypes, isPlainObject, loadConfig, type Oas3Rule } from "@redocly/openapi-core";
import { isMap, isScalar, parseDocument } from "yaml";
import plugin from "../plugin.ts";
import type { LintSetup, Override } from "./audit.ts";
import { listFixtures } from "./fixtures.ts";

const OPENAPI = resolve(import.meta.dirname, "../..");
const CONFIGURATIONS = ["redocly.yaml", "redocly.bundle.yaml"];

/** The configuration as it stands in the folder. */
export async function readLintSetup(): Promise<LintSetup> {
  const config = await loadConfig({ configPath: join(OPENAPI, "rules/rules.yaml") });
  const { severities, assertions } = resolvedRules(config);
  const named = ["rules/rules.yaml", "redocly.bundle.yaml"].flatMap((file) =>
    namedRules(join(OPENAPI, file)),
  );
  const overrides = await Promise.all(CONFIGURATIONS.map((file) => overridesOf(file, severities)));
  const builtIn = config.plugins.find(({ id }) => id === "")?.rules?.oas3 ?? {};
  return {
    named: new Map(named.map(({ rule }) => [rule, severities.get(rule)])),
    reasons: new Map(named.flatMap(({ rule, comment }) => (comment === undefined ? [] : [[rule, comment]]))),
    builtIn: new Set(Object.keys(builtIn)),
    configurable: new Set(assertions),
    plugin: new Map(
      Object.entries(plugin().rules.oas3).map(([name, rule]) => [`facility/${name}`, visitedTypes(rule)]),
    ),
    nodeTypes: new Set([...Object.keys(getTypes("oas3_1")), "any", "ref"]),
    fixtures: countFixtures(),
    overrides: overrides.flat(),
    hasIgnoreFile: existsSync(join(OPENAPI, ".redocly.lint-ignore.yaml")),
  };
}

/** The severity of each rule, and the names of the configurable ones. */
function resolvedRules(config: Config): {
  severities: Map<string, string | undefined>;
  assertions: string[];
} {
  const { assertions: given, ...rules }: Readonly<Record<string, unknown>> = config.rules.oas3_1;
  const assertions = Array.isArray(given) ? given.filter(isPlainObject) : [];
  return {
    severities: new Map([
      ...Object.entries(rules).map(([rule, setting]) => [rule, severityOf(setting)] as const),
      ...assertions.map((assertion) => [String(assertion.assertionId), severityOf(assertion)] as const),
    ]),
    assertions: assertions.map(({ assertionId }) => String(assertionId)),
  };
}

async function overridesOf(
  file: string,
  expected: ReadonlyMap<string, string | undefined>,
): Promise<Override[]> {
  const { severities } = resolvedRules(await loadConfig({ configPath: join(OPENAPI, file) }));
  return [...new Set([...expected.keys(), ...severities.keys()])]
    .map((rule) => ({ file, rule, severity: severities.get(rule) }))
    .filter(({ rule, severity }) => severity !== expected.get(rule));
}

function severityOf(setting: unknown): string | undefined {
  const severity = isPlainObject(setting) ? setting.severity : setting;
  return typeof severity === "string" ? severity : undefined;
}

/** The rules that a file names, with the comment above each. */
function namedRules(file: string): { rule: string; comment: string | undefined }[] {
  const rules = parseDocument(readFileSync(file, "utf8")).get("rules");
  if (!isMap(rules)) return [];
  return rules.items.map(({ key }) => ({
    rule: isScalar(key) ? String(key.value) : "",
    comment: isScalar(key) ? (key.commentBefore ?? undefined) : undefined,
  }));
}

/** The keys of a visitor and of the visitors inside it, without those that say when it is called. */
function visitedTypes(rule: Oas3Rule): string[] {
  const collect = (visitor: unknown): string[] =>
    isPlainObject(visitor)
      ? Object.entries(visitor).flatMap(([key, value]) =>
          ["enter", "leave", "skip"].includes(key) ? [] : [key, ...collect(value)],
        )
      : [];
  return collect(rule({}));
}

function countFixtures(): LintSetup["fixtures"] {
  const counts = new Map<string, { good: number; bad: number }>();
  for (const { rule, breaks } of listFixtures(resolve(import.meta.dirname, "../fixtures"))) {
    const count = counts.get(rule) ?? { good: 0, bad: 0 };
    count[breaks ? "bad" : "good"]++;
    counts.set(rule, count);
  }
  return counts;
}
