/**
 * Holds what a tool made of a document against it.
 */
import { compileProbes } from "./compile.ts";
import { type Probe, type Probed, probesOf } from "./probes/probes.ts";
import { nameOf, type Subject, subjectsOf } from "./subjects.ts";
import { KINDS_OF_TYPES, type MadeTypes, type Tool, type Workshop } from "./tools/tool.ts";
import type { Verdict } from "./verdict.ts";

/** The probes of all subjects. */
export function allProbes({ document, oracle }: Pick<Workshop, "document" | "oracle">): Probed {
  const found = subjectsOf(document).map((subject) => probesOf(document, oracle, subject));
  return {
    probes: found.flatMap(({ probes }) => probes),
    unprobed: found.flatMap(({ unprobed }) => unprobed),
  };
}

/** What a tool makes of a document. */
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

/** What a tool's types make of the probes. */
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
  for (const probe of probes) {
    const { kind, pointer } = probe;
    const subject = nameOf(probe.subject);
    const key = JSON.stringify([
      subject,
      kind,
      pointer,
      kind === "required" || kind === "optional" ? probe.text : "",
    ]);
    const taken = takes(probe);
    const known = verdicts.get(key);
    if (known?.outcome === "wrong") continue;
    if (taken === undefined) verdicts.set(key, known ?? { tool, kind, pointer, subject, outcome: "unsaid" });
    else if (taken === probe.isValid) verdicts.set(key, { tool, kind, pointer, subject, outcome: "right" });
    else
      verdicts.set(key, {
        tool,
        kind,
        pointer,
        subject,
        outcome: "wrong",
        made: `${taken ? "takes" : "refuses"}: ${probe.text}`,
      });
  }
  return [...verdicts.values()];
}
