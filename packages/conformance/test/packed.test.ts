/**
 * The package as it is built and published, which is about our contract and not the frozen one: tried on the mock of ours, one
 * for all that ask it.
 */
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startMock } from "@facility-contracts/command/mock-process";
import { pack } from "@facility-contracts/command/npm-pack";
import { isProof } from "@facility-contracts/command/proof-mode";
import { conformance } from "@facility-contracts/conformance";
import { afterAll, beforeAll, expect, test } from "vitest";
import mockConfig from "../examples/mock.config.ts";
import { ended } from "./command-run.ts";
import { PATIENT } from "./patient.ts";
import { SAMPLED_APIS } from "./provider-run.ts";

const folderOf = (name: string) => dirname(findPackageJSON(name, import.meta.url) ?? "");

/** What the package depends on, and what the project brings. */
const LINKED = [
  "@redocly/openapi-core",
  "ajv",
  "ajv-formats",
  "fast-check",
  "vitest",
  "typescript",
  "@types/node",
];

let parent: string;
let project: string;
let files: readonly string[];
let mock: Awaited<ReturnType<typeof startMock>>;

beforeAll(async () => {
  mock = await startMock();
  parent = await mkdtemp(join(tmpdir(), "packed-conformance-"));
  project = join(parent, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarball = await pack(join(import.meta.dirname, ".."), parent);
  files = tarball.files;
  const installed = join(project, "node_modules/@facility-contracts/conformance");
  await mkdir(installed, { recursive: true });
  // `npm install` would ask the registry for the dependencies.
  await ended("tar", ["-xzf", tarball.path, "-C", installed, "--strip-components", "1"], project);
  for (const name of LINKED) {
    const link = join(project, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(folderOf(name), link, "junction");
  }
});
afterAll(async () => {
  await mock.stop();
  await rm(parent, { recursive: true, force: true });
});

const CONFIG_FILE = `import type { ConformanceConfig } from "@facility-contracts/conformance";

export default ${JSON.stringify({ tickets: mockConfig.tickets })} satisfies ConformanceConfig;
`;

test("the tarball holds what was built and nothing else", () => {
  const allowed =
    /^(bin\/facility-conformance\.js|dist\/[\w/-]+\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/;
  expect(files.filter((path) => !allowed.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "dist/cli.js", "dist/index.js", "dist/vitest.js"]),
  );
});

test("the command runs with a configuration in TypeScript", async () => {
  await writeFile(join(project, "conformance.config.ts"), CONFIG_FILE);
  const command = join(project, "node_modules/@facility-contracts/conformance/bin/facility-conformance.js");
  const { code, stdout, stderr } = await ended(
    process.execPath,
    [command, "tickets", "--url", mock.origin, "--deadline", String(PATIENT.deadline)],
    project,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(
    "keeps the contract of tickets: 0 errors, 0 warnings, 0 assumptions not confirmed",
  );
});

test("the command takes any document", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Empty", version: "1" },
    paths: { "/": { get: { operationId: "look", responses: { 404: { description: "Nothing" } } } } },
  };
  await writeFile(join(project, "empty.json"), JSON.stringify(document));
  const command = join(project, "node_modules/@facility-contracts/conformance/bin/facility-conformance.js");
  const { code, stderr } = await ended(
    process.execPath,
    [command, "empty.json", "--url", mock.origin],
    project,
  );
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/There is nothing to test: look: it documents failures only/),
  });
});

async function expectTypesToFit(): Promise<void> {
  const options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2024", "--types", "node"];
  const flags = [
    ...options,
    "--allowImportingTsExtensions",
    "--exactOptionalPropertyTypes",
    "--skipLibCheck",
  ];
  const compiler = join(folderOf("typescript"), "bin/tsc");
  const compiled = await ended(
    process.execPath,
    [compiler, ...flags, "run.ts", "contract.test.ts", "misspelt.ts"],
    project,
  );
  expect(compiled).toEqual({ code: 0, stdout: "", stderr: "" });
}

test("the library runs, and its types fit", async () => {
  await writeFile(join(project, "conformance.config.ts"), CONFIG_FILE);
  await writeFile(
    join(project, "run.ts"),
    `import { conformance, type Report } from "@facility-contracts/conformance";
import config from "./conformance.config.ts";

export const report: Report = await conformance("tickets", { ...config.tickets, baseUrl: "${mock.origin}" }, { only: "updateTicket", deadline: ${PATIENT.deadline} });
`,
  );
  await copyFile(join(import.meta.dirname, "misspelt.ts"), join(project, "misspelt.ts"));
  await writeFile(
    join(project, "contract.test.ts"),
    `import { contractTests } from "@facility-contracts/conformance/vitest";
import { expect, test } from "vitest";
import config from "./conformance.config.ts";
import { report } from "./run.ts";

test("the library", () => {
  expect(report.findings).toEqual([]);
  expect(report.cases.length).toBeGreaterThan(50);
});
contractTests({ tickets: { ...config.tickets, baseUrl: "${mock.origin}" } }, { failOn: "assumption", deadline: ${PATIENT.deadline} });
`,
  );
  // The types themselves are tested by `npm run typecheck`, too: misspelt.ts.
  if (isProof) await expectTypesToFit();
  const vitest = join(project, "node_modules/vitest/vitest.mjs");
  const { code, stdout } = await ended(process.execPath, [vitest, "run", "--root", "."], project);
  expect(stdout).toMatch(/Tests +\d{3,} passed/);
  expect(code).toBe(0);
});

test.each(SAMPLED_APIS)(
  "the mock of %s keeps all that a mock can keep, and the report says that it holds no rule",
  async (api) => {
    const report = await conformance(api, { ...mockConfig[api], baseUrl: mock.origin }, PATIENT);
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
  const { rules: _, ...others } = mockConfig[api];
  const report = await conformance(api, { ...others, baseUrl: mock.origin }, PATIENT);
  expect(report.findings.filter(({ check }) => check.startsWith("rule/")).length).toBeGreaterThan(3);
});
