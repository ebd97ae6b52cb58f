/**
 * The options of a command: one table gives their help, how they are read, and the types of their values.
 */
import { type ParseArgsOptionDescriptor, parseArgs } from "node:util";
import { Failure, messageOf, run } from "./failure.ts";

/** An option. Without `value` it is a flag. */
export interface Option {
  /** What the help calls its value: `number`. */
  readonly value?: string;
  /** What it does, as the help says it; left out where the usage says enough. */
  readonly help?: string;
  /** Its value when it is not given. */
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly many?: true;
  /** Its value when it is given without one, for an option whose value can be left out. */
  readonly bare?: string;
  /** Whether it is no option but all arguments that stand without one. */
  readonly argument?: true;
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
  /** What follows the sentence on a wrong option (default: that --help lists them). */
  readonly hint?: string;
}

type ValueOf<O extends Option> = O extends { many: true } | { argument: true }
  ? string[]
  : O extends { value: string }
    ? O extends { default: string }
      ? string
      : string | undefined
    : boolean;

export type Values<O extends Options> = { [Name in keyof O]: ValueOf<O[Name]> } & { help: boolean };

const HELP: Option = { help: "show this text" };

/**
 * Runs a command with its options, or prints its help. A {@link Failure} is printed as one line behind the name.
 */
export async function runCommand<const O extends Options>(
  name: string,
  command: Command<O>,
  work: (values: Values<O>) => void | Promise<void>,
): Promise<void> {
  await run(name, async () => {
    const values = readOptions(command);
    if (values.help) process.stdout.write(helpOf(command));
    else await work(values);
  });
}

/**
 * Reads the options that a command was called with.
 *
 * @throws Failure with exit code 2 for an option that does not exist or has no value, and for an argument that no
 * option stands for.
 */
export function readOptions<const O extends Options>(
  command: Command<O>,
  args?: readonly string[],
): Values<O>;
export function readOptions(
  { options, hint = "--help lists the options" }: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
) {
  const all = Object.entries({ ...options, help: HELP });
  const named = all.filter(([, { argument }]) => argument === undefined);
  const unnamed = all.find(([, { argument }]) => argument);
  try {
    const { values, positionals } = parseArgs({
      args: withValues(options, args),
      options: Object.fromEntries(named.map(([name, option]) => [name, configOf(option)])),
      allowPositionals: unnamed !== undefined,
    });
    return unnamed === undefined ? values : { ...values, [unnamed[0]]: positionals };
  } catch (cause) {
    // Node adds sentences on how an argument can begin with a dash.
    const [what = ""] = messageOf(cause).split(/\. |\n/);
    throw new Failure(2, `${what.replace(/\.$/, "")}. ${hint}`, { cause });
  }
}

/**
 * The arguments with each value behind `=`, where it may begin with a dash, and the one that stands for a value which is left
 * out: `parseArgs` has no such options.
 *
 * @throws Error for an option without its value.
 */
function withValues(options: Options, args: readonly string[]): string[] {
  const read: string[] = [];
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    // What follows is no option.
    if (arg === "--") return [...read, arg, ...left];
    const { value, bare } = (arg.startsWith("--") && options[arg.slice(2)]) || HELP;
    if (value === undefined) read.push(arg);
    else {
      const given = left[0]?.startsWith("--") ? bare : (left.shift() ?? bare);
      if (given === undefined) throw new Error(`${arg} needs a value, as in ${arg}=<${value}>`);
      read.push(`${arg}=${given}`);
    }
  }
  return read;
}

function configOf({ value, default: missing, many }: Option): ParseArgsOptionDescriptor {
  if (value === undefined) return { type: "boolean", default: false };
  if (many) return { type: "string", multiple: true, default: [] };
  return { type: "string", ...(missing === undefined ? {} : { default: missing }) };
}

/** What `--help` prints. */
export function helpOf({ does, usage, options, exits }: Command<Options>): string {
  const lines = Object.entries({ ...options, help: HELP }).flatMap(([name, option]) => {
    const { help, default: missing } = option;
    if (help === undefined) return [];
    return [
      { call: callOf(name, option), text: missing === undefined ? help : `${help} (default: ${missing})` },
    ];
  });
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

function callOf(name: string, { value, bare, argument }: Option): string {
  if (argument) return name;
  if (value === undefined) return `--${name}`;
  return bare === undefined ? `--${name} <${value}>` : `--${name} [${value}]`;
}
