/**
 * The command on two documents, which have nothing to do with this repository.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

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

test("a document and itself: nothing stands in the way", () => {
  expect(run("api/codes.yaml", "api/codes.yaml")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("no change (1.0.0)"),
  });
});

test("--json has the review as data, --github annotations", () => {
  const { stdout } = run("--json", "-", "HEAD:api/codes.yaml", "api/codes.yaml");
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 2,
    compared: "api/codes.yaml",
    apis: [
      {
        api: "codes",
        changes: [{ kind: "max-length", after: { file: "api/codes.yaml", line: 9, value: 10 } }],
      },
    ],
  });
  expect(run("--github", "HEAD:api/codes.yaml", "api/codes.yaml").stdout).toMatch(
    /^::error file=api\/codes\.yaml,line=9,title=breaks clients%2C proven::/,
  );
});

test.each([
  [["api/codes.yaml"], "two documents are compared, the old one first; there is one"],
  [["api/none.yaml", "api/codes.yaml"], "api/none.yaml: there is no such file"],
  [["HEAD:none.yaml", "api/codes.yaml"], "HEAD:none.yaml: HEAD has no file none.yaml"],
  [["nonsense:api/codes.yaml", "api/codes.yaml"], "there is no revision 'nonsense'"],
  [["--base", "HEAD", "api/codes.yaml", "api/codes.yaml"], "--base is about openapi/ of this repository"],
])("%j is wrong use", (args, said) => {
  expect(run(...args)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(said) });
});

test.each(["outside", "linked", "remote"])("what stands outside of the folder is not read: %s", (name) => {
  const { status, stderr, stdout } = run("api/codes.yaml", `api/${name}.yaml`);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(`api/${name}.yaml:9`);
  expect(stderr).not.toContain("maxLength: 1");
});
