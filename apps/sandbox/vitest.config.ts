import { defineConfig } from "vitest/config";
import shared from "../../vitest.config.ts";
import { temporaryFolder } from "./test/temporary-folder.ts";

export default defineConfig((env) => {
  // Of this process, whose children have it too. The proof keeps what it writes where users do.
  if (env.mode !== "proof") process.env.TMPDIR = temporaryFolder();
  return {
    test: {
      // Each file starts servers of its own.
      maxWorkers: 2,
      // Among other workspaces it is one, which then also starts PGlite and the server that its files share once.
      ...shared(env).test,
      globalSetup: "test/postgres/setup.ts",
      // PGlite starts at half the cost where V8 does not optimise it, which pays only after more requests than most
      // tests send. The processes that tests start have the options of theirs; the proof starts them as users do.
      execArgv: env.mode === "proof" ? [] : ["--liftoff-only"],
      // A hundred times what the longest test takes: only what hangs is to be ended.
      testTimeout: 900_000,
      hookTimeout: 900_000,
    },
  };
});
