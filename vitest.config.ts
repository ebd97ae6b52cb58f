import { defineConfig } from "vitest/config";

// Of all workspaces. Some tests start processes: a shorter time-out fails on a busy machine without any fault.
export default defineConfig(({ mode }) => ({
  test: {
    // `npm run proof` runs vitest in the mode "proof": all of what `npm test` takes a sample of (scripts/proof-mode.ts),
    // and the files that only it runs.
    include: mode === "proof" ? ["**/*.{test,proof}.ts"] : ["**/*.test.ts"],
    env: { FACILITY_PROOF: mode === "proof" ? "1" : "0" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
