/**
 * Spectral with its `spectral:oas` rules.
 */
import { isObject, listOf } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import type { Verdict } from "../verdict.ts";
import { type RequestsTool, requireTool } from "./tool.ts";

/** Findings of this severity and above count: 0 is an error, 1 a warning. */
const MAX_SEVERITY = 1;

const ABOUT = { tool: "spectral", kind: "lint", subject: "document" } as const;

/** What it reports. A document without a finding has one verdict that is right. */
export const spectral: RequestsTool = {
  name: "spectral",
  judgedBy: "request",
  async check(workshop) {
    const core = requireTool(workshop, "@stoplight/spectral-core");
    const rulesets = requireTool(workshop, "@stoplight/spectral-rulesets");
    const Spectral: unknown = isObject(core) ? core.Spectral : undefined;
    if (typeof Spectral !== "function" || !isObject(rulesets))
      throw new Error("Spectral exports no Spectral");
    const linter: unknown = Reflect.construct(Spectral, []);
    call(linter, "setRuleset", { extends: [[rulesets.oas, "recommended"]] });
    const results = await call(linter, "run", JSON.stringify(workshop.document.document, undefined, 2));
    const verdicts = listOf(results).flatMap((result): Verdict[] => {
      if (!isObject(result) || Number(result.severity) > MAX_SEVERITY) return [];
      const path = Array.isArray(result.path) ? result.path.map(String) : [];
      const made = `${result.code}: ${result.message}`;
      return [{ ...ABOUT, pointer: pointerBelow("#", ...path), outcome: "wrong", made }];
    });
    return verdicts.length > 0 ? verdicts : [{ ...ABOUT, pointer: "#", outcome: "right" }];
  },
};

function call(owner: unknown, method: string, argument: unknown): unknown {
  const value: unknown = typeof owner === "object" && owner !== null ? Reflect.get(owner, method) : undefined;
  if (typeof value !== "function") throw new Error(`Spectral has no ${method}`);
  return Reflect.apply(value, owner, [argument]);
}
