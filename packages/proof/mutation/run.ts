/**
 * Tries mutants and tells how it goes.
 */
import type { Mutant } from "./mutant.ts";
import { exitCodeOf, type Judge, judged, type Outcome } from "./outcome.ts";
import { dataOf, textOf } from "./print.ts";

/** Where the result and the progress go. */
export interface Output {
  readonly write: (text: string) => void;
  /** Only where somebody watches. */
  readonly progress?: (text: string) => void;
}

/** The process itself. */
const terminal: Output = {
  write: (text) => void process.stdout.write(text),
  ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(text) } : {}),
};

/** Tries the mutants, prints what became of them and gives the exit code. */
export async function run(
  mutants: readonly Mutant[],
  judge: Judge,
  { json }: { readonly json: boolean },
  { write, progress }: Output = terminal,
): Promise<0 | 1> {
  let alive = 0;
  const onOutcome = ({ killed }: Outcome, done: number) => {
    if (!killed) alive += 1;
    progress?.(`\r${done} of ${mutants.length}, ${alive} not seen`);
  };
  try {
    const outcomes = await judged(mutants, judge, onOutcome);
    // The line of the progress makes room.
    progress?.("\r\u001b[K");
    write(json ? `${JSON.stringify(dataOf(outcomes), null, 2)}\n` : `${textOf(outcomes)}\n`);
    return exitCodeOf(outcomes);
  } finally {
    await judge.close();
  }
}
