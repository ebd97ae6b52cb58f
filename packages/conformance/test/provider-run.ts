import { isProof } from "@facility-contracts/command/proof-mode";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { APIS, configOf } from "@facility-contracts/provider/config";
import { createProvider } from "@facility-contracts/provider/provider";
import { type Served, serve } from "@facility-contracts/provider/serve";
import type { ProviderConfig } from "../src/config.ts";
import { conformance } from "../src/conformance.ts";
import type { RunOptions } from "../src/options.ts";
import type { Report } from "../src/report.ts";
import type { Transport, WireAnswer } from "../src/wire.ts";

/** For what each API shows alike and takes long: all of them in a proof, else the one with the fewest requests. */
export const SAMPLED_APIS: readonly Api[] = isProof ? APIS : ["tickets"];

/** The correct provider of an API, and how the suite is told about it. */
export function providerOf(api: Api): { readonly transport: Transport; readonly config: ProviderConfig } {
  const provider = createProvider();
  const config = configOf(provider)[api];
  return { transport: provider.handle, config };
}

/** Runs the suite on the correct provider, in this process, with something between the two. */
export function runOn(
  api: Api,
  {
    between = (transport) => transport,
    ...options
  }: RunOptions & { between?: (transport: Transport) => Transport } = {},
  change: (config: ProviderConfig) => ProviderConfig = (config) => config,
): Promise<Report> {
  const { transport, config } = providerOf(api);
  return conformance(api, change(config), { transport: between(transport), ...options });
}

/** The correct provider on a port. */
export async function servedProvider(api: Api): Promise<Served & { readonly config: ProviderConfig }> {
  const provider = createProvider();
  const served = await serve(provider);
  const config = configOf(provider)[api];
  return { ...served, config: { ...config, baseUrl: served.origin } };
}

/** Changes the value of each success, or its status. */
export function withSuccess(
  change: (value: Record<string, unknown>, answer: WireAnswer) => object,
  status = 200,
): (transport: Transport) => Transport {
  return (transport) => async (request, signal) => {
    const answer = await transport(request, signal);
    if (answer.status !== 200) return answer;
    const value = JSON.parse(Buffer.from(answer.body).toString("utf8"));
    return { ...answer, status, body: Buffer.from(JSON.stringify(change(value, answer))) };
  };
}

/** Answers some requests differently: with a status and a JSON value. */
export function answering(
  answer: (request: Parameters<Transport>[0]) => { status: number; value: unknown } | undefined,
): (transport: Transport) => Transport {
  return (transport) => (request, signal) => {
    const given = answer(request);
    if (given === undefined) return transport(request, signal);
    const body = Buffer.from(JSON.stringify(given.value));
    return Promise.resolve({ status: given.status, headers: { "content-type": "application/json" }, body });
  };
}
