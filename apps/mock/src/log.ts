import { styleText } from "node:util";
import { printable } from "@facility-contracts/command/printable";

/** How much is logged: nothing, answers with 5xx, also with 4xx, all of them. All but the first log the start. */
export const LOG_LEVELS = ["silent", "error", "warn", "info"] as const;

type LogLevel = (typeof LOG_LEVELS)[number];

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

/** So long lines wait for others: to write takes longer than to answer. */
const MAX_WAIT_MS = 20;

export function createLog(level: LogLevel, json: boolean): Log {
  const most = LOG_LEVELS.indexOf(level);
  let lines = "";
  // To ask the terminal and the environment for each line would take longer than the line.
  const titles = { error: titleOf("error"), warn: titleOf("warn"), info: titleOf("info") };
  process.once("exit", flush);
  // Who reads the log may go: the mock lives on, and its lines are lost.
  process.stdout.on("error", () => undefined);

  const has = (name: LineLevel) => LOG_LEVELS.indexOf(name) <= most;

  return {
    has,
    write(name, text, fields = {}) {
      if (has(name)) add(json ? asJson(name, { message: text, ...fields }) : asText(titles[name], text));
    },
    start(text, fields) {
      if (level !== "silent") add(json ? asJson("info", { message: "Mock server ready", ...fields }) : text);
      flush();
    },
  };

  function add(line: string): void {
    if (lines === "") setTimeout(flush, MAX_WAIT_MS);
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

function titleOf(level: LineLevel): string {
  return styleText(COLOURS[level], level.padEnd(5));
}

function asText(title: string, text: string): string {
  // Lines quote requests, whose control characters could move the cursor of a terminal.
  return `${title} ${printable(text)}`;
}
