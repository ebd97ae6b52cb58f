/**
 * Reads everything that the site shows.
 */
import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { CONTRACT, ROOT, SOURCE } from "@facility-contracts/command/repository";
import { checkLedger, LEDGER_FILE, readLedger } from "@facility-contracts/facts";
import { sampleProgram } from "@facility-contracts/generator/facade-sample";
import { isObject } from "@facility-contracts/model/json";
import { openContract } from "@facility-contracts/model/open";
import { operationsOf } from "@facility-contracts/model/operation";
import { rootOf, textAt } from "@facility-contracts/model/place";
import { assumptionsOf } from "@facility-contracts/model/provenance";
import type { Review } from "@facility-contracts/review";
import type { ApiData, ConformanceResult, Plan, SiteData } from "../src/site.ts";

interface Inputs {
  /** The contract: ours unless another one is named. */
  readonly contract?: {
    /** The folder with the sources of each API. */
    readonly source: string;
    /** The folder with what was generated from them, absolute or from the root of the repository. */
    readonly generated: string;
  };
  /** What `npm run review -- --portal` writes. */
  readonly review: string;
  /** The folder with `<api>.json` of contract-test runs. */
  readonly results: string;
}

/** Where npm start has the mock. */
const MOCK = "http://127.0.0.1:4010";

const OURS = { source: SOURCE, generated: CONTRACT };

/** Reads all of it. @throws {Failure} for a file that is there and cannot be read */
export async function loadSite(apis: readonly string[], inputs: Inputs): Promise<SiteData> {
  const [loaded, review] = await Promise.all([
    Promise.all(apis.map((api) => loadApi(api, inputs))),
    loadReview(inputs),
  ]);
  return { apis: loaded, review };
}

async function loadApi(name: string, { contract = OURS, results }: Inputs): Promise<ApiData> {
  const folder = join(contract.source, name);
  const generated = resolve(ROOT, contract.generated);
  const [opened, types, ledger, changelog, plan, result] = await Promise.all([
    openContract(join(generated, `${name}.json`), name, join(contract.generated, `${name}.json`)),
    readFile(join(generated, `${name}.d.ts`), "utf8"),
    readLedger(join(folder, LEDGER_FILE)),
    readFile(join(folder, "CHANGELOG.md"), "utf8").catch(() => ""),
    loadPlan(name),
    loadResult(join(results, `${name}.json`)),
  ]);
  const { document } = opened;
  const info = (key: string) => textAt(rootOf(opened), "info", key);
  return {
    name,
    title: info("title") ?? name,
    version: info("version") ?? "",
    summary: info("summary") ?? "",
    description: info("description") ?? "",
    document,
    operations: operationsOf(opened).filter(({ kind }) => kind === "path"),
    check: checkLedger(document, ledger),
    ledger,
    assumptions: assumptionsOf(document),
    changelog,
    types,
    sample: await sampleProgram(opened, MOCK),
    plan,
    result,
  };
}

/**
 * The plan of the contract tests for a provider of which no more is known than its contract says; nothing is sent. An API that
 * they cannot be planned for is not tested, which the page says.
 */
async function loadPlan(api: string): Promise<Plan> {
  const command = join(ROOT, "packages/conformance/bin/facility-conformance.js");
  const config = join(ROOT, "packages/conformance/examples/contract.config.ts");
  const args = [command, api, "--config", config, "--dry-run", "--json"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  } catch (error) {
    if (isObject(error) && error.code === 2)
      return { cases: [], notChecked: [{ what: api, why: String(error.stderr).trim() }] };
    throw new Failure(1, `the plan of the contract tests of ${api} cannot be made: ${messageOf(error)}`);
  }
}

async function loadResult(file: string): Promise<ConformanceResult | undefined> {
  const written = await stat(file).catch(() => undefined);
  if (written === undefined) return undefined;
  const value: unknown = await readJson(file);
  if (!isReport(value))
    throw new Failure(
      1,
      `${file} is no run of the contract tests of this version: make it anew with facility-conformance --json, or remove it`,
    );
  return { ...value, at: written.mtime.toISOString() };
}

async function loadReview({ review }: Inputs): Promise<Review | undefined> {
  const there = await stat(review).catch(() => undefined);
  if (there === undefined) return undefined;
  const value: unknown = await readJson(review);
  if (!isReview(value))
    throw new Failure(
      1,
      `${review} is no review of this version: make it anew with npm run review -- --portal`,
    );
  return value;
}

/** As far as a wrong file is one: what the command wrote is of its own shape. */
function isReport(value: unknown): value is Omit<ConformanceResult, "at"> {
  return (
    isObject(value) &&
    (value.formatVersion ?? 1) === 1 &&
    typeof value.baseUrl === "string" &&
    [value.cases, value.findings].every(Array.isArray) &&
    isObject(value.coverage)
  );
}

function isReview(value: unknown): value is Review {
  return isObject(value) && value.formatVersion === 3 && [value.apis, value.findings].every(Array.isArray);
}

async function readJson(file: string) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Failure(1, `${file} cannot be read: ${messageOf(error)}`);
  }
}
