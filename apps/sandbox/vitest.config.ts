import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

export default defineConfig((env) =>
  mergeConfig(shared(env), {
    test: {
      globalSetup: "test/postgres/setup.ts",
      // PGlite starts at half the cost where V8 does not optimise it, which pays only after more requests than most
      // tests send. The processes that tests start have the options of theirs; the proof starts them as users do.
      execArgv: env.mode === "proof" ? [] : ["--liftoff-only"],
      // The memory of PGlite comes back only with its process: in one for all files it was twice as much, 1 GB.
      isolate: true,
      // Each file starts servers of its own.
      maxWorkers: 2,
      // A hundred times what the longest test takes: only what hangs is to be ended.
      testTimeout: 900_000,
      hookTimeout: 900_000,
    },
  }),
);
