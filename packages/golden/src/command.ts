/**
 * What `npm run golden` does.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { seconds } from "@facility-contracts/command/amounts";
import { Failure } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { compare, FOLDER, fileOf } from "./compare.ts";
import { isFrozen } from "./frozen.ts";
import { goldenText, textOf } from "./golden-file.ts";
import { SUBJECTS, type Subject } from "./outputs.ts";

/** What the command says of itself. */
export const COMMAND = {
  does: "Makes the outputs of the engines on the frozen contract and compares them with those in packages/golden/golden.",
  usage: "npm run golden [-- options]",
  options: {
    only: { value: "name", help: "only this output; may be given several times", many: true },
    quick: { help: "only those that npm test compares" },
    write: { help: "write the files anew; the commit says why, and changes no engine" },
    show: {
      value: "key",
      help: "with --only: print all of this entry, of which the file may have a digest alone",
    },
    list: { help: "print the names and stop" },
  },
  exits: "Exit codes: 0 all are as they were or were written, 1 one is not, 2 wrong use.",
} as const satisfies Command<Options>;

const MAX_SHOWN_DIFFERENCES = 5;

/**
 * Makes the outputs that are asked for, and compares, writes or shows them.
 *
 * @returns the exit code
 * @throws Failure with exit code 2 for wrong use
 */
export async function perform(options: Values<typeof COMMAND.options>): Promise<0 | 1> {
  const chosen = chosenOf(options);
  if (options.list) {
    for (const { name, says } of chosen) console.log(`${name}: ${says}`);
    return 0;
  }
  if (!isFrozen())
    throw new Failure(
      2,
      "the engines read our contract and not the frozen one. Start it with: npm run golden",
    );
  if (options.show !== undefined) {
    await show(chosen, options.show);
    return 0;
  }
  await mkdir(FOLDER, { recursive: true });
  const changed: string[] = [];
  for (const subject of chosen) {
    const began = performance.now();
    const isSame = options.write ? await write(subject) : await check(subject);
    if (!isSame) changed.push(subject.name);
    const changedTo = options.write ? "written  " : "CHANGED  ";
    console.log(
      `${isSame ? "as it was" : changedTo}  ${subject.name} (${seconds(performance.now() - began)})`,
    );
  }
  if (options.write) {
    console.log(
      `${changed.length} of ${chosen.length} changed. Next: say why in a commit that changes no engine.`,
    );
    return 0;
  }
  console.log(
    changed.length === 0
      ? `${chosen.length} ${chosen.length === 1 ? "output is as it was" : "outputs are as they were"}.`
      : `${changed.length} of ${chosen.length} changed. If it is meant: npm run golden -- --write ${changed.map((name) => `--only ${name}`).join(" ")}`,
  );
  return changed.length > 0 ? 1 : 0;
}

/** Whether the output is as it was; tells the first differences. */
async function check(subject: Subject): Promise<boolean> {
  const different = await compare(subject);
  for (const { key, before = "nothing", after = "nothing" } of different.slice(0, MAX_SHOWN_DIFFERENCES))
    console.log(`  ${key}\n    was ${before}\n    is  ${after}`);
  if (different.length > MAX_SHOWN_DIFFERENCES)
    console.log(`  and ${different.length - MAX_SHOWN_DIFFERENCES} entries more`);
  return different.length === 0;
}

async function write({ name, make }: Subject): Promise<boolean> {
  const text = goldenText(await make());
  const before = await readFile(fileOf(name), "utf8").catch(() => undefined);
  if (text !== before) await writeAtomically(fileOf(name), text);
  return text === before;
}

async function show(chosen: readonly Subject[], key: string): Promise<void> {
  const [subject] = chosen;
  if (subject === undefined || chosen.length > 1) throw new Failure(2, "--show needs --only with one output");
  const output = await subject.make();
  if (!output.has(key))
    throw new Failure(2, `${subject.name} has no entry '${key}'; ${join(FOLDER, subject.name)}.txt has all`);
  console.log(textOf(output.get(key)));
}

function chosenOf({ only, quick }: Values<typeof COMMAND.options>): readonly Subject[] {
  const unknown = only.find((name) => SUBJECTS.every((subject) => subject.name !== name));
  if (unknown !== undefined) throw new Failure(2, `there is no output '${unknown}'. --list shows all`);
  return SUBJECTS.filter(
    ({ name, isQuick }) => (only.length === 0 || only.includes(name)) && (!quick || isQuick),
  );
}
