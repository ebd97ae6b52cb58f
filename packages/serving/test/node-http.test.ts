import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test.each(["bounded", "har", "listen"])("a server starts without all of fetch: %s", (name) => {
  const file = new URL(`../src/${name}.ts`, import.meta.url);
  const script = `await import("${file}"); process.stdout.write(process.moduleLoadList.join("\\n"))`;
  const loaded = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(loaded).toContain("NativeModule net");
  expect(loaded).not.toContain("undici/undici");
});
