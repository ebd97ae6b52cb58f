/**
 * `npm run facts`: holds the contract against the facts of its documentation pages.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleApis } from "../../../scripts/bundle.ts";
import { Failure, run, wrongOptions } from "../../../scripts/failure.ts";
import { SOURCE } from "../../../scripts/generated.ts";
import { checkLedger, type LedgerCheck } from "./check.ts";
import { readLedger } from "./ledger.ts";

const HELP = `Holds the contract against the facts of its documentation pages, both ways: each fact of openapi/<api>/facts.yaml has to
be in the contract, and each claim of the contract has to be a fact, or marked with x-assumption and held there with its value.

Usage: npm run facts [-- options]

  --api <name>  only this API: safety-register, tickets
  --json        print every claim with what stands behind it, as JSON
  --help        show this text

Exit codes: 0 all is documented or assumed, 1 something is not, 2 wrong use.
`;

await run("facts", async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const bundles = await bundleApis(SOURCE);
  const names = bundles.map(({ api }) => api);
  if (options.api !== undefined && !names.includes(options.api))
    throw new Failure(2, `there is no API '${options.api}'; there are ${names.join(", ")}`);
  const checks = new Map<string, LedgerCheck>();
  for (const bundle of bundles)
    if (options.api === undefined || options.api === bundle.api)
      checks.set(
        bundle.api,
        checkLedger({ ...bundle.document }, await readLedger(join(SOURCE, bundle.api, "facts.yaml"))),
      );
  if (options.json)
    console.log(JSON.stringify({ formatVersion: 1, ...Object.fromEntries(checks) }, undefined, 2));
  else console.log([...checks].map(([api, check]) => textOf(api, check)).join("\n"));
  const findings = [...checks.values()].flatMap(({ contradicted, unexplained }) => [
    ...contradicted,
    ...unexplained,
  ]);
  if (findings.length > 0) process.exitCode = 1;
  if (!options.json)
    console.log(
      findings.length === 0
        ? `\nEvery claim is documented or assumed (${Math.round(performance.now())} ms). Next: npm run mutate shows that a change is noticed.`
        : `\n${findings.length} findings (${Math.round(performance.now())} ms).`,
    );
});

function textOf(api: string, { assumed, claims, contradicted, facts, grounds }: LedgerCheck): string {
  const ledger = `openapi/${api}/facts.yaml`;
  return [
    `${api}: ${claims} claims, ${facts} documented (${Math.round((100 * facts) / claims)} %), ${assumed} assumed`,
    ...contradicted.map((line) => `  ${line}`),
    ...grounds.flatMap(({ assumption, claim: { pointer }, held }) => {
      if (held) return [];
      return assumption === undefined
        ? [`  ${pointer} is neither. Add the fact to ${ledger}, or x-assumption to its place`]
        : [
            `  ${pointer} is assumed. Add its value to \`assumptions\` in ${ledger}, so that a change of it is noticed`,
          ];
    }),
  ].join("\n");
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        api: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw wrongOptions(error);
  }
}
