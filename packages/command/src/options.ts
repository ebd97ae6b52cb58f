/**
 * The options of a command: one table gives their help, how they are read, and the types of their values.
 */
import { parseArgs } from "node:util";
import { wrongOptions } from "./failure.ts";

/** An option. Without `value` it is a flag. */
export interface Option {
  /** What the help calls its value: `number`. */
  readonly value?: string;
  /** What it does, as the help says it. */
  readonly help: string;
  /** Its value when it is not given. */
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly many?: true;
}

/** Options by name. `--help` need not be among them: every command has it. */
export type Options = Readonly<Record<string, Option>>;

/** What a command says of itself. */
export interface Command<O extends Options> {
  readonly does: string;
  /** How it is called: `npm run facts [-- options]`. */
  readonly usage: string;
  readonly options: O;
  /** What the help says behind the options: the exit codes. */
  readonly exits?: string;
}

/** The value of an option. */
export type ValueOf<O extends Option> = O extends { value: string }
  ? O extends { many: true }
    ? string[]
    : O extends { default: string }
      ? string
      : string | undefined
  : boolean;

/** The values of options. */
export type Values<O extends Options> = { [Name in keyof O]: ValueOf<O[Name]> } & { help: boolean };

const HELP: Option = { help: "show this text" };

/**
 * Reads the options that a command was called with.
 *
 * @throws Failure with exit code 2 for an option that does not exist or has no value, and for any other argument.
 */
export function readOptions<const O extends Options>(
  command: Command<O>,
  args?: readonly string[],
): Values<O>;
export function readOptions({ options }: Command<Options>, args: readonly string[] = process.argv.slice(2)) {
  const config = Object.entries({ ...options, help: HELP }).map(([name, option]) => [name, configOf(option)]);
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(config) }).values;
  } catch (cause) {
    throw wrongOptions(cause);
  }
}

function configOf({ value, default: missing, many }: Option) {
  if (value === undefined) return { type: "boolean", default: false };
  if (many) return { type: "string", multiple: true, default: [] };
  return { type: "string", ...(missing === undefined ? {} : { default: missing }) };
}

/** What `--help` prints. */
export function helpOf({ does, usage, options, exits }: Command<Options>): string {
  const lines = Object.entries({ ...options, help: HELP }).map(
    ([name, { value, help, default: missing }]) => ({
      call: value === undefined ? `--${name}` : `--${name} <${value}>`,
      text: missing === undefined ? help : `${help} (default: ${missing})`,
    }),
  );
  const width = Math.max(...lines.map(({ call }) => call.length));
  return [
    does,
    "",
    `Usage: ${usage}`,
    "",
    ...lines.map(({ call, text }) => `  ${call.padEnd(width)}  ${text}`),
    ...(exits === undefined ? [] : ["", exits]),
    "",
  ].join("\n");
}
