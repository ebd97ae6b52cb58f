import { contractTests } from "../../src/vitest.ts";

contractTests(JSON.parse(process.env.ENTRY_CONFIG ?? "{}"), JSON.parse(process.env.ENTRY_OPTIONS ?? "{}"));
