import { spawnSync } from "node:child_process";
import { expect, expectTypeOf, test } from "vitest";
import { Failure } from "../src/failure.ts";
import { type Command, helpOf, type Options, readOptions } from "../src/options.ts";

const COMMAND = {
  does: "Counts birds.",
  usage: "birds [options]",
  options: {
    place: { value: "name", help: "only there" },
    hours: { value: "number", help: "how long", default: "3" },
    bird: { value: "name", help: "only this one; may be given several times", many: true },
    loud: { help: "count aloud" },
  },
  exits: "Exit codes: 0 counted, 2 wrong use.",
} as const satisfies Command<Options>;

test("what is not given has its default, a flag false, and a list nothing", () => {
  expect(readOptions(COMMAND, [])).toEqual({ hours: "3", bird: [], loud: false, help: false });
});

test("what is given is read", () => {
  const args = ["--place", "pond", "--hours=4", "--bird", "a", "--bird", "b", "--loud", "--help"];
  const values = readOptions(COMMAND, args);
  expect(values).toEqual({ place: "pond", hours: "4", bird: ["a", "b"], loud: true, help: true });
  expectTypeOf(values.place).toEqualTypeOf<string | undefined>();
  expectTypeOf(values.hours).toEqualTypeOf<string>();
  expectTypeOf(values.bird).toEqualTypeOf<string[]>();
  expectTypeOf(values.loud).toEqualTypeOf<boolean>();
  expectTypeOf(values.help).toEqualTypeOf<boolean>();
});

test.each([["-1"], ["-"], ["-tall"], [""], ["1 = 2"]])("%j is a value, wherever it stands", (hours) => {
  expect(readOptions(COMMAND, ["--hours", hours, "--bird", hours, "--loud"])).toMatchObject({
    hours,
    bird: [hours],
    loud: true,
  });
  expect(readOptions(COMMAND, [`--hours=${hours}`])).toMatchObject({ hours });
});

test.each([
  [["--fish"], "Unknown option '--fish'. --help lists the options"],
  [["--hours"], "--hours needs a value, as in --hours=<number>. --help lists the options"],
  [["--hours", "--loud"], "--hours needs a value, as in --hours=<number>. --help lists the options"],
  [["--loud=yes"], "Option '--loud' does not take an argument. --help lists the options"],
  [["pond"], "Unexpected argument 'pond'. --help lists the options"],
])("%j is wrong use, in one sentence", (args, message) => {
  expect(() => readOptions(COMMAND, args)).toThrow(new Failure(2, message));
});

test("the help has a line for each option, one below the other", () => {
  expect(helpOf(COMMAND)).toBe(`Counts birds.

Usage: birds [options]

  --place <name>    only there
  --hours <number>  how long (default: 3)
  --bird <name>     only this one; may be given several times
  --loud            count aloud
  --help            show this text

Exit codes: 0 counted, 2 wrong use.
`);
});

const FILES = {
  does: "Counts lines.",
  usage: "lines [options] file...",
  options: {
    file: { help: "a text", argument: true },
    out: { value: "file", help: "write it", bare: "-" },
    merge: {},
  },
  hint: "Options go in front",
} as const satisfies Command<Options>;

test.each([
  [["a", "b"], { file: ["a", "b"] }],
  [[], { file: [] }],
  [["--out"], { out: "-" }],
  [["--out", "--merge", "a"], { out: "-", merge: true, file: ["a"] }],
  [["--out", "b", "a"], { out: "b", file: ["a"] }],
  [["--out", "-", "a"], { out: "-", file: ["a"] }],
  [["--out=b"], { out: "b" }],
  [["--", "--out", "a"], { file: ["--out", "a"] }],
])("arguments without an option, and a value that is left out: %j", (args, values) => {
  const read = readOptions(FILES, args);
  expect(read).toEqual({ file: [], merge: false, help: false, ...values });
  expectTypeOf(read.file).toEqualTypeOf<string[]>();
  expectTypeOf(read.out).toEqualTypeOf<string | undefined>();
});

test("a command has its own hint", () => {
  expect(() => readOptions(FILES, ["--fish"])).toThrow(
    new Failure(2, "Unknown option '--fish'. Options go in front"),
  );
});

test("the help leaves out what has no text", () => {
  expect(helpOf(FILES)).toBe(`Counts lines.

Usage: lines [options] file...

  file          a text
  --out [file]  write it
  --help        show this text
`);
});

test("a command is run with its options, or prints its help, or says in one line what is wrong", () => {
  const options = new URL("../src/options.ts", import.meta.url).href;
  const program = `
    import { runCommand } from ${JSON.stringify(options)};
    const command = { does: "Sings.", usage: "sing", options: { loud: { help: "aloud" } } };
    await runCommand("sing", command, ({ loud }) => console.log(loud ? "LA" : "la"));`;
  const sing = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", program, "--", "sing", ...args],
      { encoding: "utf8" },
    );
    return { status, stdout, stderr };
  };
  expect(sing("--loud")).toEqual({ status: 0, stdout: "LA\n", stderr: "" });
  expect(sing("--loud", "--help")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Sings\..*--loud/s),
  });
  expect(sing("--low")).toEqual({
    status: 2,
    stdout: "",
    stderr: "sing: Unknown option '--low'. --help lists the options\n",
  });
});
