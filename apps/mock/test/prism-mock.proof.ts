import { expect, test } from "vitest";
import { startPrismMock } from "./prism-process.ts";

test.each(["safety-register", "tickets"])(
  "prism mock starts on %s, also with NODE_ENV=production",
  async (api) => {
    // It waits for "Prism is listening on".
    const prism = await startPrismMock(api, { NODE_ENV: "production" });
    expect(prism.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await prism.stop();
  },
);
