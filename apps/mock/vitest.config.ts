import { defineConfig } from "vitest/config";

// Some tests start processes: a time-out that is shorter than this fails on a busy machine without any fault.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
