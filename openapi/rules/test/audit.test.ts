import { beforeAll, expect, test } from "vitest";
import { auditLint, type LintSetup } from "./audit.ts";
import { readLintSetup } from "./lint-setup.ts";

let setup: LintSetup;

beforeAll(async () => {
  setup = await readLintSetup();
});

test("the configuration has rules, reasons and fixtures to look at", () => {
  expect(setup.builtIn.size).toBeGreaterThan(50);
  expect(setup.named.size).toBeGreaterThan(20);
  expect(setup.plugin.size).toBeGreaterThan(5);
  expect(setup.reasons.get("info-license")).toMatch(/licence/);
});

test("the configuration is sound", () => {
  expect(auditLint(setup)).toEqual([]);
});

/** Each way to break the configuration, and what the audit says of it. */
const BROKEN: [string, () => Partial<LintSetup>, string[]][] = [
  [
    "a rule name that does not exist",
    () => ({ named: new Map([...setup.named, ["operation-sumary", undefined]]) }),
    [
      "operation-sumary does not exist: correct its name in rules.yaml or redocly.bundle.yaml.",
      "operation-sumary has no fixture that keeps it: add fixtures/operation-sumary/good.yaml.",
      "operation-sumary has no fixture that breaks it: add fixtures/operation-sumary/bad.yaml.",
    ],
  ],
  [
    "a configurable rule that Redocly did not take",
    () => ({ configurable: without(setup.configurable, "rule/no-nullable") }),
    ["rule/no-nullable does not exist: correct its name in rules.yaml or redocly.bundle.yaml."],
  ],
  [
    "a rule that is switched off or only warns",
    () => ({
      named: new Map([...setup.named, ["rule/no-nullable", "off"], ["facility/file-names", "warn"]]),
    }),
    [
      "facility/file-names is warn in rules.yaml, so that it never fails the lint: set it to error.",
      "rule/no-nullable is off in rules.yaml, so that it never fails the lint: set it to error.",
    ],
  ],
  [
    "a rule that is switched off in one configuration, or about content for the bundle",
    () => ({
      overrides: [
        { file: "redocly.yaml", rule: "facility/file-names", severity: "off" },
        { file: "redocly.bundle.yaml", rule: "facility/file-names", severity: "off" },
        { file: "redocly.bundle.yaml", rule: "rule/no-nullable", severity: "off" },
      ],
    }),
    [
      "redocly.yaml has facility/file-names as off: rules.yaml is the one place for rules.",
      "redocly.bundle.yaml has rule/no-nullable as off: rules.yaml is the one place for rules.",
    ],
  ],
  [
    "a plug-in rule that nobody wired",
    () => ({ plugin: new Map([...setup.plugin, ["facility/forgotten", ["Operation"]]]) }),
    ["facility/forgotten is in plugin.ts and nobody wired it: name it in rules.yaml."],
  ],
  [
    "a mistyped visitor",
    () => ({ plugin: new Map([...setup.plugin, ["facility/file-names", ["Opertion"]]]) }),
    ["facility/file-names visits Opertion, which is no node type: it never runs."],
  ],
  [
    "a rule without a failing fixture",
    () => ({ fixtures: new Map([...setup.fixtures, ["rule/no-nullable", { good: 1, bad: 0 }]]) }),
    ["rule/no-nullable has no fixture that breaks it: add fixtures/rule/no-nullable/bad.yaml."],
  ],
  [
    "a rule without a passing fixture",
    () => ({ fixtures: new Map([...setup.fixtures, ["rule/no-nullable", { good: 0, bad: 1 }]]) }),
    ["rule/no-nullable has no fixture that keeps it: add fixtures/rule/no-nullable/good.yaml."],
  ],
  [
    "fixtures of a rule that is gone",
    () => ({ fixtures: new Map([...setup.fixtures, ["rule/gone", { good: 1, bad: 1 }]]) }),
    ["fixtures/rule/gone belongs to no rule of rules.yaml: delete it or name the rule."],
  ],
  [
    "a rule of Redocly that is switched off without a reason",
    () => ({ named: new Map([...setup.named, ["tag-description", "off"]]) }),
    ["tag-description is off in rules.yaml and no comment above it says why."],
  ],
  [
    "exceptions for single documents",
    () => ({ hasIgnoreFile: true }),
    [
      ".redocly.lint-ignore.yaml has exceptions for single documents: switch the rule off in rules.yaml with its reason, or correct the document.",
    ],
  ],
];

test.each(BROKEN)("%s is found", (_, change, findings) => {
  const before = new Set(auditLint(setup));
  expect(auditLint({ ...setup, ...change() }).filter((finding) => !before.has(finding))).toEqual(findings);
});

function without(names: ReadonlySet<string>, name: string): Set<string> {
  return new Set([...names].filter((other) => other !== name));
}
