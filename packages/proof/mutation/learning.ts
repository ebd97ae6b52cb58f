/**
 * Learns from a run without a mutant what the mutants of security have to know of the provider.
 */
import type { Transport } from "@facility-contracts/provider/wire";
import { credentialOf } from "./credentials.ts";
import { operationsOf } from "./document.ts";
import { identifierOf, requestOf } from "./message.ts";
import type { Known, Mutant } from "./mutant.ts";
import { securityOf } from "./request-security.ts";

/** A transport that watches, and what it has seen so far. */
export function learning(mutants: readonly Mutant[], transport: Transport) {
  const valid: Record<string, string> = {};
  const absent = new Set<string>();
  const operations = [...new Set(mutants.map(({ api }) => api))].flatMap(operationsOf).map((operation) => ({
    operation,
    isMine: requestOf(operation),
    schemes: securityOf(operation).schemes,
  }));
  const watching: Transport = async (request, signal) => {
    const answer = await transport(request, signal);
    for (const { operation, isMine, schemes } of operations) {
      if (!isMine(request)) continue;
      if (answer.status === 404) absent.add(identifierOf(operation, request.target));
      for (const scheme of answer.status < 300 ? schemes : []) {
        const value = credentialOf(scheme, request);
        if (value !== undefined) valid[scheme.name] ??= value;
      }
    }
    return answer;
  };
  const learned = (): Known => ({
    ...(Object.keys(valid).length > 0 ? { valid } : {}),
    absent: [...absent],
  });
  return { transport: watching, learned };
}
