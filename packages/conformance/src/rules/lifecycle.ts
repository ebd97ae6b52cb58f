/**
 * What becomes of a row that an operation of the contract makes: it is read, changed and deleted in that order.
 */
import type { RowId } from "../config.ts";
import type { Creator } from "../contract/creators.ts";
import { type OperationContract, rowParameterOf } from "../contract/operation.ts";
import type { Provider } from "./provider.ts";
import type { ScenarioRule } from "./rule.ts";

/** The rules of the rows of one kind. */
export function lifecycleOf(
  kind: string,
  { operation: { operationId } }: Creator,
  operations: readonly OperationContract[],
): readonly ScenarioRule[] {
  const on = (...methods: readonly string[]) =>
    operations.find(
      (operation) =>
        methods.includes(operation.method) &&
        rowParameterOf(operation)?.row === kind &&
        // What is below a row, such as its picture, is another matter.
        operation.path.endsWith("}"),
    )?.operationId;
  const [read, change, remove] = [on("GET"), on("PUT", "PATCH"), on("DELETE")];
  const steps = async (provider: Provider, named: readonly (string | undefined)[]): Promise<RowId> => {
    const id = await provider.made(kind);
    for (const name of named) if (name !== undefined) await provider.accepted(name, { id });
    return id;
  };
  const used: ScenarioRule = {
    id: "made-row",
    operationId,
    says: "What it makes can be read, changed and deleted.",
    assumed: undefined,
    async run(provider) {
      await steps(provider, [read, change, change && read, remove]);
    },
  };
  if (read === undefined || remove === undefined) return [read, change, remove].some(Boolean) ? [used] : [];
  const gone: ScenarioRule = {
    id: "deleted-row",
    operationId,
    says: "What was deleted is not found again.",
    assumed: "The contract says that a row can be deleted, and not that it is not shown from then on.",
    async run(provider) {
      const id = await steps(provider, [remove]);
      await provider.refused(read, { id });
    },
  };
  return [used, gone];
}
