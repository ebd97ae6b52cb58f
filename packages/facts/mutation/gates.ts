/**
 * The gates that a change of the contract has to pass, each as a function that tells whether it notices one.
 */
import { join } from "node:path";
import { CONTRACT, ROOT, SOURCE } from "@facility-contracts/command/repository";
import type { JsonObject } from "@facility-contracts/model/json";
import { lintFromString, loadConfig, type NormalizedProblem } from "@redocly/openapi-core";
import { checkLedger, contradicts } from "../src/check.ts";
import type { Ledger } from "../src/ledger.ts";
import { type Edit, mutate } from "./mutant.ts";

/** What notices a change. */
export type Gate = "facts" | "lint" | "examples";

/** A contract whose edits have to pass the gates. */
export interface Gated {
  readonly api: string;
  readonly document: JsonObject;
  readonly ledger: Ledger;
  /** Every gate on every edit; else lint only on those that the facts do not notice. */
  readonly each: boolean;
}

/** Which gates notice an edit. */
export async function createGates({
  api,
  document,
  ledger,
  each,
}: Gated): Promise<(edit: Edit) => Promise<ReadonlySet<Gate>>> {
  const lint = await createLintGates(api, document);
  return async (edit) => {
    const mutant = mutate(document, edit);
    const noticed = new Set<Gate>();
    if (noticedByFacts(mutant, ledger)) noticed.add("facts");
    if (each || noticed.size === 0) for (const gate of await lint(mutant)) noticed.add(gate);
    return noticed;
  };
}

/** Whether the ledger notices. Most changes contradict it, which is quickly seen. */
function noticedByFacts(document: JsonObject, ledger: Ledger): boolean {
  if (contradicts(document, ledger)) return true;
  const { contradicted, unexplained } = checkLedger(document, ledger);
  return contradicted.length + unexplained.length > 0;
}

/**
 * Which of the two gates of Redocly notice: the rules of `redocly.bundle.yaml`, and among them those about examples. What
 * they say of the document as it is says nothing of a change.
 */
async function createLintGates(
  api: string,
  original: JsonObject,
): Promise<(document: JsonObject) => Promise<Set<Gate>>> {
  const config = await loadConfig({ configPath: join(SOURCE, "redocly.bundle.yaml") });
  const absoluteRef = join(ROOT, CONTRACT, `${api}.json`);
  const problemsOf = async (document: JsonObject) => {
    const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef, config });
    return problems.filter(({ ignored }) => ignored !== true);
  };
  let known: ReadonlySet<string> | undefined;
  return async (document) => {
    known ??= new Set((await problemsOf(original)).map(identityOf));
    const noticed = new Set<Gate>();
    for (const problem of await problemsOf(document)) {
      if (known.has(identityOf(problem))) continue;
      noticed.add(/^no-invalid-.*examples$/.test(problem.ruleId) ? "examples" : "lint");
    }
    return noticed;
  };
}

/** What a problem is about, wherever it stands in the text. */
function identityOf({ location: [where], message, ruleId }: NormalizedProblem): string {
  return `${ruleId} ${where?.pointer ?? ""} ${message}`;
}
