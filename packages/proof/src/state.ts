/**
 * What has passed on this very content, so that a proof that was stopped goes on where it was.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { isObject } from "@facility-contracts/model/json";

/** The seconds of each part that has passed, by its name and command. */
export type Passed = ReadonlyMap<string, number>;

interface State {
  readonly content: string;
  readonly passed: Readonly<Record<string, number>>;
}

/** Reads what has passed. Nothing has on another content, or when the file is not whole. */
export async function readPassed(file: string, content: string): Promise<Passed> {
  const text = await readFile(file, "utf8").catch(() => "");
  const state = stateIn(text);
  return new Map(state?.content === content ? Object.entries(state.passed) : []);
}

/** Writes what has passed. */
export async function writePassed(file: string, content: string, passed: Passed): Promise<void> {
  const state: State = { content, passed: Object.fromEntries(passed) };
  await mkdir(dirname(file), { recursive: true });
  await writeAtomically(file, `${JSON.stringify(state, undefined, 1)}\n`);
}

function stateIn(text: string): State | undefined {
  try {
    const state: unknown = JSON.parse(text);
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is State {
  if (!isObject(value) || !isObject(value.passed)) return false;
  return typeof value.content === "string" && Object.values(value.passed).every(Number.isFinite);
}
