import { expect, test } from "vitest";
import { documentName } from "../src/document-name.ts";

test.each([
  ["tickets.json", "tickets"],
  ["api/v1.2/tickets.yaml", "tickets"],
  ["tickets/openapi.yaml", "tickets"],
  ["tickets/openapi.json", "tickets"],
  ["tickets/openapi.txt", "openapi"],
])("%s is called %s", (file, name) => {
  expect(documentName(file)).toBe(name);
});
