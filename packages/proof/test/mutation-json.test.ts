import { bytesOf, parsed } from "@facility-contracts/provider/foreign/json";
import { expect, test } from "vitest";

test("bytes that are no JSON say nothing: a byte order mark before it, half a character, none at all", () => {
  expect(parsed(bytesOf({ title: "é" }))).toEqual({ value: { title: "é" } });
  expect(parsed(Buffer.from("\uFEFF{}"))).toBeUndefined();
  expect(parsed(Buffer.from('"é"').subarray(0, 2))).toBeUndefined();
  expect(parsed(new Uint8Array())).toBeUndefined();
  expect(parsed(undefined)).toBeUndefined();
});
