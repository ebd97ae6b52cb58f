import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// What hangs has to end some time; no test may see the limit because the machine is busy.
const LIMIT_MS = 300_000;

// biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo itself sets it, for the tasks that it starts.
const isOneOfSeveral = process.env.TURBO_HASH !== undefined;

/** Begins with what only the proof runs, which takes longest: nothing of it is left to one core at the end. */
class ProofFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isProof = ({ moduleId }: TestSpecification) => moduleId.endsWith(".proof.ts");
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))];
  }
}

/** How many files are tested at once. Left alone, vitest spares a core: of two, that is half of them. */
function maxWorkersOf(mode: string) {
  // A part of the proof has the machine for itself.
  if (mode === "proof") return { maxWorkers: "100%" };
  // turbo tests several workspaces at once: a second process of each would load the same engines again, for a sixth more work.
  if (isOneOfSeveral) return { maxWorkers: 1 };
  return {};
}

// Of all workspaces.
export default defineConfig(({ mode }) => ({
  test: {
    // `npm run proof` runs vitest in the mode "proof": all of what `npm test` takes a sample of (proof-mode.ts of
    // packages/command), and the files that only it runs.
    include: mode === "proof" ? ["**/*.{test,proof}.ts"] : ["**/*.test.ts"],
    env: { FACILITY_PROOF: mode === "proof" ? "1" : "0" },
    // Files share a process, in which the engines are loaded and warm already: a file that changes what others see gives
    // it back. The proof runs each file in a process of its own, so that none passes thanks to another.
    isolate: mode === "proof",
    ...maxWorkersOf(mode),
    sequence: { sequencer: ProofFirst },
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    // Shorter than the test, so that what was waited for is said.
    expect: { poll: { timeout: LIMIT_MS / 5 } },
  },
}));
