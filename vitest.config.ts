import { defineConfig } from "vitest/config";

// What hangs has to end some time; no test may see the limit because the machine is busy.
const LIMIT_MS = 300_000;

// turbo tests several workspaces at once: a second process of each would load the same engines again, for a sixth more work.
// biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo itself sets it, for the tasks that it starts.
const isOneOfSeveral = process.env.TURBO_HASH !== undefined;

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
    ...(mode !== "proof" && isOneOfSeveral && { maxWorkers: 1 }),
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    // Shorter than the test, so that what was waited for is said.
    expect: { poll: { timeout: LIMIT_MS / 5 } },
  },
}));
