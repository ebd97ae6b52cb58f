/**
 * The documents name nothing that is not there: no link, anchor, path, command or option.
 */
import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "@facility-contracts/command/repository";
import { describe, expect, test } from "vitest";
import { documentOf, documents, type NamingDocument, slugOf } from "./documents.ts";

const DOCUMENTS = documents();

test("there are documents, and they name something", () => {
  for (const part of ["links", "paths", "commands", "headings"] as const)
    expect(DOCUMENTS.filter((document) => document[part].length > 0).length).toBeGreaterThan(5);
});

test.each(DOCUMENTS)("$file: every link and anchor leads somewhere", (document) => {
  expect(document.links.filter((link) => !leads(document, link))).toEqual([]);
});

test.each(DOCUMENTS)("$file: every path is there", ({ file, paths }) => {
  expect(paths.filter((path) => !isThere(path, dirname(file)))).toEqual([]);
});

test.each(DOCUMENTS)("$file: every command and option is there", async ({ file, commands }) => {
  const missing: string[] = [];
  for (const { command, options } of commands) {
    const target = targetOf(command, dirname(file));
    if (target === undefined) missing.push(command);
    else if (options.length > 0 && target !== "options of Prism") {
      const help = await helpOf(target);
      missing.push(
        ...options.filter((option) => !help.includes(option)).map((option) => `${command} ${option}`),
      );
    }
  }
  expect(missing).toEqual([]);
});

function leads({ file }: NamingDocument, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return true;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : posix.join(posix.dirname(file), path);
  if (!existsSync(join(ROOT, target))) return false;
  if (anchor === undefined || !target.endsWith(".md")) return true;
  return documentOf(target, readFileSync(join(ROOT, target), "utf8")).headings.includes(anchor);
}

function isThere(path: string, folder: string): boolean {
  return [ROOT, join(ROOT, folder)].some((cwd) => globSync(path.replace(/\/$/, ""), { cwd }).length > 0);
}

/** What runs when a command is called: a file of Node with its flags, or nothing that has options. */
type Target = { readonly args: readonly string[] } | "no options" | "options of Prism";

function targetOf(command: string, folder: string): Target | undefined {
  const name = command.replace(/^(?:npm run|npm|npx) /, "");
  if (command.startsWith("npx ")) {
    const file = globSync(`{packages,apps}/*/bin/${name}.js`, { cwd: ROOT })[0];
    if (file !== undefined) return { args: [file] };
    return existsSync(join(ROOT, "node_modules/.bin", name)) ? "no options" : undefined;
  }
  const script = scriptsOf(".")[name] ?? scriptsOf(folder)[name];
  if (script === undefined) return undefined;
  const [, task] = /turbo\.js run (\w+) --$/.exec(script) ?? [];
  const line = task === undefined ? script : `exec node scripts/${task}.ts`;
  const [, flags = "", file] =
    /exec node ((?:--\S+ )*)(\S+)/.exec(line.replace(/dist\/(\w+)\.js/, "src/$1.ts")) ?? [];
  if (name === "prism") return "options of Prism";
  if (file === undefined || file.endsWith("turbo.js")) return "no options";
  return { args: [...flags.split(" ").filter((flag) => flag !== ""), file] };
}

function scriptsOf(folder: string): Readonly<Record<string, string | undefined>> {
  const file = join(ROOT, folder, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).scripts ?? {}) : {};
}

const HELP = new Map<string, Promise<string>>();

function helpOf(target: Exclude<Target, "options of Prism">): Promise<string> {
  if (target === "no options") return Promise.resolve("");
  const key = target.args.join(" ");
  const known =
    HELP.get(key) ??
    promisify(execFile)(process.execPath, [...target.args, "--help"], { cwd: ROOT }).then(
      ({ stdout }) => stdout,
    );
  HELP.set(key, known);
  return known;
}

describe("what a document names", () => {
  const { links, paths, commands, headings } = documentOf(
    "packages/client/README.md",
    [
      "# One, two: `three`",
      "[a](../model/README.md#gone) `packages/model/src/x.ts:12` and `src/api.ts`, `<api>/facts.yaml`, `a/b`",
      "```sh",
      "cd x && FOO=1 npm run review -- --base main \\",
      "  --json # npm run gone",
      "packages/<name>/dist/x.js openapi/<api>/facts.yaml",
      "```",
      "`npm start` and `npx facility-conformance tickets --url x`",
    ].join("\n"),
  );

  test("links, paths as globs, and commands with their options", () => {
    expect(links).toEqual(["../model/README.md#gone"]);
    expect(paths).toEqual(["packages/model/src/x.ts", "src/api.ts", "openapi/*/facts.yaml"]);
    expect(commands).toEqual([
      { command: "npm run review", options: ["--base", "--json"] },
      { command: "npm run gone", options: [] },
      { command: "npm start", options: [] },
      { command: "npx facility-conformance", options: ["--url"] },
    ]);
    expect(headings).toEqual(["one-two-three"]);
  });

  test("an anchor is that of GitHub", () => {
    expect(slugOf("What `npm test` takes, and why")).toBe("what-npm-test-takes-and-why");
  });
});
