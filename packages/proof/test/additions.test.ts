import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADDITIONS, commit, excessOf, linesOf } from "../src/additions/addition.ts";
import { faultsOf } from "../src/additions/checks/expected-answers.ts";
import { gitIn } from "../src/content.ts";

describe("what an addition costs", () => {
  const goal = { maxFiles: 2, maxLines: 10 };
  const addition = { name: "small", says: "", goal };
  const files = [
    { file: "openapi/tickets/facts.yaml", lines: 4 },
    { file: "README.md", lines: 6 },
  ];

  test("is the lines of all files", () => expect(linesOf(files)).toBe(10));
  test("may be as much as the goal", () => expect(excessOf(addition, files)).toEqual([]));
  test("is told when it is more", () => {
    const more = [...files, { file: "package.json", lines: 1 }];
    expect(excessOf(addition, more)).toEqual(["3 files, and the goal is 2", "11 lines, and the goal is 10"]);
  });
  test("is told of each file outside of its folders", () => {
    const only = { ...addition, goal: { onlyIn: ["openapi/tickets/"] } };
    expect(excessOf(only, files)).toEqual(["README.md is outside of openapi/tickets/"]);
  });
});

describe("the patches", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "additions-"));
    const git = gitIn(folder);
    await git("init", "--quiet");
    await writeFile(join(folder, "file"), "one\n");
    await git("add", ".");
    await git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "one");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("are counted and committed", async () => {
    const [parking] = ADDITIONS.filter(({ name }) => name === "parking");
    if (parking === undefined) throw new Error("There is no third API");
    const git = gitIn(folder);
    const files = await commit(parking, git);
    expect(files.map(({ file }) => file)).toContain(
      "openapi/parking/paths/parking_v1_garages_{garageId}.yaml",
    );
    expect(linesOf(files)).toBeGreaterThan(0);
    expect(await git("status", "--porcelain")).toBe("");
    expect(await git("rev-list", "--count", "HEAD")).toBe("2");
  });

  test("that no longer fit say how they are made anew", async () => {
    const [first] = ADDITIONS;
    if (first === undefined) throw new Error("There is no addition");
    await expect(commit(first, gitIn(folder))).rejects.toThrow(
      /^update-ticket-status\.patch no longer fits: .*git diff --cached > packages/s,
    );
  });
});

describe("an answer", () => {
  const server = createServer((_request, answer) => {
    answer.writeHead(200, { "X-Name": "Value" }).end('{"free":12}');
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  const expected = { says: "it", method: "GET", path: "/", status: 200 };

  test("is as expected", async () => {
    const has = ['"free"', { header: "x-name", text: "value" }];
    expect(await faultsOf(origin, { ...expected, has })).toEqual([]);
  });

  test("is told where it is not", async () => {
    const has = ["full", { header: "x-name", text: "other" }];
    expect(await faultsOf(origin, { ...expected, status: 204, isEmpty: true, has })).toEqual([
      '204 expected, got 200 {"free":12}',
      'no body expected, got {"free":12}',
      'the body has to have full, and is {"free":12}',
      "x-name has to have other, and is Value",
    ]);
  });
});

const CLI = join(import.meta.dirname, "../src/additions/cli.ts");

test("a step that does not exist is wrong use", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "--step", "moon"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("additions: There is no step 'moon': facts, ");
});
