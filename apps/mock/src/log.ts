import { styleText } from "node:util";

/** How much is logged: nothing, answers with 5xx, also with 4xx, all of them. All but the first log the start. */
export const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How much a line matters. */
export type LineLevel = Exclude<LogLevel, "silent">;

/** Writes what happens to standard output. */
export interface Log {
  /** Whether lines of this level are written. */
  has(level: LineLevel): boolean;
  /** Writes a line: its text for people, or with the fields as JSON. */
  write(level: LineLevel, text: string, fields?: object): void;
  /** Writes that the mock is ready: some lines for people, or the fields as JSON. */
  start(text: string, fields: object): void;
}

const COLOURS = { error: "red", warn: "yellow", info: "dim" } as const;

/** Makes a log, for people or with a JSON object a line. */
export function createLog(level: LogLevel, json: boolean): Log {
  const most = LOG_LEVELS.indexOf(level);
  let lines = "";
  process.once("exit", flush);
  // Who reads the log may go: the mock lives on, and its lines are lost.
  process.stdout.on("error", () => undefined);

  const has = (name: LineLevel) => LOG_LEVELS.indexOf(name) <= most;

  return {
    has,
    write(name, text, fields = {}) {
      if (has(name)) add(json ? asJson(name, { message: text, ...fields }) : asText(name, text));
    },
    start(text, fields) {
      if (level !== "silent") add(json ? asJson("info", { message: "Mock server ready", ...fields }) : text);
    },
  };

  function add(line: string): void {
    // All lines of one turn of the event loop go out together: under load, a write takes as long as a request.
    if (lines === "") setImmediate(flush);
    lines += `${line}\n`;
  }

  function flush(): void {
    if (lines !== "") process.stdout.write(lines);
    lines = "";
  }
}

function asJson(level: LineLevel, fields: object): string {
  return JSON.stringify({ time: new Date().toISOString(), level, ...fields });
}

function asText(level: LineLevel, text: string): string {
  // Lines quote requests, whose control characters could move the cursor of a terminal.
  return `${styleText(COLOURS[level], level.padEnd(5))} ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}")}`;
}
