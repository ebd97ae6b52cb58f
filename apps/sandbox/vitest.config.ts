import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

export default defineConfig((env) =>
  mergeConfig(shared(env), {
    test: {
      globalSetup: "test/postgres/setup.ts",
      // Each file starts servers of its own.
      maxWorkers: 2,
      // A hundred times what the longest test takes: only what hangs is to be ended.
      testTimeout: 900_000,
      hookTimeout: 900_000,
    },
  }),
);
