/**
 * Rows that the operations of the contract make.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import { withRows } from "../cases/fresh-row.ts";
import { baseOf, requestOf } from "../cases/request.ts";
import type { RowId } from "../config.ts";
import { isSuccess } from "../contract/operation.ts";
import { NotPossible } from "../rules/broken.ts";
import { NoAnswer } from "./exchange.ts";
import type { Plan } from "./plan.ts";
import type { Sender } from "./sender.ts";

/** Where rows come from that the configuration does not give. */
export interface CreatedRows {
  /** Whether rows of a kind can be made. */
  has(kind: string): boolean;
  /**
   * Makes a row.
   *
   * @throws NotPossible when it is not made, or when the answer does not say which it is
   */
  make(kind: string): Promise<RowId>;
  /** The one that all may change and none may use up, which is made once. */
  shared(kind: string): Promise<RowId>;
}

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
