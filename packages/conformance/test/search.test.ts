import { expect, test } from "vitest";
import type { WireRequest } from "../src/wire.ts";
import { answering, runOn } from "./provider-run.ts";

const descriptionOf = ({ body }: WireRequest): string => {
  try {
    return String(JSON.parse(Buffer.from(body ?? []).toString("utf8")).description ?? "");
  } catch {
    return "";
  }
};

test("a random body that fails is made as small as it can be, and the finding tells the seed", async () => {
  // No case has this character: only random texts do.
  const between = answering((request) =>
    descriptionOf(request).includes("€") ? { status: 500, value: {} } : undefined,
  );
  const runs = await Promise.all(
    Array.from({ length: 12 }, (_, seed) =>
      runOn("tickets", { seed, between, cases: ["updateTicket random/valid"] }),
    ),
  );
  const findings = runs
    .flatMap((report) => report.findings)
    .filter(({ expected }) => /to: a random body that is valid \(seed \d+\)$/.test(expected));
  expect(findings.length).toBeGreaterThan(0);
  for (const { check, curl } of findings) {
    expect(check).toBe("robust/server-error");
    // Nothing but what makes it fail is left.
    expect(curl).toMatch(/--data-binary '\{"description":"€"\}'$/);
  }
});

test("few requests are spent on it", async () => {
  const between = answering((request) =>
    descriptionOf(request).length > 3 ? { status: 500, value: {} } : undefined,
  );
  const [broken, correct] = [await runOn("tickets", { between }), await runOn("tickets")];
  expect(broken.requests).toBeLessThan(correct.requests + 250);
});
