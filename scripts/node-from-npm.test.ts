import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

test("the Node from npm is linked, without its headers", () => {
  const root = mkdtempSync(join(tmpdir(), "node-from-npm-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  // A Mac uses its own.
  const isUsed = process.platform !== "darwin";
  const isWindows = process.platform === "win32";
  const brought = join(root, "node_modules", `node-${isWindows ? "win" : process.platform}-${process.arch}`);
  const program = join(brought, "bin", isWindows ? "node.exe" : "node");
  const headers = join(brought, "include", "node");
  const script = join(root, "scripts", "node-from-npm.js");
  for (const folder of [
    join(brought, "bin"),
    headers,
    join(root, "node_modules/.bin"),
    join(root, "scripts"),
  ])
    mkdirSync(folder, { recursive: true });
  writeFileSync(program, "the program");
  writeFileSync(join(headers, "node.h"), "");
  writeFileSync(join(root, "package.json"), JSON.stringify({ type: "module" }));
  copyFileSync(join(import.meta.dirname, "node-from-npm.js"), script);

  // Once more, as npm ci may run where it ran before.
  for (const _ of [1, 2]) execFileSync(process.execPath, [script]);
  const link = join(root, "node_modules/.bin", isWindows ? "node.cmd" : "node");
  const linked = existsSync(link) ? readFileSync(link, "utf8") : "";
  expect(linked.includes(isWindows ? "node.exe" : "the program")).toBe(isUsed);
  expect(existsSync(headers)).toBe(!isUsed);
  expect(existsSync(program)).toBe(true);
});
