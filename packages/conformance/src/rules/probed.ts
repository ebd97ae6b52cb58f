/**
 * What the probe of a rule sees.
 */
import type { RowId } from "../config.ts";
import type { Provider } from "./provider.ts";
import { type Given, textIn } from "./template.ts";

/**
 * What the probe of a rule sees of a row, of which only what an operation answers counts.
 *
 * @param within puts what it sees where an answer has it
 * @throws NotPossible when the probe fails
 */
export function probed(
  provider: Provider,
  { operation, parameters }: Given,
  id: RowId,
  within: (seen: unknown) => unknown = (seen) => seen,
): Promise<unknown> {
  const look = provider.config.probes?.[textIn(parameters, "probe")];
  return provider.probed(operation.operationId, async () => within(await look?.(id)));
}
