import { defineConfig } from "vitest/config";
import { FROZEN } from "../../vitest.config.ts";

export default defineConfig({ ...FROZEN, test: { ...FROZEN.test, include: ["entry.ts"] } });
