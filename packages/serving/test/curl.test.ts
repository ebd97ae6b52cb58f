import { expect, test } from "vitest";
import { curlCommand } from "../src/curl.ts";

const REQUEST = { method: "POST", path: "/a", headers: {}, body: undefined };

test("a body that begins with @ is no file of whoever runs the command", () => {
  expect(curlCommand("http://localhost", { ...REQUEST, body: "@/etc/hostname" })).toBe(
    "curl -X POST 'http://localhost/a' \\\n  --data-raw '@/etc/hostname'",
  );
});

test("an empty header is sent", () => {
  expect(curlCommand("http://localhost", { ...REQUEST, headers: { "X-A": "", "X-B": "b" } })).toBe(
    "curl -X POST 'http://localhost/a' \\\n  -H 'X-A;' \\\n  -H 'X-B: b'",
  );
});

test.each(["/a?b[x]=1", "/a?b={1,2}"])("%s is one address", (path) => {
  expect(curlCommand("http://localhost", { ...REQUEST, path })).toBe(
    `curl -g -X POST 'http://localhost${path}'`,
  );
});
