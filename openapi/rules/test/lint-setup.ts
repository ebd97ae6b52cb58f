/**
 * Reads the lint configuration of `openapi/` for `audit.ts`.
 */
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Config, getTypes, isPlainObject, lint, loadConfig, type Oas3Rule } from "@redocly/openapi-core";
import { isMap, isScalar, isSeq, parse, parseDocument, type YAMLMap } from "yaml";
import plugin from "../plugin.ts";
import type { IgnoreEntry, LintSetup, Override } from "./audit.ts";
import { listFixtures } from "./fixtures.ts";

const OPENAPI = resolve(import.meta.dirname, "../..");
const CONFIGURATIONS = ["redocly.yaml", "redocly.bundle.yaml"];
const IGNORE_FILE = join(OPENAPI, ".redocly.lint-ignore.yaml");

/** The configuration as it stands in the folder. */
export async function readLintSetup(): Promise<LintSetup> {
  const config = await loadConfig({ configPath: join(OPENAPI, "rules/rules.yaml") });
  const { severities, assertions } = resolvedRules(config);
  const targets = await readTargets();
  const named = ["rules/rules.yaml", "redocly.bundle.yaml"].flatMap((file) =>
    namedRules(join(OPENAPI, file)),
  );
  const builtIn = config.plugins.find(({ id }) => id === "")?.rules?.oas3 ?? {};
  return {
    named: new Map(named.map((rule) => [rule, severities.get(rule)])),
    builtIn: new Set(Object.keys(builtIn)),
    configurable: new Set(assertions),
    plugin: new Map(
      Object.entries(plugin().rules.oas3).map(([name, rule]) => [`facility/${name}`, visitedTypes(rule)]),
    ),
    nodeTypes: new Set([...Object.keys(getTypes("oas3_1")), "any", "ref"]),
    fixtures: countFixtures(),
    overrides: targets.flatMap((target) => overridesOf(target, severities)),
    ignored: await readIgnored(targets),
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

/** One document under lint: an API of one of the configurations, which is resolved for it. */
interface Target {
  readonly file: string;
  readonly api: string;
  readonly root: string;
  readonly config: Config;
}

async function readTargets(): Promise<Target[]> {
  const configs = await Promise.all(
    CONFIGURATIONS.map(async (file) => ({
      file,
      config: await loadConfig({ configPath: join(OPENAPI, file) }),
    })),
  );
  return configs.flatMap(({ file, config }) =>
    Object.entries(config.resolvedConfig.apis ?? {}).map(([api, { root }]) => ({
      file,
      api,
      root: resolve(OPENAPI, root),
      config: config.forAlias(api),
    })),
  );
}

function overridesOf(
  { file, api, config }: Target,
  expected: ReadonlyMap<string, string | undefined>,
): Override[] {
  const { severities } = resolvedRules(config);
  return [...new Set([...expected.keys(), ...severities.keys()])]
    .map((rule) => ({ file, api, rule, severity: severities.get(rule) }))
    .filter(({ rule, severity }) => severity !== expected.get(rule));
}

function severityOf(setting: unknown): string | undefined {
  const severity = isPlainObject(setting) ? setting.severity : setting;
  return typeof severity === "string" ? severity : undefined;
}

function namedRules(file: string): string[] {
  const { rules }: { rules?: unknown } = parse(readFileSync(file, "utf8"));
  return isPlainObject(rules) ? Object.keys(rules) : [];
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

async function readIgnored(targets: readonly Target[]): Promise<IgnoreEntry[]> {
  const found = new Set<string>();
  for (const { root, config } of targets) {
    for (const {
      ruleId,
      location: [where],
    } of await lint({ ref: root, config })) {
      if (where) found.add(keyOf(relative(OPENAPI, where.source.absoluteRef), ruleId, String(where.pointer)));
    }
  }
  const document = parseDocument(readFileSync(IGNORE_FILE, "utf8"));
  return pairsOf(document.contents).flatMap(({ name: file, value: rules }) =>
    pairsOf(rules).flatMap(({ name: rule, value: pointers, comment }) =>
      (isSeq(pointers) ? pointers.items : []).map((item) => {
        const pointer = isScalar(item) ? String(item.value) : "";
        return { file, rule, pointer, reason: comment, needed: found.has(keyOf(file, rule, pointer)) };
      }),
    ),
  );
}

function keyOf(file: string, rule: string, pointer: string): string {
  return `${file} ${rule} ${pointer}`;
}

/** The entries of a YAML map with the comment above each; the parser puts that of the first on the map. */
function pairsOf(node: unknown): { name: string; value: unknown; comment: string | undefined }[] {
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }, index) => {
    const above = isScalar(key) ? key.commentBefore : undefined;
    return {
      name: isScalar(key) ? String(key.value) : "",
      value,
      comment: above ?? firstComment(node, index),
    };
  });
}

function firstComment(node: YAMLMap, index: number): string | undefined {
  return index === 0 ? (node.commentBefore ?? undefined) : undefined;
}
