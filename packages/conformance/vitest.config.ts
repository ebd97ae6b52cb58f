import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

const CONDITION = "frozen";

/** The suite reads the frozen contract: in the tests, and in the processes that they start. */
export const FROZEN = {
  ssr: { resolve: { conditions: [CONDITION, "module", "node", "development|production"] } },
  test: {
    execArgv: [`--conditions=${CONDITION}`],
    env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=${CONDITION}` },
  },
} satisfies ViteUserConfig;

// The tests are about the suite and not about our contract. What is about ours takes the package as it was built.
export default defineConfig((environment) => mergeConfig(shared(environment), FROZEN));
