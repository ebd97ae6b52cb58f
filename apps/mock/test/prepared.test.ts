import { expect, test } from "vitest";
import { readPrepared } from "../src/prepared.ts";
import { preparedContract } from "./mock-server.ts";

test("what was built is what the documents give now", async () => {
  expect(await readPrepared()).toEqual(JSON.parse(JSON.stringify(await preparedContract())));
});

test("every documented status of every operation is prepared, and each of its examples", async () => {
  for (const { operations } of (await readPrepared()).apis) {
    for (const { operation, answers } of operations) {
      const asked = new Set(answers.map(({ code, example }) => `${code} ${example}`));
      expect(asked).toContain("null null");
      for (const { code, contents = [] } of operation.responses) {
        expect(asked).toContain(`${code} null`);
        for (const { key } of contents.flatMap(({ examples = [] }) => examples)) {
          expect(asked).toContain(`${code} ${key}`);
        }
      }
    }
  }
});

test("a file that is missing gives one line that says what writes it", async () => {
  await expect(readPrepared(new URL("nothing.json", import.meta.url))).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/^Cannot read [^\n]*nothing\.json: [^\n]*`npm run build` writes it$/),
  });
});
