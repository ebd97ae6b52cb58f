/**
 * Runs the suite on the correct provider, as it is or through a mutant.
 */
import type { ProviderConfig } from "@facility-contracts/conformance/source";
import { conformance } from "@facility-contracts/conformance/source";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { objectOf } from "@facility-contracts/model/json";
import { configOf } from "@facility-contracts/provider/config";
import { parametersOf } from "@facility-contracts/provider/foreign/place";
import { createProvider } from "@facility-contracts/provider/provider";
import { operationsOf } from "./document.ts";
import type { Known, Mutant } from "./mutant.ts";
import { apis } from "./mutants.ts";
import type { Verdict } from "./outcome.ts";

const SETTINGS = { seed: 1, bail: true, failOn: "assumption", deadline: 10_000 } as const;

/** What the suite says of a mutant. Each one gets a provider of its own. */
export async function verdictOf(mutant: Mutant): Promise<Verdict> {
  const api = apis.find((name) => name === mutant.api);
  if (api === undefined) throw new Error(`${mutant.id} is none of our APIs.`);
  const { handle, config } = provided(api);
  const transport = mutant.wrap(handle, knownOf(config, mutant));
  return verdict(() => conformance(api, config, { ...SETTINGS, transport, only: mutant.operationId }));
}

/** What the suite says of the provider as it is: it must find nothing. */
export async function verdictOfProvider(api: Api): Promise<Verdict> {
  const { handle, config } = provided(api);
  return verdict(() => conformance(api, config, { ...SETTINGS, transport: handle }));
}

function provided(api: Api) {
  const provider = createProvider();
  const config = configOf(provider)[api];
  return { handle: provider.handle, config };
}

async function verdict(run: () => ReturnType<typeof conformance>): Promise<Verdict> {
  try {
    const { findings } = await run();
    const [first] = findings;
    if (first === undefined) return { killed: false };
    return { killed: true, found: `${first.check} at ${first.place}: ${first.got}` };
  } catch (error) {
    return { killed: false, failed: true, found: error instanceof Error ? error.message : String(error) };
  }
}

/** What sort of row an operation is about. */
function kindOf({ api, operationId }: Mutant): string {
  const operation = operationsOf(api).find((known) => known.operationId === operationId);
  const marked = operation && parametersOf(operation).map(({ value }) => objectOf(value)["x-row"]);
  return String(marked?.findLast((kind) => kind !== undefined));
}

function knownOf({ credentials, rows = {} }: ProviderConfig, mutant: Mutant): Known {
  const absent = rows[kindOf(mutant)]?.absent;
  return {
    valid: credentials.valid,
    ...(credentials.expired === undefined ? {} : { expired: credentials.expired }),
    ...(absent === undefined ? {} : { absent: [String(absent)] }),
  };
}
