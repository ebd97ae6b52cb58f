/**
 * Reads `openapi/<api>/facts.yaml`: what the documentation pages say, and what the contract says without them.
 */
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { ROOT } from "../../../scripts/bundle.ts";
import { Failure, messageOf } from "../../../scripts/failure.ts";
import { isObject } from "./document.ts";

/** What a place of the contract has to say. */
export interface Entry {
  /** JSON pointer into the bundled document: `#/components/schemas/TicketUpdate/properties/title`. */
  readonly at: string;
  /**
   * What has to stand there. Of an object only the members that are named; `{}` says that it is there. The order of
   * `required`, `enum`, `type` and of security alternatives makes no difference.
   */
  readonly is: unknown;
  /** From 1. */
  readonly line: number;
}

/** What a documentation page says. */
export interface Fact extends Entry {
  /** In a few own words. */
  readonly fact: string;
  /** The page's name: `update-ticket`. */
  readonly page: string;
}

/** The facts of an API, and what its contract says that no page does. */
export interface Ledger {
  /** From the root of the repository. */
  readonly file: string;
  readonly facts: readonly Fact[];
  /** Each lies on what `x-assumption` covers. They hold the assumed values, so that a change of one is noticed. */
  readonly assumptions: readonly Entry[];
}

/** A ledger that says nothing. */
export const EMPTY: Ledger = { file: "facts.yaml", facts: [], assumptions: [] };

/**
 * Reads a ledger.
 *
 * @throws {Failure} for a file that is not there, is no YAML, or has an entry of another shape: with file and line
 */
export async function readLedger(file: string): Promise<Ledger> {
  const shown = relative(ROOT, file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Failure(1, `${shown} cannot be read: ${messageOf(error)}`);
  });
  return parseLedger(text, shown);
}

/** Reads the text of a ledger; `file` is what errors call it. @throws {Failure} as {@link readLedger} */
export function parseLedger(text: string, file: string): Ledger {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line;
    throw new Failure(1, `${file}:${line}: ${error.message.split("\n")[0]}`);
  }
  const root: unknown = document.toJS() ?? {};
  if (!isObject(root))
    throw new Failure(1, `${file}: begin it with \`facts:\`, a list of fact, page, at and is`);
  const unknown = Object.keys(root).find((key) => key !== "facts" && key !== "assumptions");
  if (unknown !== undefined)
    throw new Failure(1, `${file}: \`${unknown}\` is neither \`facts\` nor \`assumptions\``);
  return {
    file,
    facts: entriesOf(root.facts, "facts", ["fact", "page", "at", "is"]).map(
      ({ entry: { at, fact, is, page }, line }) => ({
        at: pointerIn(at, line),
        is,
        line,
        fact: textIn("fact", fact, line),
        page: textIn("page", page, line),
      }),
    ),
    assumptions: entriesOf(root.assumptions, "assumptions", ["at", "is"]).map(
      ({ entry: { at, is }, line }) => ({
        at: pointerIn(at, line),
        is,
        line,
      }),
    ),
  };

  function entriesOf(value: unknown, list: string, keys: readonly string[]) {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new Failure(1, `${file}: \`${list}\` is not a list`);
    return value.map((entry: unknown, index) => {
      const start = rangeOf(document.getIn([list, index], true));
      const line = start === undefined ? 1 : lines.linePos(start).line;
      if (!isObject(entry)) throw new Failure(1, `${file}:${line}: an entry has ${keys.join(", ")}`);
      const extra = Object.keys(entry).find((key) => !keys.includes(key));
      if (extra !== undefined)
        throw new Failure(1, `${file}:${line}: \`${extra}\` is unknown; an entry has ${keys.join(", ")}`);
      if (!("is" in entry))
        throw new Failure(
          1,
          `${file}:${line}: \`is\` is missing: what has to stand at \`at\`, {} for anything`,
        );
      return { entry, line };
    });
  }

  function textIn(name: string, value: unknown, line: number): string {
    if (typeof value === "string" && value.trim() !== "") return value;
    throw new Failure(1, `${file}:${line}: \`${name}\` must be a text, not ${JSON.stringify(value)}`);
  }

  function pointerIn(value: unknown, line: number): string {
    if (typeof value === "string" && value.startsWith("#/")) return value;
    throw new Failure(
      1,
      `${file}:${line}: \`at\` must be a JSON pointer that begins with #/, not ${JSON.stringify(value)}`,
    );
  }
}

function rangeOf(node: unknown): number | undefined {
  const range: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "range") : undefined;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}
