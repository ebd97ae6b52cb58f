/**
 * The model on the largest contract of others: GitHub's description of its API.
 */
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { githubFile } from "../bench/github.ts";
import type { Contract } from "../src/contract.ts";
import { openContract } from "../src/open.ts";
import { operationsOf } from "../src/operation.ts";
import { baseRequestOf } from "../src/request.ts";
import { checkOf } from "../src/schema/check.ts";

/** Npm installs 404 MB the first time. */
const MAX_MILLISECONDS = 20 * 60_000;

let file: string;
let contract: Contract;
beforeAll(async () => {
  file = await githubFile();
  contract = await openContract(file);
}, MAX_MILLISECONDS);

test("every operation of the file is listed, and no other", async () => {
  const { paths } = JSON.parse(await readFile(file, "utf8"));
  const written = Object.entries<object>(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, { operationId }]) => `${method} ${path} ${operationId}`),
  );
  expect(written.length).toBeGreaterThan(1000);
  expect(
    operationsOf(contract).map(({ method, path, operationId }) => `${method} ${path} ${operationId}`),
  ).toEqual(written);
});

test("each of its operations has a request, whose values are allowed", () => {
  const without: unknown[] = [];
  let asked = 0;
  for (const operation of operationsOf(contract)) {
    const request = baseRequestOf(operation);
    if (request.kind === "no request") {
      without.push([operation.name, ...request.flaws.map(({ place, cause }) => `${place.pointer} ${cause}`)]);
      continue;
    }
    for (const { parameter, value } of request.parameters) {
      if (parameter.schema === undefined) continue;
      expectAllowed(checkOf(parameter.schema, { form: "text" }), value, operation.name);
      asked++;
    }
    if (request.body?.content.schema === undefined) continue;
    expectAllowed(checkOf(request.body.content.schema), request.body.value, operation.name);
    asked++;
  }
  expect(without).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
});

function expectAllowed(check: ReturnType<typeof checkOf>, value: unknown, name: string): void {
  if (check.kind !== "check") throw new Error(check.cause);
  expect(check.violationsOf(value), name).toEqual([]);
}

test("the benchmark of the model does its work on it", () => {
  const args = [join(import.meta.dirname, "../bench/bench.ts"), "--short", "--json"];
  const { formatVersion, results } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  expect(formatVersion).toBe(1);
  expect(results).toMatchObject([
    { name: "JSON.parse" },
    { name: "Redocly bundles it" },
    { outcome: "1223 operations" },
    { outcome: "1223 operations" },
    { outcome: "0 of 200 have none (0.0 %)" },
  ]);
});
