/**
 * What JUnit tells beside its tests.
 */
import { expect, test } from "vitest";
import { curlOf } from "../src/report/curl.ts";
import { junitOf } from "../src/report/junit.ts";
import { secretsOf } from "../src/report/secrets.ts";
import { answerOf, runOnSmall, smallContract } from "./small-provider.ts";

async function reported() {
  const api = smallContract({
    "/things": { get: { operationId: "list", responses: { 200: answerOf({}) } } },
  });
  return runOnSmall(api, () => [200, {}]);
}

test("remarks stand in a suite of their own, and without any there is none", async () => {
  const report = await reported();
  expect(junitOf({ ...report, remarks: [] }, "error")).not.toContain("<system-out>");
  const told = junitOf(
    { ...report, remarks: [{ what: "It asked to <wait>", times: 3, example: "for 2 s" }] },
    "error",
  );
  expect(told).toContain(
    '  <testsuite name="remarks" tests="0" failures="0" skipped="0">\n    <system-out>It asked to &#60;wait&#62; (3 times, for 2 s)</system-out>\n  </testsuite>\n</testsuites>',
  );
});

test.each([
  [2000, false],
  [2001, true],
])("of a body of %i bytes the command has the length: %s", (length, isTold) => {
  const request = { method: "PUT", target: "/", headers: [], body: Buffer.from("x".repeat(length)) };
  const command = curlOf("http://127.0.0.1", [request], { secrets: secretsOf(["", {}]) });
  expect(command.endsWith(`# a body of ${length} bytes`)).toBe(isTold);
  expect(command.includes("x".repeat(length))).toBe(!isTold);
});
