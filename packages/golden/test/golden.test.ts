import { expect, test } from "vitest";
import { compare } from "../src/compare.ts";
import { SUBJECTS } from "../src/outputs.ts";

// `npm run golden` compares the others too, and is a part of the proof.
test.each(SUBJECTS.filter(({ isQuick }) => isQuick))("$name: $says, as they were", async (subject) => {
  expect(await compare(subject)).toEqual([]);
});
