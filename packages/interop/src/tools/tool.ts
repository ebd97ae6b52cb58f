/**
 * What the gate asks of a tool.
 */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject } from "@facility-contracts/model/json";
import type { Oracle } from "../oracle.ts";
import type { Kind } from "../probes/change.ts";
import type { Subject } from "../subjects.ts";
import type { Verdict } from "../verdict.ts";

/** Where a tool works on a document. */
export interface Workshop {
  readonly document: Contract;
  readonly oracle: Oracle;
  /** The document as JSON. */
  readonly file: string;
  /** A folder of the tool's own, below the one that has its `node_modules`. */
  readonly folder: string;
  /** The folder with the `node_modules` of all tools. */
  readonly tools: string;
}

/** A module that a tool made, and the type in it for each subject; undefined where it makes none. */
export interface MadeTypes {
  readonly file: string;
  typeOf(subject: Subject): string | undefined;
}

/** Whether what a tool made takes a value; undefined where it makes nothing of the subject. */
export type MadeSchemas = (subject: Subject) => ((value: unknown) => boolean) | undefined;

/** A tool that makes types: they are judged by compiling values. */
export interface TypesTool {
  readonly name: string;
  readonly judgedBy: "compiler";
  make(workshop: Workshop): Promise<MadeTypes>;
}

/** A tool that makes schemas: they are judged by parsing values. */
export interface SchemasTool {
  readonly name: string;
  readonly judgedBy: "parser";
  make(workshop: Workshop): Promise<MadeSchemas>;
}

/** A tool that makes requests or messages: it is judged by looking at them. */
export interface RequestsTool {
  readonly name: string;
  readonly judgedBy: "request";
  check(workshop: Workshop): Promise<Verdict[]>;
}

export type Tool = TypesTool | SchemasTool | RequestsTool;

/** What types can say. They take any field in what is no literal, and know no limits. */
export const KINDS_OF_TYPES: ReadonlySet<Kind> = new Set<Kind>([
  "whole",
  "required",
  "optional",
  "enum",
  "type",
  "null",
]);

/** None of them tells anybody that it runs. */
const QUIET = { DO_NOT_TRACK: "1", SCARF_ANALYTICS: "false", NO_COLOR: "1", CI: "1" };

/**
 * Runs the command of a package.
 *
 * @throws {Error} with what it printed, when it fails.
 */
export async function runTool(
  { tools, folder }: Workshop,
  name: string,
  args: readonly string[],
): Promise<void> {
  const place = join(tools, "node_modules", name);
  const manifest: unknown = JSON.parse(await readFile(join(place, "package.json"), "utf8"));
  const bin = isObject(manifest) ? manifest.bin : undefined;
  const [script] = typeof bin === "string" ? [bin] : Object.values(isObject(bin) ? bin : {});
  const options = { cwd: folder, env: { ...process.env, ...QUIET }, maxBuffer: 64 * 1024 * 1024 };
  await promisify(execFile)(process.execPath, [join(place, String(script)), ...args], options);
}

export function requireTool({ tools }: Workshop, name: string): unknown {
  return createRequire(join(tools, "package.json"))(name);
}

/** The name of an operation as a type: they all begin with a capital. */
export function typeName(subject: Subject): string {
  const { name } = subject.operation;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
