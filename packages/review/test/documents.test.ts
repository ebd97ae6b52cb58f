/**
 * Two documents, which have nothing to do with this repository: as the command, once, and as what it calls.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { readOptions } from "@facility-contracts/command/options";
import { ContractError } from "@facility-contracts/model/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reviewDocuments } from "../src/documents.ts";
import { COMMAND, refuseContradictions } from "../src/options.ts";
import { refuseDocument } from "../src/output.ts";
import { githubText } from "../src/print/github.ts";
import { markdownText } from "../src/print/markdown.ts";
import { terminalText } from "../src/print/terminal.ts";

const BIN = join(import.meta.dirname, "../bin/facility-review.js");
const folder = mkdtempSync(join(tmpdir(), "facility-review-"));

function yaml(maxLength: number, schema = `{ type: string, maxLength: ${maxLength} }`): string {
  return `openapi: 3.0.3
info: { title: Codes, version: 1.0.0 }
paths:
  /codes:
    post:
      requestBody:
        content:
          application/json:
            schema: ${schema}
      responses:
        "204": { description: Taken. }
`;
}

beforeAll(() => {
  mkdirSync(join(folder, "api"));
  writeFileSync(join(folder, "api/codes.yaml"), yaml(20));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args]);
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=codes");
  writeFileSync(join(folder, "api/codes.yaml"), yaml(10));
  writeFileSync(join(folder, "api/old.yaml"), yaml(20));
  writeFileSync(join(folder, "secret"), "maxLength: 1\n");
  symlinkSync("../secret", join(folder, "api/link.yaml"));
  writeFileSync(join(folder, "api/outside.yaml"), yaml(0, "{ $ref: ../secret }"));
  writeFileSync(join(folder, "api/linked.yaml"), yaml(0, "{ $ref: link.yaml }"));
  writeFileSync(join(folder, "api/remote.yaml"), yaml(0, "{ $ref: https://example.com/a.yaml }"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stderr, stdout } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  return { status, stderr, stdout };
}

test("a file is compared with what a revision has, with file and line", () => {
  const { status, stdout } = run("HEAD:api/codes.yaml", "api/codes.yaml");
  expect(status).toBe(1);
  expect(stdout).toContain("`maxLength` of the body went from 20 to 10 [breaks clients, proven]");
  expect(stdout).toContain("api/codes.yaml:9 #/paths");
  expect(stdout).toContain("Write version: 2.0.0 in api/codes.yaml");
});

test("a path that begins with ./ is that of the folder, as git has it", async () => {
  const review = await reviewDocuments("HEAD:./codes.yaml", "codes.yaml", join(folder, "api"));
  expect(review.apis[0]?.changes).toHaveLength(1);
});

test("a document and itself: nothing stands in the way", async () => {
  const review = await reviewDocuments("api/codes.yaml", "api/codes.yaml", folder);
  expect(review.findings).toEqual([]);
  expect(terminalText(review, false)).toContain("no change (1.0.0)");
});

test("the review as data names the file, and so do annotations", async () => {
  const review = await reviewDocuments("api/old.yaml", "api/codes.yaml", folder);
  expect(review).toMatchObject({
    formatVersion: 3,
    compared: "api/codes.yaml",
    apis: [
      {
        api: "codes",
        changes: [{ kind: "max-length", after: { file: "api/codes.yaml", line: 9, value: 10 } }],
      },
    ],
  });
  expect(githubText(review)).toMatch(
    /^::error file=api\/codes\.yaml,line=9,title=breaks clients%2C proven::/m,
  );
});

test.each([
  ["api/none.yaml", "api/none.yaml: there is no such file"],
  [
    "HEAD:none.yaml",
    "HEAD:none.yaml: HEAD has no file none.yaml. Paths begin at the root of the repository, or with ./ in this folder",
  ],
  ["api", "api: there is no such file"],
  [
    "HEAD:api",
    "HEAD:api: HEAD has no file api. Paths begin at the root of the repository, or with ./ in this folder",
  ],
  ["nonsense:api/codes.yaml", "there is no revision 'nonsense'"],
])("%s is wrong use", async (old, said) => {
  await expect(reviewDocuments(old, "api/codes.yaml", folder)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(said),
  });
});

test("a review is not written over a document", async () => {
  const file = join(folder, "api/codes.yaml");
  await expect(refuseDocument("--markdown", file)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(`--markdown would write over ${file}, which is an OpenAPI document.`),
  });
  expect(readFileSync(file, "utf8")).toBe(yaml(10));
  writeFileSync(join(folder, "swagger.json"), '{"swagger":"2.0"}');
  await expect(refuseDocument("--json", join(folder, "swagger.json"))).rejects.toThrow("would write over");
});

test.each(["", "# Review\n\n: no YAML: at all", '{"apis":[{"openapi":"3.1.0"}]}'])(
  "a review is written over what is no document: %j",
  async (text) => {
    writeFileSync(join(folder, "review"), text);
    await expect(refuseDocument("--json", join(folder, "review"))).resolves.toBeUndefined();
  },
);

test.each([
  [["api/codes.yaml"], "two documents are compared, the old one first; there is one"],
  [["--base", "HEAD", "api/codes.yaml", "api/codes.yaml"], "--base is about openapi/ of this repository"],
])("%j is wrong use", (args, said) => {
  expect(() => refuseContradictions(readOptions(COMMAND, args))).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(said) }),
  );
});

test.each(["outside", "linked", "remote"])(
  "what stands outside of the folder is not read: %s",
  async (name) => {
    const failure: unknown = await reviewDocuments("api/codes.yaml", `api/${name}.yaml`, folder).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ContractError);
    expect(String(failure)).toContain(`api/${name}.yaml:9`);
    expect(inspect(failure)).not.toContain("maxLength: 1");
  },
);

test("an address is no file, and says so", async () => {
  await expect(reviewDocuments("https://example.com/a.yaml", "api/codes.yaml", folder)).rejects.toThrow(
    "https://example.com/a.yaml: addresses are not read. Save the document as a file and name that",
  );
});

test("after a version that is none of semantic versioning nobody can tell which is right, and no break passes", async () => {
  writeFileSync(join(folder, "api/dated.yaml"), yaml(20).replace("1.0.0", "2026-01-01"));
  const to = async (maxLength: number) => {
    writeFileSync(join(folder, "api/versioned.yaml"), yaml(maxLength));
    return reviewDocuments("api/dated.yaml", "api/versioned.yaml", folder);
  };
  const untold = "nobody can tell whether 1.0.0 is right, as 2026-01-01 is no semantic version";
  const [same, shorter] = [await to(20), await to(10)];
  expect(same.findings).toEqual([]);
  expect(shorter.findings.map(({ what }) => what)).toEqual([`a breaking change, and ${untold}`]);
  for (const review of [same, shorter]) {
    expect(terminalText(review, false)).toContain(`: ${untold}`);
    expect(markdownText(review)).toContain("| 2026-01-01 → 1.0.0 | ? |");
  }
});

test.each([
  ['""', "has no text"],
  ["1.0", "has no text"],
  ["draft", "is draft, which is no semantic version"],
])("a version of %s is told as what it is", async (version, told) => {
  writeFileSync(join(folder, "api/version.yaml"), yaml(20).replace("1.0.0", version));
  const { findings } = await reviewDocuments("api/old.yaml", "api/version.yaml", folder);
  expect(findings.map(({ what }) => what)).toEqual([
    `info.version ${told}, but the changes call for 1.0.1 (patch)`,
  ]);
});
