/**
 * Where the values of a contract were written: joining the files into one document moves them.
 */
import { type Document, getLineColLocation, type Source } from "@redocly/openapi-core";
import { ContractError, type Writing } from "./contract.ts";
import { keysIn, memberIn } from "./json.ts";
import { keysOf, pointerBelow } from "./pointer.ts";

/** How many values a file may hold once its YAML aliases are written out: several times GitHub's description. */
const MAX_VALUES = 3_000_000;

/** How deep they may be nested: the parser allows 100 levels as they are written, and an alias may add to them. */
const MAX_DEPTH = 400;

interface Origin {
  readonly source: Source;
  readonly pointer: string;
}

/** The places of files that objects and lists were read from. Redocly moves these very objects when it joins files. */
export class Writings {
  readonly #origins = new WeakMap<object, Origin>();

  /**
   * Notes the values of a file that was just read.
   *
   * @throws {ContractError} when aliases make it boundless
   */
  note({ source, parsed }: Document): void {
    let values = 0;
    // Of an object that an alias names again, what it holds is not walked again: that may be millions of values.
    const sizes = new Map<object, { readonly values: number; readonly levels: number }>();
    /** Gives how many levels are below the value. */
    const visit = (value: unknown, pointer: string, depth: number): number => {
      const again = typeof value === "object" && value !== null ? sizes.get(value) : undefined;
      values += again?.values ?? 1;
      if (values > MAX_VALUES)
        throw new ContractError(
          `${memberAround(source, pointer)}: aliases make more than ${MAX_VALUES} values of the file. Write fewer aliases.`,
        );
      if (depth + (again?.levels ?? 0) > MAX_DEPTH)
        throw new ContractError(
          `${memberAround(source, pointer)}: nested more than ${MAX_DEPTH} levels deep, or an alias that holds itself.`,
        );
      if (again !== undefined) return again.levels;
      if (typeof value !== "object" || value === null) return 0;
      if (!this.#origins.has(value)) this.#origins.set(value, { source, pointer });
      const before = values - 1;
      let levels = 0;
      for (const key of keysIn(value))
        levels = Math.max(levels, 1 + visit(memberIn(value, key), pointerBelow(pointer, key), depth + 1));
      sizes.set(value, { values: values - before, levels });
      return levels;
    };
    visit(parsed, "#", 0);
  }

  /** Where the value that a pointer names in the joined document was written; undefined where nothing stands. */
  at(document: unknown, pointer: string): Writing | undefined {
    let value = document;
    let origin = this.#originOf(value);
    for (const key of keysOf(pointer)) {
      value = memberIn(value, key);
      origin = this.#originOf(value) ?? (origin && { ...origin, pointer: pointerBelow(origin.pointer, key) });
    }
    if (value === undefined || origin === undefined) return undefined;
    const { line, col } = getLineColLocation({ ...origin, reportOnKey: true }).start;
    return { file: origin.source.absoluteRef, pointer: origin.pointer, line, column: col };
  }

  #originOf(value: unknown): Origin | undefined {
    return typeof value === "object" && value !== null ? this.#origins.get(value) : undefined;
  }
}

/** `LINE:COLUMN at POINTER` of the member of a file that a place is in: what aliases make of it was written nowhere. */
function memberAround(source: Source, pointer: string): string {
  const member = pointerBelow("#", ...keysOf(pointer).slice(0, 1));
  const { line, col } = getLineColLocation({ source, pointer: member, reportOnKey: true }).start;
  return `${line}:${col} at ${member}`;
}
