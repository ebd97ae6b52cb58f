import { defineConfig } from "rolldown";

// A few files instead of many: the mock starts in half the time. Prism stays out: it is loaded late, and bundled it
// would hardly be faster.
export default defineConfig({
  input: "src/cli.ts",
  platform: "node",
  external: [/^@stoplight\/prism-core$/, /^@stoplight\/prism-http/],
  logLevel: "warn",
  output: { dir: "dist", format: "esm", chunkFileNames: "[name].js", cleanDir: true },
});
