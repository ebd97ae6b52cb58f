/**
 * Clients of documents that nobody wrote here: all of them compile in one program, with a call of each operation. What is
 * left out is listed, each with its reason. `every-way.test.ts` is the sample of `npm test`.
 */
import { globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openContract } from "@facility-contracts/model/open";
import { operationsOf } from "@facility-contracts/model/operation";
import { installTool } from "@facility-contracts/tools";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openapiFetchProgram, ourProgram, someOperationsOf } from "../bench/all-calls.ts";
import { typeCost } from "../bench/type-cost.ts";
import { type ClientProject, clientProject } from "./client-project.ts";
import { callsOf } from "./foreign-calls.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/** What the client cannot do, and schemas that it can check nothing with: where it stands, and why. */
const LEFT_OUT = [
  "3.0/json/response-http-behavior.json:50:11: not in the document",
  "3.0/json/response-http-behavior.json:67:11: not in the document",
  "3.0/json/response-http-behavior.json:84:11: not in the document",
  "3.0/json/response-schemas.json:37:9: no `fetch` sends",
  "3.0/json/schema-enums.json:116:9: no `fetch` sends",
  "3.0/json/security-multiple.json:23:11: is sent in the header Authorization, as basic is",
  "3.1/json/parameters-style.json:1107:9: no `fetch` sends",
  "3.1/json/schema-validation-local.json:65:13: nothing can be checked",
  "3.1/json/schema-validation-local.json:82:13: nothing can be checked",
  "3.1/json/schema-validation-local.json:98:13: nothing can be checked",
  "3.1/json/schema-validation-local.json:114:13: nothing can be checked",
  "3.1/json/schema-validation-local.json:130:13: nothing can be checked",
  "3.1/json/schema-validation-top-level.json:39:13: nothing can be checked",
];

let project: ClientProject;

beforeAll(async () => {
  project = await clientProject();
});
afterAll(() => project?.remove());

test("every document of oas-examples", { timeout: 400_000 }, async () => {
  const leftOut: string[] = [];
  let operations = 0;
  for (const file of globSync("3.*/json/**/*.json", { cwd: FOLDER }).sort()) {
    const name = `v${file.replace(/\.json$/, "").replaceAll(/[^a-z\d]+/gi, "-")}`;
    const contract = await openContract(join(FOLDER, file), name, file);
    const called = operationsOf(contract).filter(({ kind }) => kind === "path");
    if (called.length === 0) continue;
    const made = await project.add(contract, { validate: true });
    operations += called.length - made.leftOut.length;
    leftOut.push(...made.leftOut);
    await writeFile(join(project.folder, `${name}.calls.ts`), callsOf(made.contract));
  }
  const reasons = LEFT_OUT.map((line) => line.split(/:(?= )/));
  expect(leftOut).toHaveLength(reasons.length);
  for (const [index, [place, reason]] of reasons.entries()) {
    expect(leftOut[index]).toContain(place);
    expect(leftOut[index]).toContain(reason?.trim());
  }
  expect(operations).toBeGreaterThan(300);
  expect(await project.compile()).toBe("");
});

test("GitHub's description", { timeout: 400_000 }, async () => {
  const file = join(
    await installTool("github-description"),
    "@octokit/openapi/generated/api.github.com.json",
  );
  const made = await project.add(await openContract(file, "github"));
  expect(made.leftOut).toEqual([]);
  await writeFile(join(project.folder, "github.calls.ts"), callsOf(made.contract));
  expect(await project.compile()).toBe("");

  // A program that uses some of it.
  const operations = someOperationsOf(made.contract, 50);
  const ours = await typeCost(
    ourProgram(() => "./github.ts", operations),
    made.files,
  );
  const plain = await typeCost(
    openapiFetchProgram(() => "./github.types.ts", operations),
    made.files,
  );
  expect(ours.instantiations).toBeLessThan(plain.instantiations / 4);
});
