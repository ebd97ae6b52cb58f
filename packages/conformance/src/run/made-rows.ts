/**
 * Rows that the operations of the contract make.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import { type CreatedRows, withRows } from "../cases/fresh-row.ts";
import { baseOf, requestOf } from "../cases/request.ts";
import type { RowId } from "../config.ts";
import { isSuccess } from "../contract/operation.ts";
import { NotPossible } from "../rules/broken.ts";
import { NoAnswer } from "./exchange.ts";
import type { Plan } from "./plan.ts";
import type { Sender } from "./sender.ts";

/** Makes rows by the creators of a plan. */
export function createdRows(
  { config, creators }: Pick<Plan, "config" | "creators">,
  sender: Sender,
): CreatedRows {
  const shared = new Map<string, Promise<RowId>>();
  const rows: CreatedRows = {
    has: (kind) => creators.has(kind),
    async make(kind) {
      const creator = creators.get(kind);
      const base = creator && baseOf(creator.operation, config);
      if (creator === undefined || base === undefined) throw new NotPossible(`no operation makes ${kind}`);
      const { operation } = creator;
      const request = requestOf(await withRows(base, {}, "accepted", rows));
      const answer = await sender.send(request).catch((cause: unknown) => {
        if (!(cause instanceof NoAnswer)) throw cause;
        throw new NotPossible(`${operation.operationId}, which makes ${kind}, got no answer`, { cause });
      });
      const id = valueAt(answer.value, `#${creator.id}`);
      if (isSuccess(operation, answer.status) && (typeof id === "string" || typeof id === "number"))
        return id;
      throw new NotPossible(
        `${operation.operationId}, which makes ${kind}, was answered ${answer.status} without an identifier at ${creator.id}`,
      );
    },
    shared(kind) {
      const made = shared.get(kind) ?? rows.make(kind);
      shared.set(kind, made);
      return made;
    },
  };
  return rows;
}
