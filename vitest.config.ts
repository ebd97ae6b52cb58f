import { defineConfig } from "vitest/config";

// Of all workspaces. Some tests start processes: a shorter time-out fails on a busy machine without any fault.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
