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

test.each([
  [["--fish"], "Unknown option '--fish'. --help lists the options"],
  [["--hours"], "Option '--hours <value>' argument missing. --help lists the options"],
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
