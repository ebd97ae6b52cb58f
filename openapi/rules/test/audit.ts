/**
 * Finds what Redocly keeps silent about in a lint configuration: rules that do not exist or do nothing, and exceptions
 * without a reason.
 */

/** A lint configuration with all that it stands on. */
export interface LintSetup {
  /** The rules that `rules.yaml` and `redocly.bundle.yaml` name, with the severity that Redocly resolves for `rules.yaml`. */
  readonly named: ReadonlyMap<string, string | undefined>;
  /** The comment above each rule that has one. */
  readonly reasons: ReadonlyMap<string, string>;
  /** The names of the rules that Redocly brings along. */
  readonly builtIn: ReadonlySet<string>;
  /** The configurable rules that Redocly has read: those with a subject and assertions. */
  readonly configurable: ReadonlySet<string>;
  /** The rules of our plug-in, each with the node types that it visits. */
  readonly plugin: ReadonlyMap<string, readonly string[]>;
  /** The node types of OpenAPI 3.1, as visitors name them. */
  readonly nodeTypes: ReadonlySet<string>;
  /** How many good and bad fixtures each folder of `fixtures/` has. */
  readonly fixtures: ReadonlyMap<string, { readonly good: number; readonly bad: number }>;
  /** Where `redocly.yaml` or `redocly.bundle.yaml` resolves to something else than `rules.yaml`. */
  readonly overrides: readonly Override[];
  /** Whether there is a `.redocly.lint-ignore.yaml`. */
  readonly hasIgnoreFile: boolean;
}

/** A rule that a configuration has with another severity than `rules.yaml`. */
export interface Override {
  readonly file: string;
  readonly rule: string;
  readonly severity: string | undefined;
}

/** The rules about files, which a bundled document cannot keep. */
const LAYOUT_RULES = ["file-names", "no-orphan-files", "root-only-references"].map(
  (name) => `facility/${name}`,
);

/** One sentence for each thing that is wrong; none when all is well. */
export function auditLint(setup: LintSetup): string[] {
  return [
    ...auditRules(setup),
    ...auditOverrides(setup.overrides),
    ...auditPlugin(setup),
    ...auditFixtures(setup),
    ...auditExceptions(setup),
  ];
}

function* auditRules({ named, builtIn, configurable, plugin }: LintSetup): Iterable<string> {
  for (const [rule, severity] of named) {
    if (isException(rule, severity, builtIn)) continue;
    if (!builtIn.has(rule) && !configurable.has(rule) && !plugin.has(rule)) {
      yield `${rule} does not exist: correct its name in rules.yaml or redocly.bundle.yaml.`;
    } else if (severity !== "error") {
      yield `${rule} is ${severity ?? "not set"} in rules.yaml, so that it never fails the lint: set it to error.`;
    }
  }
}

function* auditOverrides(overrides: readonly Override[]): Iterable<string> {
  for (const { file, rule, severity } of overrides) {
    if (file === "redocly.bundle.yaml" && severity === "off" && LAYOUT_RULES.includes(rule)) continue;
    yield `${file} has ${rule} as ${severity ?? "not set"}: rules.yaml is the one place for rules.`;
  }
}

function* auditPlugin({ named, plugin, nodeTypes }: LintSetup): Iterable<string> {
  for (const [rule, visits] of plugin) {
    if (!named.has(rule)) yield `${rule} is in plugin.ts and nobody wired it: name it in rules.yaml.`;
    for (const type of visits) {
      if (!nodeTypes.has(type)) yield `${rule} visits ${type}, which is no node type: it never runs.`;
    }
  }
}

function* auditFixtures({ named, builtIn, fixtures }: LintSetup): Iterable<string> {
  for (const [rule, severity] of named) {
    if (isException(rule, severity, builtIn)) continue;
    const { good, bad } = fixtures.get(rule) ?? { good: 0, bad: 0 };
    if (good === 0) yield `${rule} has no fixture that keeps it: add fixtures/${rule}/good.yaml.`;
    if (bad === 0) yield `${rule} has no fixture that breaks it: add fixtures/${rule}/bad.yaml.`;
  }
  for (const rule of fixtures.keys()) {
    if (!named.has(rule))
      yield `fixtures/${rule} belongs to no rule of rules.yaml: delete it or name the rule.`;
  }
}

function* auditExceptions({ named, builtIn, reasons, hasIgnoreFile }: LintSetup): Iterable<string> {
  for (const [rule, severity] of named)
    if (isException(rule, severity, builtIn) && !reasons.has(rule))
      yield `${rule} is off in rules.yaml and no comment above it says why.`;
  if (hasIgnoreFile)
    yield ".redocly.lint-ignore.yaml has exceptions for single documents: switch the rule off in rules.yaml with its reason, or correct the document.";
}

/** A rule of Redocly's own set that no document has to keep. */
function isException(rule: string, severity: string | undefined, builtIn: ReadonlySet<string>): boolean {
  return severity === "off" && builtIn.has(rule);
}
