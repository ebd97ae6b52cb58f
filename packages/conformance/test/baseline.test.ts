/**
 * A baseline: known findings are told and fail nothing, and a line whose finding is gone is told too.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { RunOptions } from "../src/options.ts";
import { baselineText, readBaseline } from "../src/report/baseline.ts";
import { junitOf } from "../src/report/junit.ts";
import { markdownOf } from "../src/report/markdown.ts";
import { hasFailed, textOf } from "../src/report/text.ts";
import type { Accepted } from "../src/report.ts";
import type { Transport } from "../src/wire.ts";
import { configSource, folderWith, performed } from "./command-run.ts";
import { runOn, servedProvider } from "./provider-run.ts";

/** Answers the same notes always. */
const forgetful =
  (transport: Transport): Transport =>
  async (request, signal) => {
    const answer = await transport(request, signal);
    if (answer.status !== 200) return answer;
    const ticket = JSON.parse(Buffer.from(answer.body).toString("utf8"));
    return { ...answer, body: Buffer.from(JSON.stringify({ ...ticket, notes: "the same" })) };
  };

const run = (options: RunOptions = {}) => runOn("tickets", { between: forgetful, ...options });

let folder: Awaited<ReturnType<typeof folderWith>>;
beforeAll(async () => {
  folder = await folderWith({});
});
afterAll(() => folder[Symbol.asyncDispose]());

/** The baseline of a run, as it is written, filled in and read: one run for all that look at it. */
let written: Promise<readonly Accepted[]> | undefined;
const baseline = () => (written ??= writtenBaseline());

async function writtenBaseline(): Promise<readonly Accepted[]> {
  const text = baselineText(await run(), "2026-11-27");
  const file = join(folder.path, "baseline.yaml");
  await writeFile(file, text.replaceAll('reason: ""', "reason: Notes come in the next release."));
  return readBaseline(file);
}

describe("a baseline", () => {
  test("accepts what is found with another seed too, which every report tells", async () => {
    const report = await run({ baseline: await baseline(), seed: 77, bail: true });
    expect(report.findings.length).toBeGreaterThan(0);
    expect(hasFailed(report, "assumption")).toBe(false);
    expect(report.stale).toEqual([]);
    for (const text of [textOf(report), markdownOf(report, "error")]) {
      expect(text).toContain("Notes come in the next release");
      expect(text).toContain("0 errors");
    }
    expect(junitOf(report, "error")).not.toContain("<failure");
  });

  test("accepts nothing else", async () => {
    const [first, ...others] = await baseline();
    const report = await run({ baseline: others });
    expect(hasFailed(report, "error")).toBe(true);
    expect(report.findings.filter(({ accepted }) => accepted === undefined)).toHaveLength(1);
    expect(first?.finding).toBe("updateTicket rule/echo answer /notes");
  });

  test("is stale where a finding no longer occurs, which weighs as much as the finding did", async () => {
    const lines = await baseline();
    const report = await runOn("tickets", { baseline: lines });
    expect(report.stale).toEqual(lines);
    expect(hasFailed(report, "error")).toBe(true);
    expect(textOf(report)).toContain("No longer found");
    const weak = await runOn("tickets", {
      baseline: lines.map((line) => ({ ...line, severity: "assumption" })),
    });
    expect(hasFailed(weak, "warning")).toBe(false);
    expect(hasFailed(weak, "assumption")).toBe(true);
  });

  test("is stale of the checks that were done, where others of the operation were not", async () => {
    const [line] = await baseline();
    const other = (finding: string) =>
      ({ ...line, finding, severity: "error", reason: "-", date: "-" }) as const;
    const lines = [
      "rule/first-update answer",
      "rule/echo answer /notes",
      "answer/type answer /notes",
      "body/type body /notes",
    ].map((finding) => other(`updateTicket ${finding}`));
    const { stale } = await runOn("tickets", { baseline: lines }, ({ probes: _, ...config }) => config);
    expect(stale).toEqual([lines[1], lines[3]]);
  });

  test("is not stale where it cannot be known", async () => {
    const lines = await baseline();
    const shard = await runOn("tickets", { baseline: lines, shard: { index: 2, of: 2 } });
    const other = await runOn("safety-register", { baseline: lines, only: "getIntervention" });
    const bounded = await runOn("tickets", { baseline: lines, budget: 20 });
    const noRules = await runOn("tickets", { baseline: lines }, (config) => ({ ...config, rules: false }));
    const noWrong = await runOn("tickets", { baseline: lines }, ({ credentials: { valid }, ...config }) => ({
      ...config,
      credentials: { valid },
    }));
    const refused = await runOn("tickets", { baseline: lines }, (config) => ({
      ...config,
      credentials: { ...config.credentials, valid: { sessionCookie: "a-session-that-nobody-has" } },
    }));
    for (const { stale } of [shard, other, bounded, noRules, noWrong, refused]) expect(stale).toEqual([]);
  });
});

test.each([
  ["finding: x", ":1:1 at #: a baseline is a list"],
  ["- finding: a b c\n  date: 2026-11-27", ":1:3 at #/0: reason is missing: say why"],
  ['- finding: a b c\n  date: 2026-11-27\n  reason: ""', ":3:3 at #/0/reason: reason is missing"],
  [
    "- finding: a b c\n  reason: x\n  date: soon",
    ':3:3 at #/0/date: date must be a day such as 2026-11-27, not "soon"',
  ],
  [
    "- finding: a b c\n  reason: x\n  date: 2026-11-27\n  why: x",
    ':4:3 at #/0/why: a line has finding, severity, reason, date, and no "why"',
  ],
  [
    "- finding: a b c\n  reason: x\n  date: 2026-11-27\n- finding: a b c\n  reason: x\n  date: 2026-11-27",
    ":4:3 at #/1: a b c is accepted twice",
  ],
  ["- [", ":2:1: "],
])("what is wrong with %j is told with its place", async (text, message) => {
  const file = join(folder.path, "wrong.yaml");
  await writeFile(file, `${text}\n`);
  await expect(readBaseline(file)).rejects.toThrow(`${file}${message}`);
});

test("the command writes a baseline, wants reasons in it, heeds it and keeps them", async () => {
  const { config, ...provider } = await servedProvider("tickets");
  onTestFinished(() => provider.stop());
  const [existing = ""] = config.rows?.ticket?.existing ?? [];
  // A row that is there and should not be.
  const rows = { ticket: { existing: [existing], absent: "6ba7b810-9dad-41d1-80b4-00c04fd430c8" } };
  const known = join(folder.path, "known.yaml");
  await writeFile(
    join(folder.path, "conformance.config.ts"),
    configSource({ tickets: { baseUrl: provider.origin, credentials: config.credentials, rows } }),
  );
  const run = (...args: readonly string[]) => performed(folder.path, "tickets", ...args);
  expect(await run("--write-baseline", known)).toMatchObject({ code: 1, stderr: "" });
  expect(await run("--baseline", known)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${known}:3:3 at #/0/reason: reason is missing`),
  });
  await writeFile(known, (await readFile(known, "utf8")).replaceAll('reason: ""', "reason: It is a test."));
  const accepted = await run("--baseline", known, "--write-baseline", "again.yaml");
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringContaining("It is a test. (") });
  expect(await readBaseline(join(folder.path, "again.yaml"))).toEqual(await readBaseline(known));
  // Of a line whose operation is not tested nothing is known.
  const other = {
    finding: "readTicket rule/echo answer /notes",
    severity: "error",
    reason: "Later.",
    date: "2026-11-27",
  };
  await writeFile(known, `${await readFile(known, "utf8")}- ${JSON.stringify(other)}\n`);
  const all = await readBaseline(known);
  expect(await run("--baseline", known, "--write-baseline", known)).toMatchObject({ code: 0, stderr: "" });
  expect(await readBaseline(known)).toEqual(all);
  expect(all).toContainEqual(other);
});

test("a baseline takes the place of the one before in one step", async () => {
  await using own = await folderWith({ "known.yaml": "[]\n", "report.json": JSON.stringify(await run()) });
  const known = join(own.path, "known.yaml");
  const { ino } = await stat(known);
  await performed(own.path, "--merge", "report.json", "--write-baseline", "known.yaml");
  expect(await readFile(known, "utf8")).toContain("- finding:");
  expect((await stat(known)).ino).not.toBe(ino);
});

test("reasons that people wrote are not written over, unless the run heeds them", async () => {
  const line = { finding: "readTicket rule/echo answer /notes", reason: "Later.", date: "2026-11-27" };
  const known = JSON.stringify([line, { ...line, finding: "another", reason: "" }]);
  await using own = await folderWith({ "known.yaml": known, "report.json": JSON.stringify(await run()) });
  const merge = ["--merge", "report.json", "--write-baseline", "known.yaml"];
  expect(await performed(own.path, ...merge)).toMatchObject({
    code: 2,
    stdout: "",
    stderr: expect.stringContaining(
      "would lose the reasons that stand in it (1): with --baseline known.yaml",
    ),
  });
  expect(await readFile(join(own.path, "known.yaml"), "utf8")).toBe(known);
  await writeFile(join(own.path, "known.yaml"), known.replace("Later.", ""));
  expect(await performed(own.path, ...merge)).toMatchObject({ stderr: "" });
});
