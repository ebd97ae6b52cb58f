/**
 * Answers of programs that are always the same, kept in `.cache/contest`: a contest that was stopped goes on where it was.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import type { Answer } from "./contestants.ts";

const FOLDER = join(import.meta.dirname, "../../../.cache/contest");

/** An answer, and how long it took. */
export interface Kept {
  readonly answer: Answer;
  readonly milliseconds: number;
}

/** The answers of a contestant, by what it was asked. */
export interface Answers {
  get(question: readonly unknown[]): Kept | undefined;
  keep(question: readonly unknown[], kept: Kept): void;
}

/** @param name of the contestant, with its version */
export function answersOf(name: string): Answers {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name.replaceAll(/\W+/g, "-")}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const known = new Map(lines.flatMap(lineOf));
  return {
    get: (question) => known.get(digestOf(question)),
    keep(question, kept) {
      const key = digestOf(question);
      known.set(key, kept);
      appendFileSync(file, `${JSON.stringify({ key, ...kept })}\n`);
    },
  };
}

const ANSWERS: readonly Answer[] = ["breaks", "safe", "undecided"];

/** A process that was stopped may have left half a line. */
function lineOf(line: string): [key: string, kept: Kept][] {
  try {
    const parsed: unknown = JSON.parse(line);
    if (!isObject(parsed)) return [];
    const { key, milliseconds } = parsed;
    const answer = ANSWERS.find((known) => known === parsed.answer);
    const isWhole = typeof key === "string" && typeof milliseconds === "number" && answer !== undefined;
    return isWhole ? [[key, { answer, milliseconds }]] : [];
  } catch {
    return [];
  }
}

function digestOf(question: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(question)).digest("hex").slice(0, 32);
}
