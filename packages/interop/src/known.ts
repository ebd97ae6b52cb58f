/**
 * What tools are known to get wrong through no fault of the document: `known.yaml`.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject } from "@facility-contracts/model/json";
import { parse } from "yaml";
import type { Verdict } from "./verdict.ts";

export const KNOWN = join(import.meta.dirname, "../known.yaml");

export interface Known {
  readonly tool: string;
  readonly kind?: string;
  /** A regular expression for the statement's pointer. */
  readonly pointer?: string;
  /** A regular expression for what the tool made of it. */
  readonly made?: string;
  /** Only where the document allows null. */
  readonly where?: "nullable";
  readonly reason: string;
}

const KEYS = ["tool", "kind", "pointer", "made", "where", "reason"];

/**
 * Reads a list.
 *
 * @throws Failure for an entry that is not well formed.
 */
export async function readKnown(file: string): Promise<Known[]> {
  const list = await listIn(file);
  if (!Array.isArray(list)) throw new Failure(2, `${file} is no list`);
  return list.map((entry, index) => {
    const fault = faultOf(entry);
    if (fault !== undefined) throw new Failure(2, `${file}, entry ${index + 1}: ${fault}`);
    return entry;
  });
}

async function listIn(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Failure(2, `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function faultOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return "is no object";
  const unknown = Object.keys(entry).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `${unknown} is none of ${KEYS.join(", ")}`;
  if (typeof entry.tool !== "string" || typeof entry.reason !== "string") return "needs tool and reason";
  if (entry.where !== undefined && entry.where !== "nullable") return "where is 'nullable', or left out";
  if (entry.kind === undefined && entry.pointer === undefined)
    return "needs kind or pointer: a whole tool is not known to be wrong";
  const wrong = [entry.pointer, entry.made].find(
    (expression) => expression !== undefined && !isExpression(expression),
  );
  return wrong === undefined ? undefined : `${JSON.stringify(wrong)} is no regular expression`;
}

function isExpression(text: unknown): boolean {
  try {
    return typeof text === "string" && new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

export function speaksOf(
  known: Known,
  { tool, kind, pointer, made = "", isNullable = false }: Verdict,
): boolean {
  return (
    known.tool === tool &&
    (known.where === undefined || isNullable) &&
    (known.kind ?? kind) === kind &&
    (known.pointer === undefined || new RegExp(known.pointer).test(pointer)) &&
    (known.made === undefined || new RegExp(known.made).test(made))
  );
}
