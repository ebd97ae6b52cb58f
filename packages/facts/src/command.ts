/**
 * What `npm run facts` does.
 */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { counted } from "@facility-contracts/command/amounts";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";
import { ROOT, SOURCE } from "@facility-contracts/command/repository";
import { openApis } from "@facility-contracts/model/apis";
import { checkLedger, type LedgerCheck, problemText } from "./check.ts";
import { HOW_TO_BEGIN, isEmpty, LEDGER_FILE, type Ledger } from "./ledger.ts";
import { pageText } from "./page-claims.ts";
import { readLedger } from "./read-ledger.ts";

/** What the command says of itself. */
export const COMMAND = {
  does: `Holds the contract against its ledgers, openapi/<api>/facts.yaml, both ways: each entry has to be in the contract, and each
claim of the contract has to be stated by a page, shown by an example on one, or marked with x-assumption.`,
  usage: "npm run facts [-- [folder] [options]]",
  options: {
    folder: { argument: true, help: "where the APIs are, each in a folder of its own (default: openapi/)" },
    api: { value: "name", help: "only this API" },
    page: { value: "name", help: "list the facts of one page, such as update-ticket" },
    json: { help: "print every claim with its ground, as JSON" },
  },
  exits: "Exit codes: 0 every claim has its ground, 1 something has not, 2 wrong use.",
} as const satisfies Command<Options>;

interface Checked {
  readonly api: string;
  readonly ledger: Ledger;
  readonly check: LedgerCheck;
}

/**
 * Holds the contract against its ledgers, and prints what came of it.
 *
 * @returns the exit code
 * @throws Failure with exit code 2 for wrong use
 */
export async function perform(
  options: Values<typeof COMMAND.options>,
  print: (lines: string) => void,
): Promise<0 | 1> {
  const [folder, extra] = options.folder;
  if (extra !== undefined) throw new Failure(2, `there can be one folder, and '${extra}' is a second one`);
  const source = folder === undefined ? SOURCE : callersPath(folder);
  if (!existsSync(source)) throw new Failure(2, `there is no folder ${folder}`);
  const checked = await checkApis(source, options.api);
  if (options.page !== undefined) {
    print(pageListing(options.page, checked).trimEnd());
    return 0;
  }
  const findings = checked.flatMap(({ check }) => [...check.contradicted, ...check.unexplained]);
  if (options.json) {
    const byApi = Object.fromEntries(checked.map(({ api, check }) => [api, check]));
    print(JSON.stringify({ formatVersion: 3, ...byApi }, undefined, 2));
  } else {
    const time = `${Math.round(performance.now())} ms`;
    const last =
      findings.length === 0
        ? `Every claim has its ground (${time}). Next: npm run mutate shows that a change is noticed.`
        : `${counted(findings.length, "finding")} (${time}).`;
    print(`${checked.map(textOf).join("\n")}\n\n${last}`);
  }
  return findings.length > 0 ? 1 : 0;
}

async function checkApis(source: string, only: string | undefined): Promise<Checked[]> {
  const contracts = await openApis(source, relative(ROOT, source) || ".");
  const names = contracts.map(({ name }) => name);
  if (only !== undefined && !names.includes(only))
    throw new Failure(2, `there is no API '${only}'; there are ${names.join(", ")}`);
  return Promise.all(
    contracts
      .filter(({ name }) => only === undefined || name === only)
      .map(async ({ name: api, document }) => {
        const ledger = await readLedger(join(source, api, LEDGER_FILE));
        return { api, ledger, check: checkLedger(document, ledger) };
      }),
  );
}

function pageListing(name: string, checked: readonly Checked[]): string {
  const found = checked.find(({ ledger }) => ledger.pages.some((page) => page.name === name));
  const page = found?.ledger.pages.find((known) => known.name === name);
  if (found === undefined || page === undefined) {
    const names = checked.flatMap(({ ledger }) => ledger.pages.map((known) => known.name));
    throw new Failure(2, `there is no page '${name}'; there are ${names.join(", ")}`);
  }
  return pageText(page, found.check);
}

function textOf({ api, check, ledger }: Checked): string {
  const { assumed, claims, contradicted, grounds, shown, stated } = check;
  const part = (count: number, name: string) =>
    `${count} ${name} (${Math.round((100 * count) / Math.max(1, claims))} %)`;
  const first = `${api}: ${counted(claims, "claim")}, ${part(stated, "stated")}, ${part(shown, "shown")}, ${part(assumed, "assumed")}`;
  // A line for each claim would hide how to begin.
  if (isEmpty(ledger) && claims > 0)
    return `${first}\n  ${ledger.file} says nothing yet. ${HOW_TO_BEGIN}, then run this again: it lists what is missing`;
  return [
    first,
    ...contradicted.map((problem) => `  ${problemText(problem)}`),
    ...grounds.flatMap(({ assumption, claim: { pointer }, ground }) => {
      if (ground !== undefined) return [];
      return assumption === undefined
        ? [
            `  ${pointer} has no ground. Add what the page says to ${ledger.file}, or x-assumption to its place`,
          ]
        : [
            `  ${pointer} is assumed. Add its value to ${ledger.file} with \`ground: assumed\`, so that a change of it is noticed`,
          ];
    }),
  ].join("\n");
}
