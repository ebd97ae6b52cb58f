/**
 * What the Markdown documents of this repository name: links, paths, commands and their options; and what they say.
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { marked, type Token, type Tokens } from "marked";

/** A document, with what it names. */
export interface NamingDocument {
  /** Its file, from the root of the repository. */
  readonly file: string;
  readonly headings: readonly string[];
  /** Addresses of links, as they are written. */
  readonly links: readonly string[];
  /** Paths in code: `packages/model/src/markers.ts`. */
  readonly paths: readonly string[];
  /** Commands in code, without what stands behind a `#` or a `|`. */
  readonly commands: readonly NamedCommand[];
  /** What it says, a block a line, without code, addresses and comments. */
  readonly prose: readonly string[];
}

/** A call of a command of this repository. */
export interface NamedCommand {
  /** `npm run review`, `npm start`, `npx facility-conformance`. */
  readonly command: string;
  /** The options that it is given: `--base`. */
  readonly options: readonly string[];
}

/** Where documents come from elsewhere, or are of a time. */
const NOT_OURS = ["**/node_modules", "**/fixtures", "**/frozen", "**/CHANGELOG.md", "**/.cache", "**/dist"];

/** Every document of this repository. */
export function documents(): NamingDocument[] {
  return globSync("**/*.md", { cwd: ROOT, exclude: NOT_OURS })
    .map((file) => file.replaceAll("\\", "/"))
    .sort()
    .map((file) => documentOf(file, readFileSync(join(ROOT, file), "utf8")));
}

/** Reads a document. */
export function documentOf(file: string, text: string): NamingDocument {
  const headings: string[] = [];
  const links: string[] = [];
  const code: string[] = [];
  const tokens = marked.lexer(text);
  marked.walkTokens(tokens, (token: Token) => {
    if (token.type === "heading") headings.push(slugOf(token.text));
    if (token.type === "link" || token.type === "image") links.push(token.href);
    if (token.type === "codespan") code.push(decoded(token.text));
    if (token.type === "code") code.push(...joinedLines(token.text));
  });
  return {
    file,
    headings,
    links,
    paths: code.flatMap((line) => pathsIn(line, dirname(file))),
    commands: code.flatMap(commandsIn),
    prose: tokens.flatMap(blocksOf).map((block) => block.replaceAll(/\s+/g, " ").trim()),
  };
}

/** The paragraphs, list items and cells of a token. */
function blocksOf(token: Token): string[] {
  if (token.type === "code" || token.type === "html") return [];
  if (token.type === "list") return token.items.flatMap(blocksOf);
  if (token.type === "list_item" || token.type === "blockquote")
    return (token.tokens ?? []).flatMap(blocksOf);
  if (token.type !== "table") return [wordsOf(token)];
  return [...token.header, ...token.rows.flat()].map((cell: Tokens.TableCell) =>
    cell.tokens.map(wordsOf).join(""),
  );
}

/** What a token says, where code is left out: it is checked as paths and commands. */
function wordsOf(token: Token): string {
  if (token.type === "codespan" || token.type === "html") return "";
  if ("tokens" in token && token.tokens !== undefined) return token.tokens.map(wordsOf).join("");
  return "text" in token ? decoded(token.text) : "";
}

/** The anchor of a heading, as GitHub makes it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** Lines of a shell, those that end in a backslash with the next one. */
function joinedLines(text: string): string[] {
  return text.replaceAll(/\\\n\s*/g, " ").split("\n");
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** What is made here, and is not there in a fresh clone. */
const MADE = readFileSync(join(ROOT, ".gitignore"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.replace(/^\/|\/$/g, ""));

function isMade(path: string): boolean {
  return MADE.some((made) => `/${path}/`.includes(`/${made}/`));
}

/** Words that begin with a folder of the repository, or of the workspace of the document, as globs. */
function pathsIn(line: string, folder: string): string[] {
  return line.split(/[\s"'`=,;()]+/).flatMap((word) => {
    const path = word
      .replace(/^\.\//, "")
      .replace(/(?<=\.\w+)(?::\d+)*[.:]?$/, "")
      .replaceAll(/<[^>]*>|\{[^}]*\}|\bNAME\b/g, "*");
    const [first = "", ...rest] = path.split("/");
    if (rest.length === 0 || isMade(path) || /[^\w.*/@-]/.test(path)) return [];
    return foldersIn("").has(first) || foldersIn(folder).has(first) ? [path] : [];
  });
}

const FOLDERS = new Map<string, ReadonlySet<string>>();

function foldersIn(folder: string): ReadonlySet<string> {
  const known =
    FOLDERS.get(folder) ?? new Set(globSync("*/", { cwd: join(ROOT, folder) }).map((name) => basename(name)));
  FOLDERS.set(folder, known);
  return known;
}

/** The calls of npm and npx in a line of a shell. */
function commandsIn(line: string): NamedCommand[] {
  return line.split(/&&|\||;|#/).flatMap((part) => {
    const [, command = "", rest = ""] =
      /^\s*(?:[A-Z_]+=\S+ )*(npm (?:run [\w:-]+|start|test)|npx [\w-]+)(?= |$)(.*)$/.exec(part) ?? [];
    if (command === "") return [];
    // What stands before `--` is npm's.
    const own = command.startsWith("npm ") ? (/ -- (.*)$/.exec(rest)?.[1] ?? "") : rest;
    const options = own.split(/\s+/).flatMap((word) => /^--[a-z][\w-]*/.exec(word)?.[0] ?? []);
    return [{ command, options }];
  });
}
