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

/** What each command says with --help, by its file: of those whose options a document names, one process for each set of flags. */
const HELPS: Promise<ReadonlyMap<string, string>> = helps();

async function helps(): Promise<ReadonlyMap<string, string>> {
  const targets = DOCUMENTS.flatMap(({ file, commands }) =>
    commands.flatMap(({ command, options }) => {
      const target = options.length === 0 ? undefined : targetOf(command, dirname(file));
      return typeof target === "object" ? [target.args] : [];
    }),
  );
  const byFlags = Map.groupBy(targets, (args) => args.slice(0, -1).join(" "));
  const printed = await Promise.all(
    [...byFlags.values()].map(async (same) => {
      const [flags = []] = same.map((args) => args.slice(0, -1));
      const files = new Set(same.flatMap((args) => args.slice(-1)));
      const args = [...flags, join(import.meta.dirname, "print-helps.ts"), ...files];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
      return Object.entries<string>(JSON.parse(stdout));
    }),
  );
  return new Map(printed.flat());
}

async function helpOf(target: Exclude<Target, "options of Prism">): Promise<string> {
  return target === "no options" ? "" : ((await HELPS).get(target.args.at(-1) ?? "") ?? "");
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
