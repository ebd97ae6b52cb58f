/**
 * What a run would send.
 */
import { counted } from "@facility-contracts/command/amounts";
import { printable } from "@facility-contracts/command/printable";
import { expectedOf } from "../checks/expectation.ts";
import type { Credential, Names, ProviderConfig } from "../config.ts";
import type { ApiContract } from "../contract/contracts.ts";
import type { RunOptions } from "../options.ts";
import { FORMAT_VERSION } from "../report.ts";
import { planOf, type Unit } from "../run/plan.ts";
import { openWallet } from "../run/wallet.ts";

/** Writes the plan of a run: a line a case, or JSON. */
export function planText(
  api: ApiContract,
  config: ProviderConfig<Names, Credential>,
  options: RunOptions,
  json: boolean,
): string {
  const { units, notChecked } = planOf(api, openWallet(config).config, options);
  const rows = units.map((unit) => ({ id: unit.id, expects: expectationOf(unit) }));
  if (json)
    return `${JSON.stringify({ formatVersion: FORMAT_VERSION, api: api.name, cases: rows, notChecked }, undefined, 2)}\n`;
  const lines = rows.map(({ id, expects }) => `${id} -> ${expects}`);
  const left = notChecked.map(({ what, why }) => `not checked: ${what}: ${why}`);
  return [
    ...[...lines, ...left].map(printable),
    "",
    `${counted(units.length, "case")}; nothing was sent`,
    "",
  ].join("\n");
}

function expectationOf(unit: Unit): string {
  if (unit.kind === "scenario") return unit.rule.says;
  if (unit.kind === "search") return "as the schema says";
  return expectedOf(unit.operation, unit.tested.expect);
}
