import { defineConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

/** They start PGlite in their own process, whose memory comes back only with it: in one for all it was twice as much, 1 GB. */
const ON_PGLITE = ["conformance", "foreign-places", "operations", "uploads"].map(
  (name) => `test/${name}.test.ts`,
);

export default defineConfig((env) => {
  const { test: ofAll } = shared(env);
  const test = {
    ...ofAll,
    // PGlite starts at half the cost where V8 does not optimise it, which pays only after more requests than most
    // tests send. The processes that tests start have the options of theirs; the proof starts them as users do.
    execArgv: env.mode === "proof" ? [] : ["--liftoff-only"],
    // A hundred times what the longest test takes: only what hangs is to be ended.
    testTimeout: 900_000,
    hookTimeout: 900_000,
  };
  return {
    test: {
      globalSetup: "test/postgres/setup.ts",
      // Each file starts servers of its own.
      maxWorkers: 2,
      projects: [
        { test: { ...test, name: "on PGlite", include: ON_PGLITE, isolate: true } },
        { test: { ...test, name: "others", exclude: [...ON_PGLITE, "**/node_modules/**"] } },
      ],
    },
  };
});
