/**
 * The YAML of a ledger: its lists, and the line of each entry for what is wrong with it.
 */

import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject } from "@facility-contracts/model/json";
import { LineCounter, parseDocument } from "yaml";

/** An entry of a list, as it is written. */
export interface TextEntry {
  readonly values: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly line: number;
}

/** A ledger whose lists can be asked for. */
export interface LedgerText {
  /** The entries of a list, none when there is no such list. @throws {Failure} for an entry with an unknown key */
  entriesOf(list: string, keys: readonly string[]): TextEntry[];
  /** The text under a key of an entry. @throws {Failure} when it is none */
  textOf(entry: TextEntry, key: string): string;
  /** The line of a member that is `true`; nothing when it is not there. @throws {Failure} for another value */
  flagOf(name: string): number | undefined;
  failure(line: number, message: string): Failure;
}

/** Opens the text of a ledger. @throws {Failure} when it is no YAML, or has a member that is not one of these */
export function openLedgerText(text: string, file: string, members: readonly string[]): LedgerText {
  const lines = new LineCounter();
  // Nested too deeply for the reader, or with aliases for more than a machine can hold.
  const unreadable = (error: unknown) => new Failure(1, `${file} cannot be read: ${messageOf(error)}`);
  const document = attempt(() => parseDocument(text, { lineCounter: lines }), unreadable);
  const failure = (line: number, message: string) => new Failure(1, `${file}:${line}: ${message}`);
  const [error] = document.errors;
  if (error !== undefined)
    throw failure(lines.linePos(error.pos[0]).line, String(error.message.split("\n")[0]));
  const root: unknown = attempt(() => document.toJS(), unreadable) ?? {};
  if (!isObject(root))
    throw new Failure(1, `${file}: begin it with \`pages:\`, a list of page, address and read`);
  const unknown = Object.keys(root).find((key) => !members.includes(key));
  if (unknown !== undefined)
    throw new Failure(1, `${file}: \`${unknown}\` is unknown; a ledger has ${members.join(", ")}`);
  const lineOf = (path: readonly (string | number)[]) => {
    const start = rangeOf(document.getIn(path, true));
    return start === undefined ? 1 : lines.linePos(start).line;
  };
  return {
    failure,
    entriesOf(list, keys) {
      const value = root[list];
      if (value === undefined || value === null) return [];
      if (!Array.isArray(value)) throw new Failure(1, `${file}: \`${list}\` is not a list`);
      return value.map((values: unknown, index) => {
        const line = lineOf([list, index]);
        if (!isObject(values)) throw failure(line, `an entry has ${keys.join(", ")}`);
        const extra = Object.keys(values).find((key) => !keys.includes(key));
        if (extra !== undefined)
          throw failure(line, `\`${extra}\` is unknown; an entry has ${keys.join(", ")}`);
        return { values, line };
      });
    },
    textOf({ line, values }, key) {
      const value = values[key];
      if (typeof value === "string" && value.trim() !== "") return value;
      throw failure(line, `\`${key}\` must be a text, not ${JSON.stringify(value)}`);
    },
    flagOf(name) {
      const value = root[name];
      if (value === undefined) return undefined;
      if (value === true) return lineOf([name]);
      throw failure(lineOf([name]), `\`${name}\` must be true, or left out`);
    },
  };
}

function attempt<Result>(work: () => Result, failureFor: (error: unknown) => Failure): Result {
  try {
    return work();
  } catch (error) {
    throw failureFor(error);
  }
}

function rangeOf(node: unknown): number | undefined {
  const range: unknown = typeof node === "object" && node !== null ? Reflect.get(node, "range") : undefined;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}
