import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

const CONDITION = "frozen";

// The tests are about the suite and not about our contract: here and in the processes that they start, it reads the
// frozen one. What is about ours takes the package as it was built.
export default defineConfig((environment) =>
  mergeConfig(shared(environment), {
    ssr: { resolve: { conditions: [CONDITION, "module", "node", "development|production"] } },
    test: {
      execArgv: [`--conditions=${CONDITION}`],
      env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=${CONDITION}` },
    },
  }),
);
