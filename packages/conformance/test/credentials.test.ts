/**
 * Credentials that are nearly right.
 */
import { execFileSync } from "node:child_process";
import { placeAt } from "@facility-contracts/model/place";
import { expect, test } from "vitest";
import { nearly, tampered } from "../src/cases/credentials.ts";
import { smallContract } from "./small-provider.ts";

const root = placeAt(smallContract({}).contract, "#");
const UUID = "550e8400-e29b-41d4-a716-44665544000f";

test.each([
  ["Secret-Value-1", "secret-value-1"],
  ["Bearer 0123abcdef99", "Bearer 0123ABCDEF99"],
  ["0123-4567", undefined],
  [UUID, undefined],
  [`Token ${UUID}`, undefined],
])("%s in another letter case is %s", (value, expected) => {
  const values = nearly({ name: "one", place: root, carrier: "header", field: "X-Key" }, value);
  expect(new Map(values).get("in another letter case")).toBe(expected);
});

test.runIf(process.platform !== "win32").each(["Secret-Value-1", "Bearer 0123abcdef99", UUID])(
  "what a shell makes of %s is what is sent",
  (value) => {
    for (const [, secret, shell] of tampered(value, "ONE"))
      expect(
        execFileSync("sh", ["-c", `printf %s "${shell}"`], {
          env: { ...process.env, ONE: value },
        }).toString(),
      ).toBe(secret);
  },
);
