/**
 * What the probe of a rule sees.
 */
import { messageOf } from "@facility-contracts/command/failure";
import type { RowId } from "../config.ts";
import { documented } from "../contract/documented.ts";
import { NotPossible } from "./broken.ts";
import type { Provider } from "./provider.ts";
import { type Given, textIn } from "./template.ts";

/**
 * What the probe of a rule sees of a row, of which only what an operation answers counts.
 *
 * @param within puts what it sees where an answer has it
 * @throws NotPossible when the probe fails
 */
export async function probed(
  { config }: Provider,
  { operation, parameters }: Given,
  id: RowId,
  within: (seen: unknown) => unknown = (seen) => seen,
): Promise<unknown> {
  try {
    const seen = within(await config.probes?.[textIn(parameters, "probe")]?.(id));
    // As JSON, in which a date is a text.
    return documented(operation.success.schema, JSON.parse(JSON.stringify(seen) ?? "null"));
  } catch (cause) {
    throw new NotPossible(`a probe failed: ${messageOf(cause)}`, { cause });
  }
}
