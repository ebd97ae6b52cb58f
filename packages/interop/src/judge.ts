/**
 * Holds what a tool made of a document against it.
 */
import { compileProbes } from "./compile.ts";
import { type Probe, type Probed, probesOf } from "./probes/probes.ts";
import { nameOf, type Subject, subjectsOf } from "./subjects.ts";
import { KINDS_OF_TYPES, type MadeTypes, type Tool, type Workshop } from "./tools/tool.ts";
import type { Verdict } from "./verdict.ts";

export function allProbes({ document, oracle }: Pick<Workshop, "document" | "oracle">): Probed {
  const found = subjectsOf(document).map((subject) => probesOf(oracle, subject));
  return {
    probes: found.flatMap(({ probes }) => probes),
    unprobed: found.flatMap(({ unprobed }) => unprobed),
  };
}

export async function judge(tool: Tool, workshop: Workshop, { probes }: Probed): Promise<Verdict[]> {
  switch (tool.judgedBy) {
    case "request":
      return tool.check(workshop);
    case "parser": {
      const schemas = await tool.make(workshop);
      const accepts = new Map<Subject, ReturnType<typeof schemas>>();
      for (const { subject } of probes) if (!accepts.has(subject)) accepts.set(subject, schemas(subject));
      return verdictsOf(tool.name, probes, ({ subject, value }) => accepts.get(subject)?.(value));
    }
    case "compiler":
      return judgeTypes(tool.name, await tool.make(workshop), probes);
  }
}

export async function judgeTypes(
  tool: string,
  made: MadeTypes,
  probes: readonly Probe[],
): Promise<Verdict[]> {
  const said = probes.filter(({ kind }) => KINDS_OF_TYPES.has(kind));
  const { takes, moduleErrors } = await compileProbes(made, said);
  const compiles: Verdict = {
    tool,
    kind: "compiles",
    pointer: "#",
    subject: "the generated module",
    ...(moduleErrors.length === 0
      ? { outcome: "right" }
      : { outcome: "wrong", made: moduleErrors.slice(0, 3).join("; ") }),
  };
  const saying = new Set(said);
  return [compiles, ...verdictsOf(tool, probes, (probe) => (saying.has(probe) ? takes(probe) : undefined))];
}

/** One verdict for the probes of one statement: one that is wrong makes it wrong. */
function verdictsOf(
  tool: string,
  probes: readonly Probe[],
  takes: (probe: Probe) => boolean | undefined,
): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  const taken = new Map(probes.map((probe) => [probe, takes(probe)]));
  for (const probe of probes) {
    const { kind, pointer, position, whole, isNullable = false } = probe;
    const verdict = { tool, kind, pointer, subject: nameOf(probe.subject), isNullable };
    const key = JSON.stringify([verdict.subject, kind, pointer, position]);
    const known = verdicts.get(key);
    if (known?.outcome === "wrong") continue;
    const isTaken = taken.get(probe);
    // Where the value itself is refused, one cause would be told at each of its fields.
    const isHidden = whole !== undefined && taken.get(whole) === false;
    if (isTaken === undefined || isHidden) verdicts.set(key, known ?? { ...verdict, outcome: "unsaid" });
    else if (isTaken === probe.isValid) verdicts.set(key, { ...verdict, outcome: "right" });
    else
      verdicts.set(key, {
        ...verdict,
        outcome: "wrong",
        made: `${isTaken ? "takes" : "refuses"}: ${probe.text}${hint(probe, taken)}`,
      });
  }
  return [...verdicts.values()];
}

/** What makes a tool take a value that it refuses. */
function hint(whole: Probe, taken: ReadonlyMap<Probe, boolean | undefined>): string {
  const change = [...taken].find(
    ([probe, isTaken]) => probe.whole === whole && probe.isValid && isTaken === true,
  );
  return change === undefined ? "" : `; it takes one where ${change[0].text}`;
}
