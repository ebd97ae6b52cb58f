/**
 * What else CI looks at of a change to `openapi/`: whether the generated files are fresh, how its files are written, and what
 * documents say of it.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkedNumbers, isHeld, NUMBERS } from "@facility-contracts/command/checked-numbers";
import { Failure } from "@facility-contracts/command/failure";
import { CONTRACT } from "@facility-contracts/command/repository";
import { driftOf } from "@facility-contracts/generator/drift-of";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import type { Finding } from "./report.ts";

/** How many generated files are named: one command mends all of them. */
const MAX_NAMED = 8;

/**
 * The findings that are about no single API. Nothing is written.
 *
 * @param changed the files of `openapi/` that differ from the base
 * @param opened the documents, where they have been read already
 */
export async function gateFindings(
  root: string,
  changed: readonly string[],
  opened?: readonly Contract[],
): Promise<Finding[]> {
  return [
    ...(await generatedFindings(root, opened)),
    ...(await formatFindings(root, changed)),
    ...numberFindings(root),
  ];
}

async function generatedFindings(root: string, opened: readonly Contract[] | undefined): Promise<Finding[]> {
  if (!existsSync(join(root, CONTRACT))) return [];
  try {
    const { generatedFiles } = await import("@facility-contracts/generator/generated");
    const drift = await driftOf(await generatedFiles(join(root, "openapi"), opened), root);
    const [first] = drift;
    if (first === undefined) return [];
    const names = drift.slice(0, MAX_NAMED).map(({ file, kind }) => `${file} is ${kind}`);
    const rest = drift.length > MAX_NAMED ? `, and ${drift.length - MAX_NAMED} more` : "";
    const what = `generated files are not what openapi/ gives: ${names.join(", ")}${rest}`;
    return [{ api: "", what, fix: "Run: npm run generate", file: first.file }];
  } catch (error) {
    if (!(error instanceof Failure) && !(error instanceof ContractError)) throw error;
    return error.message.split("\n").map(refusalOf);
  }
}

/** A line of what the generator refuses, which begins with its place where it has one: `FILE:LINE:COLUMN at POINTER: ...`. */
function refusalOf(refusal: string): Finding {
  const [, file, line, says] = /^([^\s:]+):(\d+)(?::\d+)?(?: at \S+)?: (.+)$/.exec(refusal) ?? [];
  const fix = "Correct it: npm run generate cannot write the code";
  return file === undefined || says === undefined
    ? { api: "", what: refusal, fix }
    : { api: "", what: says, fix, file, line: Number(line) };
}

/** The files of the change that `npm run lint` refuses for how they are written. */
async function formatFindings(root: string, changed: readonly string[]): Promise<Finding[]> {
  const files = changed.filter((file) => /\.(yaml|yml|md)$/.test(file) && existsSync(join(root, file)));
  if (files.length === 0) return [];
  // Only here: a review of nothing new does not need it.
  const { check, resolveConfig } = await import("prettier");
  const findings: Finding[] = [];
  for (const file of files.sort()) {
    const filepath = join(root, file);
    const text = await readFile(filepath, "utf8");
    // What is no YAML is told by who reads it.
    const isFormatted = await check(text, {
      ...(await resolveConfig(filepath, { editorconfig: true })),
      filepath,
    }).catch(() => true);
    if (!isFormatted)
      findings.push({ api: "", what: `${file} is not formatted`, fix: "Run: npm run format", file });
  }
  return findings;
}

/** Numbers in documents that a file of `openapi/` no longer holds. */
function numberFindings(root: string): Finding[] {
  return checkedNumbers(root)
    .filter((number) => number.file.startsWith("openapi/") && !isHeld(root, number))
    .map(({ document, file, holds, says }) => ({
      api: "",
      what: `${document} says "${says}", and ${file} no longer holds "${holds}"`,
      fix: `Correct the sentence, and its entry in ${NUMBERS}`,
      file,
    }));
}
