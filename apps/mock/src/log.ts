import { styleText } from "node:util";

/** How much is logged; each one includes those before it. */
export const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes what happens, a line each. */
export interface Log {
  /** Whether lines of this level are written. */
  has(level: Exclude<LogLevel, "silent">): boolean;
  /** Writes a line: its text for people, or with the fields as JSON. */
  write(level: Exclude<LogLevel, "silent">, text: string, fields?: object): void;
}

const COLOURS = { error: "red", warn: "yellow", debug: "dim" } as const;

/** Makes a log that writes to standard output. */
export function createLog(level: LogLevel, json: boolean): Log {
  const most = LOG_LEVELS.indexOf(level);
  let lines = "";
  process.once("exit", flush);
  return {
    has: (name) => LOG_LEVELS.indexOf(name) <= most,
    write(name, text, fields = {}) {
      if (LOG_LEVELS.indexOf(name) > most) return;
      // All lines of one turn of the event loop go out together: under load, one write takes as long as a request.
      if (lines === "") setImmediate(flush);
      lines += `${json ? asJson(name, text, fields) : asText(name, text)}\n`;
    },
  };

  function flush(): void {
    if (lines !== "") process.stdout.write(lines);
    lines = "";
  }
}

function asJson(level: string, message: string, fields: object): string {
  return JSON.stringify({ time: new Date().toISOString(), level, message, ...fields });
}

function asText(level: "info" | keyof typeof COLOURS, text: string): string {
  if (level === "info") return text;
  // The others quote requests, whose control characters could move the cursor of a terminal.
  return `${styleText(COLOURS[level], level.padEnd(5))} ${text.replace(/\p{Cc}/gu, "\u{fffd}")}`;
}
