import { expect, test } from "vitest";
import { printable } from "../src/printable.ts";

test.each([
  ["a title of a terminal", "\u001b]0;x\u0007", "\\u001b]0;x\\u0007"],
  ["the same with a control of the second set", "\u009b31m", "\\u009b31m"],
  ["lines", "a\r\nb\tc\u2028d\u2029e\u0085f", "a\\r\\nb\\tc\\u2028d\\u2029e\\u0085f"],
  ["a text that is turned", "a\u202eb\u2066c\u200fd\u061ce", "a\\u202eb\\u2066c\\u200fd\\u061ce"],
  ["what is drawn, joined letters too", "Élan 漢字 مرحبا 👩‍👩‍👧‍👦 `<b>`", "Élan 漢字 مرحبا 👩‍👩‍👧‍👦 `<b>`"],
])("%s", (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});
