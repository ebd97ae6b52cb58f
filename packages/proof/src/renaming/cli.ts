/**
 * `npm run renaming`: whether any engine knows a name of our APIs.
 */
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { FROZEN_SOURCE, ROOT, SOURCE } from "@facility-contracts/command/repository";
import { gitIn } from "../content.ts";
import { type Origin, originOf, shareModules } from "../places/copy.ts";
import { environmentOf } from "../places/try-place.ts";
import { timeOf } from "../print.ts";
import { differencesOf, normalised } from "./compare.ts";
import { type Copy, OUTPUTS, type Output, type Texts } from "./outputs.ts";
import { apiNamesIn, namesIn, removeSources, renameSources } from "./sources.ts";
import { type Renaming, renamingOf, wordsOf } from "./words.ts";

const COMMAND = {
  does: `Copies the repository twice with the frozen contract as its contract, and in one copy renames everything that has a name:
APIs, operations, paths, parameters, fields, security schemes, components. What the engines make of both must be the same
but for the names.`,
  usage: "npm run renaming [-- options]",
  options: {
    only: { value: "output", help: "only this output; may be given several times", many: true },
    keep: { help: "leave the copies there, to look into" },
    list: { help: "print the outputs and stop" },
  },
  exits: "Exit codes: 0 no engine knows a name, 1 one does or an output cannot be made, 2 wrong use.",
} as const satisfies Command<Options>;

const CHANGELOG = "CHANGELOG.md";
const MAX_SHOWN_DIFFERENCES = 5;
const MAX_SHOWN_LINES = 12;

await runCommand("renaming", COMMAND, async ({ only, keep, list }) => {
  const names = OUTPUTS.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Failure(2, `There is no output '${unknown}': ${names.join(", ")}`);
  const outputs = OUTPUTS.filter(({ name }) => only.length === 0 || only.includes(name));
  if (list) return console.log(names.join("\n"));
  const scratch = await mkdtemp(join(tmpdir(), "renaming-"));
  try {
    await compareOutputs(outputs, scratch);
    if (keep) console.log(`\nThe copies: ${scratch}`);
  } finally {
    if (!keep) await rm(scratch, { recursive: true, force: true });
  }
});

async function compareOutputs(outputs: readonly Output[], scratch: string): Promise<void> {
  const origin = await originOf(ROOT, scratch);
  const began = performance.now();
  const first = await madeIn(await copyOf(origin, scratch, "first"), outputs);
  const names = new Set([...(await namesIn(FROZEN_SOURCE)), ...(await namesIn(SOURCE))]);
  const renaming = renamingOf(names, wordsIn(first.values()));
  console.log(`${names.size} names, ${renaming.words.size} words of them renamed\n`);
  const second = await madeIn(await copyOf(origin, scratch, "second", renaming), outputs);
  const failed: string[] = [];
  for (const { name } of outputs)
    if (!isSame(name, first.get(name), second.get(name), renaming)) failed.push(name);
  const seconds = timeOf((performance.now() - began) / 1000);
  console.log(
    failed.length === 0
      ? `\nNo engine knows a name: ${outputs.length} outputs are the same with other names (${seconds}).`
      : `\n${failed.length} of ${outputs.length} outputs are not the same with other names: ${failed.join(", ")} (${seconds}). To look into the copies: npm run renaming -- --keep`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

/** What a copy made; an error where it could not. */
type Made = ReadonlyMap<string, Texts | Error>;

async function madeIn(copy: Copy, outputs: readonly Output[]): Promise<Made> {
  const made = new Map<string, Texts | Error>();
  for (const { name, make } of outputs)
    try {
      const texts = await make(copy);
      made.set(
        name,
        new Map([...texts].map(([key, text]) => [key, normalised(text.replaceAll(copy.folder, "ROOT"))])),
      );
    } catch (error) {
      made.set(name, new Error(normalised(messageOf(error).replaceAll(copy.folder, "ROOT"))));
    }
  return made;
}

/** Tells whether two outputs are the same, and where they are not. */
function isSame(
  name: string,
  before: Texts | Error | undefined,
  after: Texts | Error | undefined,
  renaming: Renaming,
): boolean {
  if (before === undefined || before instanceof Error)
    return told(name, `cannot be made of the frozen contract:\n${tellingLinesOf(before?.message ?? "")}`);
  if (after === undefined || after instanceof Error)
    return told(
      name,
      `cannot be made with other names:\n${tellingLinesOf(renaming.restore(after?.message ?? ""))}`,
    );
  const restored = new Map(
    [...after].map(([key, text]) => [renaming.restore(key), normalised(renaming.restore(text))]),
  );
  const differences = differencesOf(before, restored);
  if (differences.length === 0) {
    console.log(`the same  ${name}: ${before.size} ${before.size === 1 ? "text" : "texts"}`);
    return true;
  }
  console.log(`DIFFERENT ${name}: ${differences.length} of ${before.size} texts`);
  for (const { text, line, before: was, after: is } of differences.slice(0, MAX_SHOWN_DIFFERENCES))
    console.log(`  ${text}, line ${line}\n    frozen   ${was}\n    renamed  ${is}`);
  if (differences.length > MAX_SHOWN_DIFFERENCES)
    console.log(`  and ${differences.length - MAX_SHOWN_DIFFERENCES} texts more`);
  return false;
}

function told(name: string, message: string): false {
  console.log(`FAILED    ${name} ${message}`);
  return false;
}

/** The lines of what was printed that speak of an error; the last ones where none does. */
function tellingLinesOf(text: string): string {
  const lines = text.split("\n").filter((line) => !/^\s*(at |npm error|$)/.test(line));
  const errors = lines.filter((line) => /\berror\b/i.test(line)).slice(0, MAX_SHOWN_LINES);
  return (errors.length > 0 ? errors : lines.slice(-MAX_SHOWN_LINES)).map((line) => `    ${line}`).join("\n");
}

function wordsIn(outputs: Iterable<Texts | Error>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const output of outputs)
    for (const text of output instanceof Error ? [output.message] : output.values())
      for (const word of wordsOf(text)) words.add(word);
  return words;
}

/** A copy whose contract is the frozen one, with other names or not. */
async function copyOf(origin: Origin, scratch: string, name: string, renaming?: Renaming): Promise<Copy> {
  const folder = join(scratch, name);
  await origin.copy("clone", folder);
  await shareModules(ROOT, folder);
  const openapi = join(folder, "openapi");
  const take = async (source: string) => {
    await removeSources(openapi);
    for (const api of await apiNamesIn(source)) {
      await cp(join(source, api), join(openapi, api), { recursive: true });
      // What its changelog says of our contract is in words: the review writes it anew.
      const before = join(FROZEN_SOURCE, api, CHANGELOG);
      if (existsSync(before)) await cp(before, join(openapi, api, CHANGELOG));
    }
    if (renaming !== undefined) await renameSources(openapi, renaming);
  };
  // A breaking change needs a text that announces it.
  const takeOurs = async () => {
    await take(SOURCE);
    const sizes = (await apiNamesIn(openapi)).map((api) => `${api}: major\n`).join("");
    await writeFile(join(openapi, "changes/all.md"), `---\n${sizes}---\n\nRead what has changed.\n`);
  };
  await take(FROZEN_SOURCE);
  const git = gitIn(folder);
  await git("add", "--all");
  const author = ["-c", "user.name=renaming", "-c", "user.email=renaming@localhost"];
  await git(...author, "commit", "--quiet", "--message=The frozen contract");
  const clean = await environmentOf({ name: "renaming" }, scratch, undefined);
  const env = { ...clean, PATH: [join(folder, "node_modules/.bin"), clean.PATH].join(delimiter) };
  return { folder, env, takeOurs };
}
